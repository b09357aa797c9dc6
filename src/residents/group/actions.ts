import { randomUUID } from 'node:crypto'
import { type Answer, type Edition, findItem, listGivenOf, openResponse, saveAnswer, tally } from '#instruments'
import type { Db } from '#platform/database'
import type { Live } from '#platform/live'
import { putNote, insertTally, listTallies } from './kept-store.ts'
import { askedItem, closes, type GroupRound, isOpen, itemAt, moved, mostSeats, type Move } from './model.ts'
import { hashOf, newCode, newSecret } from './secrets.ts'
import * as store from './store.ts'
import { isShown, keptTally } from './tallies.ts'

export interface NewRound {
  readonly edition: Edition
  readonly placeId: string | null
  readonly lang: string
  readonly items: readonly string[]
  readonly versions: GroupRound['versions']
}

/** Opens a round; whoever holds the secret leads it. No account, and no line in the trail: nobody is named who did it. */
export async function openRound(
  db: Db,
  { edition, ...asked }: NewRound,
  now: Date,
): Promise<{ code: string; secret: string }> {
  const secret = newSecret()
  const round = { ...asked, editionId: edition.id, openedAt: now, leadHash: hashOf(secret) }
  for (;;) {
    const code = newCode()
    const stored = await db.transaction().execute((tx) => store.insertRound(tx, { ...round, code }))
    if (stored) return { code, secret }
  }
}

export type Joined = 'joined' | 'full' | 'ended' | 'unknown'

/** A phone takes a seat; the same secret again is the same seat, so that two taps are one. */
export async function joinRound(db: Db, code: string, secret: string, now: Date): Promise<Joined> {
  return db.transaction().execute(async (tx) => {
    // In turn: of two taps at once the second finds the seat of the first.
    const round = await store.lockRound(tx, code)
    if (!round) return 'unknown'
    const seatHash = hashOf(secret)
    if (await store.findSeat(tx, code, seatHash)) return 'joined'
    if (!isOpen(round)) return 'ended'
    const { joined } = await store.countSeats(tx, code, undefined)
    if (joined >= mostSeats) return 'full'
    const response = await openResponse(tx, { editionId: round.editionId, placeId: null, anonymous: true, now })
    await store.insertSeat(tx, { id: randomUUID(), code, seatHash, responseId: response.id })
    return 'joined'
  })
}

export interface GroupAnswer {
  readonly edition: Edition
  readonly item: string
  readonly answer: Answer
  readonly now: Date
}

/** Saves what a phone says of the question that is asked; 'closed' where the room has gone on meanwhile. */
export async function answerInRound(
  db: Db,
  { code, responseId }: Pick<store.Seat, 'code' | 'responseId'>,
  given: GroupAnswer,
): Promise<'saved' | 'closed'> {
  return db.transaction().execute(async (tx) => {
    const round = await store.holdRound(tx, code)
    if (!round || askedItem(round) !== given.item) return 'closed'
    const save = { responseId, ...given, accountId: null, comment: '', source: '' }
    for (let basedOn = await store.newestRevision(tx, responseId, given.item); ;) {
      const saved = await saveAnswer(tx, { ...save, basedOn })
      if (saved.kind === 'saved') return 'saved'
      // The same phone, in another window or tapped twice: what it said last holds.
      basedOn = saved.attempted.revision
    }
  })
}

/** What was noted of a question, whatever the room has gone on to meanwhile. */
export async function saveNote(
  db: Db,
  { code, items }: Pick<GroupRound, 'code' | 'items'>,
  { item, note }: { item: string; note: string },
): Promise<void> {
  if (!items.includes(item)) return
  await db.transaction().execute((tx) => putNote(tx, code, item, note))
}

/** Somebody leads on. `step` is the one that they saw: of two presses at once the second does nothing. */
export async function moveRound(
  db: Db,
  code: string,
  { move, step, minutes }: { move: Move; step: number; minutes?: number },
  { edition, now }: { edition: Edition; now: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const round = await store.lockRound(tx, code)
    if (!round || !isOpen(round) || round.step !== step) return
    const to = await towards(tx, round, { move, minutes, now })
    if (!to) return
    if (closes(round, to)) await closeQuestion(tx, round, edition)
    await store.updateStanding(tx, code, to)
  })
}

async function towards(
  tx: store.Tx,
  round: GroupRound,
  { move, minutes = 0, now }: { move: Move; minutes: number | undefined; now: Date },
) {
  const { position, phase } = round
  if (move === 'hush') return { position, phase, talkUntil: null }
  if (move === 'talk') return { position, phase, talkUntil: new Date(now.getTime() + minutes * 60_000) }
  const tallies = await listTallies(tx, round.code)
  return moved(round, move, new Set([...tallies].filter(([, kept]) => isShown(kept)).map(([item]) => item)))
}

/** From five answers up the bars are kept as they are shown; of fewer nothing is, and the question may be opened again. */
async function closeQuestion(tx: store.Tx, round: GroupRound, edition: Edition): Promise<void> {
  const item = findItem(edition, itemAt(round) ?? '')
  if (!item) return
  const kept = keptTally(item, await listAnswersTo(tx, round.code, item.key), tally)
  if (isShown(kept)) await insertTally(tx, round.code, item.key, kept)
}

export async function listAnswersTo(db: Db, code: string, item: string): Promise<Answer[]> {
  const given = await listGivenOf(db, await store.listSeatResponses(db, code), item)
  return [...given.values()].flatMap((answers) => answers[item] ?? [])
}

export const topicOf = (code: string): string => `group ${code}`

/** To whoever has the round open, in every process. */
export const tellRound = (live: Live, code: string, what: 'moved' | 'joined' | 'answered'): Promise<void> =>
  live.tell(topicOf(code), { what })
