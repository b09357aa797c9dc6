import { randomUUID } from 'node:crypto'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import { type TrailAction, writeTrail } from '#platform/trail'
import { notify } from '../reminders/actions.ts'
import { type Actor, leadsPlace, type Role } from '../roles.ts'
import { getPlace } from '../store.ts'
import { type Accession, isMember, type Letter, memberSince, type Step, type StepRecord } from './model.ts'
import type { PartialDate } from './partial-date.ts'
import { standingsOf, stageOf } from './pipeline.ts'
import { placeIdOf } from './place-id.ts'
import { mayAddPlace, mayOpen, mayRecord } from './policy.ts'
import * as store from './store.ts'

interface Doing {
  readonly actor: Actor
  readonly now: Date
}

export interface PlaceDraft {
  readonly name: string
  readonly country: string
  readonly kind: string
  /** Where it is known from that this place wishes to join. */
  readonly source: string
}

export interface Opening {
  readonly place: { readonly id: string } | PlaceDraft
  readonly note: string | null
}

export type Opened =
  | { id: string }
  | { refused: 'member' | 'under way' | 'known'; placeId: string; id?: string | undefined }

/** Throws Refusal: forbidden for a place that is not theirs, not_found for one that does not exist. */
export async function openAccession(db: Db, { actor, now }: Doing, { place, note }: Opening): Promise<Opened> {
  return db.transaction().execute(async (tx) => {
    if (!('id' in place) && !mayAddPlace(actor)) throw new Refusal('forbidden')
    const placeId = 'id' in place ? place.id : await addPlace(tx, { actor, now }, place)
    if (placeId === null) return { refused: 'known', placeId: placeIdOf(place as PlaceDraft) }
    const found = await getPlace(tx, placeId)
    if (!mayOpen(actor, found)) throw new Refusal('forbidden')
    await store.lockAccessions(tx, placeId)
    const underWay = (await store.listAccessionsOf(tx, placeId)).find(isUnderWay)
    if (underWay) return { refused: 'under way', placeId, id: underWay.id }
    if (isMember(found)) return { refused: 'member', placeId }
    const id = randomUUID()
    await store.insertAccession(tx, { id, placeId, openedAt: now, openedBy: actor.accountId, note })
    const added = !('id' in place)
    await trail(tx, { actor, now }, { action: 'accession opened', id, placeId, details: { added } })
    return { id }
  })
}

/** Null: there is a place of that name in that country. */
async function addPlace(tx: store.Tx, { actor, now }: Doing, draft: PlaceDraft): Promise<string | null> {
  const id = placeIdOf(draft)
  const evidenceYear = now.getUTCFullYear()
  const added = await store.insertPlace(tx, { ...draft, id, evidenceYear, demonstration: actor.demonstration })
  return added ? id : null
}

export interface Recording {
  readonly step: Step
  readonly done: boolean
  /** The day it is planned for. */
  readonly dueOn: string | null
  readonly doneOn: PartialDate | null
  readonly note: string | null
  readonly document: string | null
}

/**
 * Plans or records a step; a welcome makes the place a member, both or neither.
 * Throws Refusal: conflict once the accession is over, forbidden for a welcome by anybody but the secretariat.
 */
export async function recordStep(db: Db, doing: Doing, accessionId: string, recording: Recording): Promise<void> {
  const { actor, now } = doing
  if (recording.done && !mayRecord(actor, recording.step)) throw new Refusal('forbidden')
  await db.transaction().execute(async (tx) => {
    const accession = await held(tx, accessionId)
    if (!isUnderWay(accession)) throw new Refusal('conflict')
    const placeId = accession.place.id
    const welcomed = recording.done && recording.step === 'welcome'
    const before = welcomed ? await store.holdMembership(tx, placeId) : null
    const id = randomUUID()
    const by = { recordedAt: now, recordedBy: actor.accountId, before }
    await store.insertStep(tx, { id, accessionId, ...recording, ...by })
    if (welcomed) {
      await store.setMembership(tx, placeId, memberSince(recording.doneOn, now))
      await tellOfWelcome(tx, doing, accession)
    }
    const { step, dueOn, doneOn, done } = recording
    const action = welcomed ? 'place welcomed' : done ? 'accession step recorded' : 'accession step planned'
    await trail(tx, doing, {
      action,
      id: accessionId,
      placeId,
      details: { step, record: id, ...(done ? { doneOn } : { dueOn }) },
    })
  })
}

/** Those who lead the place, and who coordinates a network of it. */
async function tellOfWelcome(tx: store.Tx, { actor, now }: Doing, { place }: Accession): Promise<void> {
  const { id, name } = place
  const leads = Object.keys(leadsPlace) as Role[]
  const networks = place.networkIds.map((networkId) => ({ roles: ['network_coordinator'] as const, networkId }))
  for (const to of [{ roles: leads, placeId: id }, ...networks]) {
    const subject = { kind: 'place', id }
    await notify(tx, { kind: 'welcome', subject, payload: { place: name }, at: now, to, except: actor.accountId })
  }
}

/** A welcome taken back gives the place its former standing again. Throws Refusal: not_found, conflict, forbidden. */
export async function takeStepBack(
  db: Db,
  doing: Doing,
  accessionId: string,
  { recordId, reason }: { recordId: string; reason: string },
): Promise<void> {
  const { actor, now } = doing
  await db.transaction().execute(async (tx) => {
    const accession = await held(tx, accessionId)
    const record = accession.records.find(({ id }) => id === recordId)
    if (!record) throw new Refusal('not_found')
    if (record.takenBackAt) throw new Refusal('conflict')
    if (record.done && !mayRecord(actor, record.step)) throw new Refusal('forbidden')
    const wasInForce = standsBy(accession, record)
    const before = await store.takeStepBack(tx, { id: recordId, at: now, by: actor.accountId, reason })
    const placeId = accession.place.id
    if (wasInForce && before) await store.setMembership(tx, placeId, before)
    const action = before ? 'welcome taken back' : 'accession step taken back'
    await trail(tx, doing, { action, id: accessionId, placeId, details: { step: record.step, record: recordId } })
  })
}

const standsBy = ({ records }: Accession, { id, step }: StepRecord): boolean => {
  const standing = standingsOf(records)[step]
  return standing.state === 'done' && standing.record.id === id
}

/** Ends an accession that comes to nothing; without a reason it is taken up again. Throws Refusal conflict. */
export async function setEnd(db: Db, doing: Doing, accessionId: string, reason: string | null): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const accession = await held(tx, accessionId)
    const placeId = accession.place.id
    const stage = stageOf(accession)
    if (stage === 'welcomed' || (reason !== null) === (stage === 'ended')) throw new Refusal('conflict')
    const others = await store.listAccessionsOf(tx, placeId)
    if (reason === null && others.some((other) => other.id !== accessionId && isUnderWay(other)))
      throw new Refusal('conflict')
    const endedOn = doing.now.toISOString().slice(0, 10)
    await store.setEnd(
      tx,
      accessionId,
      reason === null ? { endedOn: null, endedReason: null } : { endedOn, endedReason: reason },
    )
    const action = reason === null ? 'accession taken up again' : 'accession ended'
    await trail(tx, doing, { action, id: accessionId, placeId, details: {} })
  })
}

/** What the statement of intent says of whoever signs. */
export async function setLetter(db: Db, doing: Doing, accessionId: string, letter: Letter): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const accession = await held(tx, accessionId)
    await store.setLetter(tx, accessionId, letter)
    const { signatory, office, on } = letter
    const placeId = accession.place.id
    const subject = { action: 'statement of intent written', id: accessionId, placeId } as const
    await trail(tx, doing, { ...subject, details: { on }, personal: { signatory, office } })
  })
}

/** Read once nobody else can change it. */
async function held(tx: store.Tx, id: string): Promise<Accession> {
  const { place } = await store.getAccession(tx, id)
  await store.lockAccessions(tx, place.id)
  return store.getAccession(tx, id)
}

function isUnderWay(accession: Accession): boolean {
  const stage = stageOf(accession)
  return stage !== 'welcomed' && stage !== 'ended'
}

interface Written {
  readonly action: TrailAction
  readonly id: string
  readonly placeId: string
  readonly details: Readonly<Record<string, unknown>>
  readonly personal?: Readonly<Record<string, unknown>>
}

async function trail(tx: store.Tx, { actor, now }: Doing, { id, ...entry }: Written): Promise<void> {
  await writeTrail(tx, { at: now, by: actor, subject: { kind: 'accession', id }, ...entry })
}
