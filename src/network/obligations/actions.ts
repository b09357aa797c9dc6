import { randomUUID } from 'node:crypto'
import type { Db } from '#platform/database'
import { notFound, Refusal } from '#platform/http'
import { writeTrail } from '#platform/trail'
import { isMember } from '../accession/model.ts'
import { scopeOf } from '../accession/policy.ts'
import type { Actor } from '../roles.ts'
import { changed, type FeeChange, feeToRaise, possibleChanges } from './fees.ts'
import type { Fee, Member, ObligationName, Terms } from './model.ts'
import * as store from './store.ts'
import * as termsStore from './terms-store.ts'

interface Doing {
  readonly actor: Actor
  readonly now: Date
}

export interface Keeping {
  readonly placeId: string
  readonly kind: ObligationName
  readonly on: string
  readonly note: string | null
}

export async function keepObligation(db: Db, { actor, now }: Doing, keeping: Keeping): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const id = randomUUID()
    const { placeId, kind, on } = keeping
    await store.insertEntry(tx, { id, ...keeping, at: now, by: actor.accountId })
    const subject = { kind: 'place', id: placeId }
    await writeTrail(tx, {
      at: now,
      by: actor,
      action: 'obligation kept',
      subject,
      placeId,
      details: { kind, on, entry: id },
    })
  })
}

/** Throws Refusal not_found where no such entry is in force. */
export async function takeObligationBack(
  db: Db,
  { actor, now }: Doing,
  { placeId, entryId, reason }: { placeId: string; entryId: string; reason: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const kind = await store.takeEntryBack(tx, { id: entryId, placeId, at: now, by: actor.accountId, reason })
    if (!kind) throw notFound()
    const subject = { kind: 'place', id: placeId }
    await writeTrail(tx, {
      at: now,
      by: actor,
      action: 'obligation taken back',
      subject,
      placeId,
      details: { kind, entry: entryId },
    })
  })
}

/** Resolves to false where there is nothing to raise: it stands, is free, or is not asked after. */
export async function raiseFee(db: Db, { actor, now }: Doing, placeId: string, year: number): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await store.lockFees(tx, placeId)
    const member = await memberOf(tx, placeId)
    const fee = isMember(member.place) ? feeToRaise(member, year) : null
    if (!fee || !(await store.insertFee(tx, fee, now, actor.accountId))) return false
    const subject = { kind: 'place', id: placeId }
    const { amount, currency } = fee
    await writeTrail(tx, {
      at: now,
      by: actor,
      action: 'fees raised',
      subject,
      placeId,
      details: { year, amount, currency },
    })
    return true
  })
}

/** For every member that owes one. Resolves to how many were raised, all at the same time: by it they are taken back. */
export async function raiseFees(db: Db, { actor, now }: Doing, year: number): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const raised: string[] = []
    for (const member of await store.listMembers(tx, scopeOf(actor))) {
      const fee = feeToRaise(member, year)
      if (fee && (await store.insertFee(tx, fee, now, actor.accountId))) raised.push(fee.placeId)
    }
    if (raised.length === 0) return 0
    const subject = { kind: 'programme', id: String(year) }
    await writeTrail(tx, { at: now, by: actor, action: 'fees raised', subject, details: { year, places: raised } })
    return raised.length
  })
}

/** Of fees raised together, those that nobody has touched since. Resolves to how many are gone. */
export async function takeFeesBack(
  db: Db,
  { actor, now }: Doing,
  raising: { year: number; raisedAt: Date },
): Promise<number> {
  const { demonstration } = actor
  return db.transaction().execute(async (tx) => {
    const places = await store.deleteRaised(tx, { ...raising, demonstration })
    if (places.length === 0) return 0
    const { year, raisedAt } = raising
    const subject = { kind: 'programme', id: String(year) }
    const details = { year, raisedAt: raisedAt.toISOString(), places }
    await writeTrail(tx, { at: now, by: actor, action: 'fees taken back', subject, details })
    return places.length
  })
}

export interface FeeUpdate {
  readonly placeId: string
  readonly year: number
  /** Null: only amount and note are changed. */
  readonly change: FeeChange | null
  readonly on: string
  /** Undefined: as it is. */
  readonly amount: number | undefined
  readonly note: string | undefined
}

/** Resolves to false for a change that the fee does not allow as it stands. Throws Refusal not_found: none was raised. */
export async function changeFee(db: Db, { actor, now }: Doing, update: FeeUpdate): Promise<boolean> {
  const { placeId, year, change, on, amount, note } = update
  return db.transaction().execute(async (tx) => {
    await store.lockFees(tx, placeId)
    const fee = (await memberOf(tx, placeId)).fees.find((one) => one.year === year)
    if (!fee) throw notFound()
    if (change !== null && !possibleChanges(fee).includes(change)) return false
    const stands = change === null ? fee : changed(fee, change, on)
    const next: Fee | null = stands && { ...stands, amount: amount ?? fee.amount, note: note ?? fee.note }
    if (next) await store.updateFee(tx, next, now, actor.accountId)
    else await store.deleteFee(tx, fee)
    const subject = { kind: 'place', id: placeId }
    const details = { year, change, amount: next?.amount ?? fee.amount, ...(change !== null && { on }) }
    await writeTrail(tx, { at: now, by: actor, action: 'fee changed', subject, placeId, details })
    return true
  })
}

/** Whether a place belongs to the whole programme, or to one of its networks alone. Throws Refusal invalid. */
export async function setTermsOf(
  db: Db,
  { actor, now }: Doing,
  { placeId, networkId }: { placeId: string; networkId: string | null },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { place } = await memberOf(tx, placeId)
    if (networkId !== null && !place.networkIds.includes(networkId)) throw new Refusal('invalid')
    await termsStore.setTermsOf(tx, { placeId, networkId, at: now, by: actor.accountId })
    const subject = { kind: 'place', id: placeId }
    const details = { terms: networkId ?? 'programme' }
    await writeTrail(tx, { at: now, by: actor, action: 'membership terms changed', subject, placeId, details })
  })
}

/** Throws Refusal invalid for a network that is not there. */
export async function saveTerms(db: Db, { actor, now }: Doing, terms: Terms): Promise<void> {
  const { demonstration } = actor
  await db.transaction().execute(async (tx) => {
    const networks = await termsStore.listNetworkNames(tx, demonstration)
    if (terms.networkId !== null && !networks.some(({ id }) => id === terms.networkId)) throw new Refusal('invalid')
    await termsStore.saveTerms(tx, { terms, demonstration, at: now, by: actor.accountId })
    const { networkId, fee, currency, feeDueMonth, countedFrom } = terms
    const subject = { kind: 'programme', id: networkId ?? 'programme' }
    const details = { fee, currency, feeDueMonth, countedFrom }
    await writeTrail(tx, { at: now, by: actor, action: 'membership settings changed', subject, networkId, details })
  })
}

async function memberOf(tx: store.Tx, placeId: string): Promise<Member> {
  const member = await store.findMember(tx, placeId)
  if (!member) throw notFound()
  return member
}
