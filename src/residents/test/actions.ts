import { type Answer, type Edition, importAnswers, openResponse, submitResponse } from '#instruments'
import type { Actor } from '#network'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import { writeTrail } from '#platform/trail'
import type { AdaptedContent } from './adapted.ts'
import { type Channel, dayOf, mostGivenADay, type Said } from './model.ts'
import * as store from './store.ts'

export interface Run extends Said {
  edition: Edition
  placeId: string | null
  channel: Channel
  answers: Readonly<Record<string, Answer>>
  /** The place's own questions that were before their eyes. */
  versions: readonly { item: string; version: number }[]
  now: Date
}

/** Keeps answers of which nothing says who gave them: no account, no time of day, no line in the trail. */
export async function keepRun(tx: store.Tx, run: Run): Promise<void> {
  const { edition, placeId, answers, versions, now } = run
  const { id: responseId } = await openResponse(tx, { editionId: edition.id, placeId: null, anonymous: true, now })
  const rows = Object.entries(answers).map(([item, answer]) => ({ responseId, item, answer, savedAt: now }))
  await importAnswers(tx, rows)
  await submitResponse(tx, responseId, now)
  const { channel, gender, ageBand } = run
  await store.insertRun(tx, { responseId, placeId, channel, gender, ageBand, day: dayOf(now) })
  for (const { item, version } of versions) await store.insertRunAdaptation(tx, responseId, item, version)
}

/** What nobody said, of an invented place: bound to it, so that it goes when the place goes. */
export async function keepInventedRuns(tx: store.Tx, runs: readonly Omit<Run, 'versions'>[]): Promise<void> {
  for (const { edition, placeId, answers, now, channel, gender, ageBand } of runs) {
    const day = dayOf(now)
    const at = new Date(day)
    const { id: responseId } = await openResponse(tx, { editionId: edition.id, placeId, anonymous: false, now: at })
    const rows = Object.entries(answers).map(([item, answer]) => ({ responseId, item, answer, savedAt: at }))
    await importAnswers(tx, rows)
    await submitResponse(tx, responseId, at)
    await store.insertRun(tx, { responseId, placeId, channel, gender, ageBand, day })
  }
}

/**
 * Gives the answers of a page, once: the same page sent again changes nothing.
 *
 * @throws Refusal invalid for a run without an answer, too_many when a place had more by this channel today than people give.
 */
export async function giveRun(db: Db, run: Run, pageId: string): Promise<void> {
  if (Object.keys(run.answers).length === 0) throw new Refusal('invalid')
  const day = dayOf(run.now)
  const { placeId, channel } = run
  if ((await store.countRunsOn(db, { placeId, channel, day })) >= mostGivenADay) throw new Refusal('too_many')
  // Not in the run's transaction: its number would lead from the page to the answers.
  if (!(await store.takePage(db, pageId, day))) return
  try {
    await db.transaction().execute((tx) => keepRun(tx, run))
  } catch (error) {
    await store.releasePage(db, pageId)
    throw error
  }
}

interface Adapting {
  actor: Actor
  now: Date
  placeId: string
  item: string
}

/** Puts a question of the place in the stead of a common one; null puts the common one back. Resolves to the version. */
export function saveAdaptation(
  db: Db,
  { actor, now, placeId, item }: Adapting,
  content: AdaptedContent | null,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const version = await store.insertAdaptation(tx, { placeId, item, content, accountId: actor.accountId, at: now })
    await writeTrail(tx, {
      at: now,
      by: actor,
      action: content ? 'test question adapted' : 'test question taken back',
      subject: { kind: 'test question', id: `${placeId}/${item}` },
      placeId,
      details: { item, version },
    })
    return version
  })
}
