import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { parse } from 'yaml'
import { z } from 'zod'
import { agreedAnswers, reviewOf } from '#assessment'
import { type Answer, answersOf, applicability, type Edition, listAnswers, type Revision } from '#instruments'
import { recordResult } from '#insight'
import { chanceOf } from './chance.ts'
import { secretariat, seed } from './model.ts'
import type { Tx } from './store.ts'

const confidence = z.enum(['high', 'medium', 'low'])
const answer = z.array(z.string())
const schema = z.record(
  z.string(),
  z.strictObject({
    /** How far each of the two has come, where they are still reading. */
    read: z.strictObject({ lead: z.number(), blind: z.number() }).default({ lead: 1, blind: 1 }),
    /** `day`: how many days after the sign-off it was asked. Without an answer it waits for the place. */
    queries: z.array(
      z.strictObject({
        item: z.string(),
        day: z.int().default(7),
        asked: z.string(),
        answered: z.string().optional(),
        closed: z.string().optional(),
      }),
    ),
    proposals: z.array(
      z.strictObject({
        item: z.string(),
        answer,
        confidence,
        reason: z.string(),
        reply: z.enum(['accepted', 'contested']).optional(),
        words: z.string().default(''),
        decision: z.enum(['kept', 'withdrawn']).optional(),
        why: z.string().optional(),
      }),
    ),
    second: z.array(
      z.strictObject({ item: z.string(), answer, confidence, reason: z.string(), settled: z.string().optional() }),
    ),
  }),
)
type InventedReview = z.infer<typeof schema>[string]

const lead = 'demonstration-expert'
const second = 'demonstration-second-expert'

interface Round {
  readonly id: string
  readonly placeId: string
  readonly responseId: string
  readonly year: number
  readonly submittedAt: Date
  /** Null while it is being read. */
  readonly validatedAt: Date | null
  readonly coordinator: string | null
}

/** Three rounds that two experts have been through, with what they asked, proposed and came to, and one that they are reading. */
export async function insertReviews(tx: Tx, edition: Edition, dataFolder: string): Promise<void> {
  await sql`insert into round_sign_off (round_id, number, signed_off_at, signed_off_by)
    select id, 1, submitted_at, submitted_by from round where demonstration and submitted_at is not null
    on conflict do nothing`.execute(tx)
  const text = await readFile(join(dataFolder, 'demonstration', 'review.yaml'), 'utf8')
  for (const [id, review] of Object.entries(schema.parse(parse(text)))) {
    const { rows } = await sql<Round>`
      select id, place_id as "placeId", response_id as "responseId", year, submitted_at as "submittedAt",
        validated_at as "validatedAt", (select min(account_id) from mandate
          where mandate.place_id = round.place_id and role = 'place_coordinator') as coordinator
      from round where id = ${id} or (place_id = ${id} and submitted_at is not null and validated_at is null)`.execute(
      tx,
    )
    const [round] = rows
    if (!round) throw new Error(`The invented review of ${id} is of no round.`)
    await insertReview(tx, { edition, round, review })
  }
}

type Inserting = { edition: Edition; round: Round; review: InventedReview }

async function insertReview(tx: Tx, { edition, round, review }: Inserting): Promise<void> {
  const given = await listAnswers(tx, round.responseId)
  await sql`insert into review (round_id, account_id, part, assigned_at, assigned_by, finished_at) values
    (${round.id}, ${lead}, 'lead', ${after(round, 3)}, ${secretariat}, ${round.validatedAt && after(round, 18)}),
    (${round.id}, ${second}, 'blind', ${after(round, 3)}, ${secretariat}, ${round.validatedAt && after(round, 19)})`.execute(
    tx,
  )
  await insertOpinions(tx, edition, { round, review, given })
  await insertTurns(tx, { round, review })
  const now = round.validatedAt
  if (!now) return
  await insertSettled(tx, { round, review })
  const agreed = agreedAnswers(edition, given, await reviewOf(tx, round.id))
  const { id: roundId, placeId, year } = round
  const said = answersOf(given)
  await recordResult(tx, { roundId, placeId, year, edition, answers: agreed, said, now, demonstration: true })
  await sql`update round set validated_by = ${secretariat} where id = ${roundId}`.execute(tx)
}

const after = ({ submittedAt }: Round, days: number, hours = 0): Date =>
  new Date(submittedAt.getTime() + (days * 24 + hours) * 60 * 60 * 1000)

type Reading = { round: Round; review: InventedReview; given: ReadonlyMap<string, Revision> }

/** One mark of every item that applies and that they have come to, by each of the two; what was asked about is left for later. */
async function insertOpinions(tx: Tx, edition: Edition, { round, review, given }: Reading): Promise<void> {
  const chance = chanceOf(seed)
  const applies = applicability(edition, answersOf(given))
  const read = edition.items.filter(({ key }) => applies.get(key) || review.proposals.some(({ item }) => item === key))
  const days = round.validatedAt ? 12 : 28
  const asked = new Set(review.queries.filter(({ closed }) => !closed).map(({ item }) => item))
  const marked = (part: 'lead' | 'blind') =>
    read.slice(0, Math.ceil(read.length * review.read[part])).filter(({ key }) => part === 'blind' || !asked.has(key))
  const rows = (['lead', 'blind'] as const).flatMap((part) =>
    marked(part).map(({ key }, i, { length }) => {
      const current = given.get(key)
      const other = (part === 'lead' ? review.proposals : review.second).find(({ item }) => item === key)
      const said: Answer = current?.answer ?? { state: 'missing' }
      const sure = chance.share('review', part, round.id, key)
      return {
        part,
        item: key,
        verdict: other ? 'propose' : 'agree',
        answer: other ? { state: 'answered', codes: other.answer } : said,
        reason: other?.reason ?? '',
        confidence: other?.confidence ?? (sure < 0.7 ? 'high' : sure < 0.93 ? 'medium' : 'low'),
        answer_revision: current?.revision ?? 0,
        account_id: part === 'lead' ? lead : second,
        saved_at: after(round, 5 + Math.floor((days * i) / length), i % 8),
      }
    }),
  )
  await sql`insert into review_opinion (round_id, part, item, revision, verdict, answer, reason, confidence,
      answer_revision, account_id, saved_at)
    select ${round.id}, part, item, 1, verdict, answer, reason, confidence, answer_revision, account_id, saved_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (part text, item text, verdict text, answer jsonb,
      reason text, confidence text, answer_revision integer, account_id text, saved_at timestamptz)`.execute(tx)
}

interface Turn {
  item: string
  step: string
  text: string
  by: string | null
  day: number
  about: boolean
}

async function insertTurns(tx: Tx, { round, review }: Pick<Reading, 'round' | 'review'>): Promise<void> {
  const place = round.coordinator
  const queries = review.queries.flatMap(({ item, day, asked, answered, closed }): Turn[] => [
    { item, step: 'asked', text: asked, by: lead, day, about: false },
    ...(answered ? [{ item, step: 'answered', text: answered, by: place, day: day + 3, about: false }] : []),
    ...(closed ? [{ item, step: 'closed', text: closed, by: lead, day: day + 5, about: false }] : []),
  ])
  const proposals = review.proposals.flatMap(({ item, reply, words, decision, why = '' }): Turn[] => [
    ...(reply ? [{ item, step: reply, text: words, by: place, day: 22, about: true }] : []),
    ...(decision ? [{ item, step: decision, text: why, by: lead, day: 24, about: true }] : []),
  ])
  for (const turn of [...queries, ...proposals]) await insertTurn(tx, round, turn)
}

async function insertTurn(tx: Tx, round: Round, { item, step, text, by, day, about }: Turn): Promise<void> {
  await sql`insert into review_turn (round_id, item, number, step, opinion, text, account_id, said_at)
    select ${round.id}, ${item}, coalesce(max(number), 0) + 1, ${step}, ${about ? 1 : null}::integer, ${text},
      ${by}::text, ${after(round, day, 2)}::timestamptz
    from review_turn where round_id = ${round.id} and item = ${item}`.execute(tx)
}

/** The lead expert has looked at every answer to which the second held another one to be right. */
async function insertSettled(tx: Tx, { round, review }: Pick<Reading, 'round' | 'review'>): Promise<void> {
  const items = new Set([...review.proposals, ...review.second].map(({ item }) => item))
  for (const item of items) {
    const mine = review.proposals.find((one) => one.item === item)
    const other = review.second.find((one) => one.item === item)
    if (mine && other && mine.answer.join() === other.answer.join()) continue
    await insertTurn(tx, round, { item, step: 'settled', text: other?.settled ?? '', by: lead, day: 25, about: true })
  }
}
