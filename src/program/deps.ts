import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assessmentNoticeKinds, gatherAssessment } from '#assessment'
import { type Config, outboxFolder } from '#config'
import type { Deps } from '#deps'
import { readEditions, withRegistered } from '#instruments'
import { libraryNoticeKinds, sendSurveyLetter, type SurveyMailJob } from '#library'
import {
  gatherReminders,
  type InvitationJob,
  membershipNoticeKinds,
  networkNoticeKinds,
  sendDigests,
  sendInvitation,
} from '#network'
import { buildAssets } from '#platform/assets'
import { enqueue, type Handlers } from '#platform/jobs'
import { createLive } from '#platform/live'
import type { Log } from '#platform/log'
import { fileMailer, type Mailer, type Message, smtpMailer } from '#platform/mail'
import { addressOfClient, createLimits } from '#platform/limits'
import { createMetrics } from '#platform/metrics'
import { createSignIn, type LinkRequest } from '#platform/sign-in'
import { endForgotten } from '#residents'
import { renew } from '#platform/search'
import { signingFor } from '#platform/signing'
import { providerCallback, runRetention, searchSources, signInMessage } from '#site'
import { entryKinds } from './entry-kinds.ts'
import { root, type Store } from './store.ts'

export const instrumentsFolder = join(root, 'instruments')

/** The same for every program of a process: read and bundled once. */
let ofProcess: Promise<[Awaited<ReturnType<typeof readEditions>>, Awaited<ReturnType<typeof buildAssets>>]> | undefined
const fromFiles = () => (ofProcess ??= Promise.all([readEditions(instrumentsFolder), buildAssets()]))

/** Everything a request handler may use, made from real parts. */
export async function createDeps(config: Config, store: Store, report: Deps['report'], log?: Log): Promise<Deps> {
  const [files, assets] = await fromFiles()
  const { db, pool } = store
  const metrics = createMetrics({ db, pool, pendingMigrations: store.pending }, { ofProcess: log !== undefined })
  const secret = config.secret ?? keptSecret(config.dataDir)
  const now = () => new Date()
  return {
    config,
    db,
    assets,
    editions: withRegistered(db, files, now),
    now,
    noticeKinds: [...membershipNoticeKinds, ...networkNoticeKinds, ...assessmentNoticeKinds, ...libraryNoticeKinds],
    entryKinds,
    noticeLinks: signingFor('reminders off', secret),
    surveyLinks: signingFor('survey answer', secret),
    seatForms: signingFor('seats of group rounds', secret),
    pendingMigrations: store.pending,
    report,
    metrics,
    observed(seen) {
      log?.request(seen)
      metrics.count(seen)
    },
    limits: createLimits({ db, secret, now }),
    live: createLive({ db, pool, report }),
    addressOf: addressOfClient(config.trustedProxies),
    signIn: createSignIn({
      db,
      secret,
      origin: config.publicUrl,
      now,
      provider: config.provider,
      providerCallback,
      enqueueRequest: (request) => enqueue(db, 'sign-in link', request),
      mailLink: (request, token) => mailerOf(config).send(signInMessage(request, token)),
    }),
  }
}

/** What the queue knows to do. */
export function jobHandlers(deps: Deps): Handlers {
  const { signIn, db, config, now } = deps
  const send = (message: Message) => mailerOf(config).send(message)
  return {
    'sign-in link': (payload) => signIn.sendLink(payload as LinkRequest),
    invitation: (payload) => sendInvitation(db, send, payload as InvitationJob, now()),
    'survey letter': (payload) =>
      sendSurveyLetter({ db, send, links: deps.surveyLinks, now: now() }, payload as SurveyMailJob),
    retention: async () => void (await runRetention(deps)),
    group_rounds: async () => void (await endForgotten(deps)),
    search: () => renew(db, searchSources(deps), deps.report),
    async reminders() {
      await gatherReminders(db, now())
      await gatherAssessment(deps)
      const { noticeKinds: kinds, noticeLinks: links } = deps
      await sendDigests({ db, send, kinds, links, origin: config.publicUrl, now: now() })
    },
  }
}

/** What is queued by the clock, in UTC; once a day that was missed, for instance because the program stood still. */
export const timetable = [
  '17 3 * * * retention ?fill=1d',
  '*/10 * * * * group_rounds ?fill=1h',
  '47 3 * * * search ?fill=1d',
  '30 5 * * * reminders ?fill=1d',
].join('\n')

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
