import { randomUUID } from 'node:crypto'
import type { Db } from '#platform/database'
import { writeTrail } from '#platform/trail'
import { mandateDay } from '../model.ts'
import { findAccount, upsertAccount } from './invitation-store.ts'
import { isInvented } from './model.ts'
import * as store from './store.ts'

export interface Administrator {
  readonly email: string
  /** Absent: what stands before the @, or the name the account has. */
  readonly name: string | undefined
  readonly lang: string
  /** Also when the secretariat has somebody already. */
  readonly another: boolean
}

export type Making = 'made' | 'invented address' | 'somebody is there' | 'is there already'

/** The first member of the secretariat, who lets in all others: by a command, since nobody could invite them. */
export async function makeAdministrator(
  db: Db,
  { email, name, lang, another }: Administrator,
  now: Date,
): Promise<Making> {
  if (isInvented(email)) return 'invented address'
  const today = mandateDay(now)
  return db.transaction().execute(async (tx) => {
    await store.lockSecretariat(tx)
    const known = await findAccount(tx, email)
    if (known && (await store.holdsSecretariat(tx, known.id, today))) return 'is there already'
    const elsewhere = { accountId: known?.id ?? '', demonstration: false, on: today }
    if (!another && (await store.isSecretariatHeldBeside(tx, elsewhere))) return 'somebody is there'
    const called = name ?? known?.name ?? email.split('@')[0] ?? email
    const account = { id: randomUUID(), email, name: called, demonstration: false, language: lang, at: now }
    const accountId = await upsertAccount(tx, account)
    const mandateId = await store.insertMandate(tx, {
      id: randomUUID(),
      accountId,
      role: 'secretariat',
      scope: { placeId: null, networkId: null },
      fromOn: today,
      untilOn: null,
      languages: [lang],
      grantedBy: null,
      grantedAt: now,
    })
    await writeTrail(tx, {
      at: now,
      by: null,
      action: 'administrator made',
      subject: { kind: 'mandate', id: mandateId },
      details: { role: 'secretariat', from: today },
      personal: { email, name: called },
      about: accountId,
    })
    return 'made'
  })
}
