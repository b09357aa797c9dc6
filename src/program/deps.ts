import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, outboxFolder } from '#config'
import type { Deps } from '#deps'
import { readEditions, withRegistered } from '#instruments'
import { buildAssets } from '#platform/assets'
import { enqueue, type Handlers } from '#platform/jobs'
import { fileMailer, type Mailer, smtpMailer } from '#platform/mail'
import { createSignIn, type LinkRequest } from '#platform/sign-in'
import { signInMessage } from '#site'
import { root, type Store } from './store.ts'

export const instrumentsFolder = join(root, 'instruments')

/** Everything a request handler may use, made from real parts. */
export async function createDeps(config: Config, store: Store, report: Deps['report']): Promise<Deps> {
  const [files, assets] = await Promise.all([readEditions(instrumentsFolder), buildAssets()])
  const { db } = store
  return {
    config,
    db,
    assets,
    editions: withRegistered(db, files, () => new Date()),
    now: () => new Date(),
    pendingMigrations: store.pending,
    report,
    signIn: createSignIn({
      db,
      secret: config.secret ?? keptSecret(config.dataDir),
      origin: config.publicUrl,
      enqueueRequest: (request) => enqueue(db, 'sign-in link', request),
      mailLink: (request, token) => mailerOf(config).send(signInMessage(request, token)),
    }),
  }
}

/** What the queue knows to do. */
export function jobHandlers({ signIn }: Pick<Deps, 'signIn'>): Handlers {
  return { 'sign-in link': (payload) => signIn.sendLink(payload as LinkRequest) }
}

function mailerOf(config: Config): Mailer {
  return config.smtpUrl
    ? smtpMailer(config.smtpUrl, config.mailFrom)
    : fileMailer(outboxFolder(config), config.mailFrom, () => new Date())
}

/** Outside production a secret is made once, so that sessions outlive a restart. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret')
  try {
    return readFileSync(file, 'utf8')
  } catch {
    const secret = randomBytes(32).toString('hex')
    writeFileSync(file, secret, { mode: 0o600 })
    return secret
  }
}
