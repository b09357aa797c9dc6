import { outboxFolder } from '#config'
import type { Deps } from '#deps'
import { isLastSecretariat, mandateDay } from '#network'
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

const personOf = ({ id, email }: Pick<Account, 'id' | 'email'>): Person => ({
  accountId: id,
  email: email.toLowerCase(),
})

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
  const days = String(stores.find(({ expiry }) => expiry)?.expiry?.days ?? '')
  return { en: kept.en.replace('{days}', days), fr: kept.fr.replace('{days}', days) }
}

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

const dayMs = 24 * 60 * 60 * 1000

export async function runRetention({ db, config, now }: Parts): Promise<Forgotten> {
  const ago = (days: number) => new Date(now().getTime() - days * dayMs)
  const gone: Record<string, number> = {}
  for (const { name, expiry } of registry.flatMap(({ stores }) => stores)) {
    if (!expiry) continue
    const count = await db.transaction().execute((tx) => expiry.remove(tx, ago(expiry.days)))
    if (count > 0) gone[name] = count
  }
  const mails = await clearOutbox(outboxFolder(config), ago(outboxDays))
  if (mails > 0) gone['outbox'] = mails
  return gone
}
