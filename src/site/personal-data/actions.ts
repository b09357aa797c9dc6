import { outboxFolder } from '#config'
import type { Deps } from '#deps'
import { isLastSecretariat, mandateDay } from '#network'
import type { Db } from '#platform/database'
import { deleteUnusedFiles, filesFolder } from '#platform/files'
import { speech } from '#platform/i18n'
import { clearOutbox, removeFromOutbox } from '#platform/mail'
import type { Person, Row, Told } from '#platform/personal-data'
import type { Account } from '#platform/sign-in'
import { writeTrail } from '#platform/trail'
import { outboxDays, registry } from './registry.ts'

type Parts = Pick<Deps, 'db' | 'config' | 'now'>

/** What the program holds of somebody, by kind; `rows` by the table they stand in. */
export interface Held {
  readonly key: string
  readonly holds: Told
  readonly purpose: Told
  readonly kept: Told
  readonly rows: Readonly<Record<string, readonly Row[]>>
}

const personOf = ({ id, email, name }: Account): Person => ({ accountId: id, email: email.toLowerCase(), name })

/** Every kind of the registry, with what there is of the person: an empty kind has no rows. */
export async function gatherPersonalData({ db }: Pick<Parts, 'db'>, account: Account): Promise<Held[]> {
  const person = personOf(account)
  const held: Held[] = []
  for (const { key, holds, purpose, kept, stores } of registry) {
    const rows: Record<string, readonly Row[]> = {}
    for (const store of stores) {
      const found = await store.read(db, person)
      if (found.length > 0) rows[store.name] = found
    }
    held.push({ key, holds, purpose, kept: withDays(kept, stores), rows })
  }
  return held
}

/** The sentence with its period, which is that of the job too. */
export function withDays(kept: Told, stores: (typeof registry)[number]['stores']): Told {
  const days = stores.find(({ expiry }) => expiry)?.expiry?.days ?? 0
  const said = (lang: keyof Told) => kept[lang].replace('{days}', speech(lang).number(days, inDays))
  return { en: said('en'), fr: said('fr') }
}

const inDays = { style: 'unit', unit: 'day', unitDisplay: 'long' } as const

export const countOf = ({ rows }: Held): number => Object.values(rows).reduce((sum, found) => sum + found.length, 0)

/** Why an account stays: a key of the words. */
export type EraseObjection = 'erase.demonstration' | 'erase.lastSecretariat' | 'erase.mistyped'

/** Nothing is left that leads to the person; what they did for a place stays. `typed` is their address once more. */
export async function eraseAccount(
  { db, config, now }: Parts,
  account: Account,
  typed: string,
): Promise<EraseObjection | undefined> {
  // Everybody uses it: none may take it from the others.
  if (account.demonstration) return 'erase.demonstration'
  const person = personOf(account)
  if (typed.trim().toLowerCase() !== person.email) return 'erase.mistyped'
  const at = now()
  const objection = await db.transaction().execute(async (tx) => {
    if (await isLastSecretariat(tx, account, mandateDay(at))) return 'erase.lastSecretariat'
    for (const { stores } of registry) for (const store of stores) await store.erase(tx, person)
    await writeTrail(tx, {
      at,
      by: { accountId: account.id },
      action: 'account erased',
      subject: { kind: 'account', id: account.id },
    })
    return undefined
  })
  if (!objection) await removeFromOutbox(outboxFolder(config), [person.email, account.name])
  return objection
}

/** What a run of the retention job took out, by the store it stood in; nothing where nothing was due. */
export type Forgotten = Readonly<Record<string, number>>

/** Somebody may still be filling in the form that a file came with. */
const unusedFileDays = 1

const dayMs = 24 * 60 * 60 * 1000

export async function runRetention({ db, config, now }: Parts): Promise<Forgotten> {
  const at = now()
  const ago = (days: number) => new Date(at.getTime() - days * dayMs)
  const gone: Record<string, number> = {}
  const record = async (tx: Db, name: string, count: number) => {
    if (count === 0) return
    gone[name] = count
    const subject = { kind: 'store', id: name }
    await writeTrail(tx, { at, by: null, action: 'personal data expired', subject, details: { count } })
  }
  for (const { name, expiry } of registry.flatMap(({ stores }) => stores)) {
    if (!expiry) continue
    await db.transaction().execute(async (tx) => record(tx, name, await expiry.remove(tx, ago(expiry.days))))
  }
  const mails = await clearOutbox(outboxFolder(config), ago(outboxDays))
  await db.transaction().execute((tx) => record(tx, 'outbox', mails))
  const files = await deleteUnusedFiles(db, filesFolder(config.dataDir), ago(unusedFileDays))
  await db.transaction().execute((tx) => record(tx, 'stored_file', files))
  return gone
}
