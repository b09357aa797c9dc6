import { createHash, randomUUID } from 'node:crypto'
import { canonicalJson } from '#platform/canonical-json'
import type { Db } from '#platform/database'
import { notFound, Refusal } from '#platform/http'
import type { TrailEntry } from '#platform/trail'
import { type Answer, type Answers, faultOf } from './answer.ts'
import { type Edition, findItem, hasOptions } from './edition.ts'
import {
  type Content,
  currentOf,
  decide,
  type Decision,
  type Origin,
  type Revision,
  sameContent,
  undecidedOf,
} from './revisions.ts'
import * as saving from './save-store.ts'
import * as store from './store.ts'

export interface NewResponse {
  editionId: string
  /** Null in anonymous mode. */
  placeId: string | null
  anonymous: boolean
  now: Date
}

/** A response to which anybody may save until it is submitted; who may is for the caller to say. */
export async function openResponse(tx: store.Tx, { now, ...response }: NewResponse): Promise<{ id: string }> {
  const id = randomUUID()
  await store.insertResponse(tx, { id, ...response, openedAt: timeOf(response, now) })
  return { id }
}

/** Of an anonymous response the day alone: a time would lead back to whoever was there then. */
const timeOf = ({ anonymous }: { anonymous: boolean }, now: Date): Date =>
  anonymous ? new Date(now.toISOString().slice(0, 10)) : now

export interface Save extends Content {
  responseId: string
  edition: Edition
  item: string
  /** The newest revision of the item that the writer had before their eyes; 0 for none. */
  basedOn: number
  /** Kept in anonymous mode by nobody. */
  accountId: string | null
  /** How it came about; given here, unless said otherwise. */
  origin?: Origin
  now: Date
}

export type Saved =
  /** `current` is what is now in force: this save, or what it said again. */
  | { kind: 'saved'; revision: number; changed: boolean; current: Revision | undefined; undecided: Revision[] }
  /** Kept beside the one in force until somebody chooses. */
  | { kind: 'clash'; current: Revision | undefined; attempted: Revision; undecided: Revision[] }

/**
 * Saves what one writer says of one item, as a revision; when it returns, the save is stored.
 *
 * @throws Refusal not_found for an unknown response or item, invalid for an answer that does not fit or a base that never
 *   was, conflict once the response is submitted.
 */
export async function saveAnswer(db: Db, save: Save): Promise<Saved> {
  const item = findItem(save.edition, save.item)
  if (!item) throw notFound()
  if (faultOf(item, save.answer)) throw new Refusal('invalid')
  const content = { answer: ordered(item, save.answer), comment: save.comment, source: save.source }
  for (;;) {
    const saved = await saveOnce(db, { ...save, ...content })
    if (saved) return saved
  }
}

/** Undefined: somebody saved the same item at the same moment, or submitted, and it has to be looked at anew. */
async function saveOnce(db: Db, save: Save): Promise<Saved | undefined> {
  const { response, history } = await openForSave(db, save)
  const decision = decide(history, save)
  if (decision === 'unknown_base') throw new Refusal('invalid')
  const known = decision === 'set_aside' ? repeated(history, save, save) : undefined
  if (decision === 'unchanged' || known) return outcome(history, decision, known)
  const { answer, comment, source, item, basedOn, origin = 'given', now } = save
  const savedAt = timeOf(response, now)
  const accountId = response.anonymous ? null : save.accountId
  const revision = (history.at(-1)?.revision ?? 0) + 1
  const setAside = decision === 'set_aside'
  const made = { item, revision, basedOn, setAside, answer, comment, source, origin, accountId, savedAt }
  // An anonymous answer leaves no trace beside itself.
  const entry = response.anonymous ? null : entryOf(response, save, made)
  const stored = await saving.insertNext(db, { responseId: response.id, ...made }, entry)
  const attempted = stored && { ...made, ...stored }
  return attempted && outcome([...history, attempted], decision, attempted)
}

async function openForSave(db: Db, { responseId, item, edition }: Save) {
  const found = await saving.findForSave(db, responseId, item)
  if (found?.response.editionId !== edition.id) throw notFound()
  if (found.response.submittedAt) throw new Refusal('conflict')
  return found
}

/** The digest tells later whether the revision still says what was saved. */
function entryOf(
  { id, placeId }: store.ResponseRow,
  { accountId, now }: Save,
  { item, revision, setAside, answer, comment, source }: Omit<Revision, 'name'>,
): TrailEntry {
  const digest = createHash('sha256').update(canonicalJson({ answer, comment, source })).digest('hex')
  return {
    at: now,
    by: accountId === null ? null : { accountId },
    action: setAside ? 'answer set aside' : 'answer saved',
    subject: { kind: 'response', id },
    placeId,
    details: { item, revision, digest },
  }
}

/** A set-aside save sent again, as after a lost connection, is stored once. */
function repeated(history: readonly Revision[], content: Content, { accountId, basedOn }: Save): Revision | undefined {
  return undecidedOf(history).find(
    (one) => one.accountId === accountId && one.basedOn === basedOn && sameContent(one, content),
  )
}

function outcome(history: readonly Revision[], decision: Decision, attempted: Revision | undefined): Saved {
  const current = currentOf(history)
  const undecided = undecidedOf(history)
  if (decision === 'set_aside' && attempted) return { kind: 'clash', current, attempted, undecided }
  return { kind: 'saved', revision: current?.revision ?? 0, changed: decision === 'in_force', current, undecided }
}

/** Codes once each and in the order of the edition, so that the same ticks are the same answer. */
function ordered(item: Edition['items'][number], answer: Answer): Answer {
  if (!('codes' in answer) || !hasOptions(item)) return answer
  const codes = item.options.map(({ code }) => code).filter((code) => answer.codes.includes(code))
  return { state: 'answered', codes }
}

/** Revisions in force, by item. */
export async function listAnswers(db: Db, responseId: string): Promise<Map<string, Revision>> {
  return new Map((await store.selectCurrent(db, responseId)).map((revision) => [revision.item, revision]))
}

/** The answers in force, as the scorer takes them. */
export async function listGiven(db: Db, responseId: string): Promise<Answers> {
  return Object.fromEntries(await store.selectGiven(db, responseId))
}

/** Every save of one item, oldest first. */
export async function listRevisions(db: Db, responseId: string, item: string): Promise<Revision[]> {
  return store.selectHistory(db, responseId, [item])
}

/** Every save of several items, by item; an item without any has an empty list. */
export async function listHistories(
  db: Db,
  responseId: string,
  items: readonly string[],
): Promise<Map<string, Revision[]>> {
  const rows = items.length > 0 ? await store.selectHistory(db, responseId, items) : []
  const byItem = Map.groupBy(rows, ({ item }) => item)
  return new Map(items.map((item) => [item, byItem.get(item) ?? []]))
}

/** Items for which somebody has to choose between two answers. */
export const listUndecided = (db: Db, responseId: string): Promise<string[]> => store.selectUndecided(db, responseId)

/** From now on nothing can be saved. Throws Refusal not_found, or conflict when it was submitted before. */
export async function submitResponse(tx: store.Tx, id: string, now: Date): Promise<void> {
  const response = await lockOpen(tx, id)
  await store.markSubmitted(tx, id, timeOf(response, now))
}

/** Answers can be saved again, until it is submitted anew. Throws Refusal not_found, or conflict while it is open. */
export async function reopenResponse(tx: store.Tx, id: string): Promise<void> {
  const response = await store.lockResponse(tx, id)
  if (!response) throw notFound()
  if (!response.submittedAt) throw new Refusal('conflict')
  await store.markSubmitted(tx, id, null)
}

async function lockOpen(tx: store.Tx, id: string): Promise<store.ResponseRow> {
  const response = await store.lockResponse(tx, id)
  if (!response) throw notFound()
  if (response.submittedAt) throw new Refusal('conflict')
  return response
}

export interface ImportedAnswer {
  responseId: string
  item: string
  answer: Answer
  comment?: string
  source?: string
  accountId?: string | null
  origin?: Origin
  savedAt: Date
}

/**
 * First revisions of many items at once, taken as they are: whoever reads them from a file has checked them. Of an anonymous
 * response no account is kept and no more than the day.
 */
export async function importAnswers(tx: store.Tx, rows: readonly ImportedAnswer[]): Promise<void> {
  const first = {
    revision: 1,
    basedOn: 0,
    setAside: false,
    comment: '',
    source: '',
    accountId: null,
    origin: 'given' as const,
  }
  const anonymous = await store.selectAnonymous(tx, [...new Set(rows.map(({ responseId }) => responseId))])
  await store.insertRevisions(
    tx,
    rows.map((row) => {
      const revision = { ...first, ...row }
      if (!anonymous.has(row.responseId)) return revision
      return { ...revision, accountId: null, savedAt: timeOf({ anonymous: true }, row.savedAt) }
    }),
  )
}
