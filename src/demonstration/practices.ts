import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Edition, findItem, listAnswers, sayAnswer, textsIn } from '#instruments'
import { draftContent, importDraft, insertMapping } from '#library'
import { speech } from '#platform/i18n'
import type { Tx } from './store.ts'

const mark = z.strictObject({
  place: z.string(),
  year: z.int().optional(),
  public: z.boolean().optional(),
  days: z.int(),
  how: z.string().optional(),
  language: z.string().optional(),
})

const practicesLifeSchema = z.strictObject({
  answers: z.record(
    z.string(),
    z.array(
      z.strictObject({
        item: z.string(),
        fit: z.enum(['strong', 'partial']),
        reason: z.string(),
        reason_fr: z.string(),
      }),
    ),
  ),
  marks: z.array(mark.extend({ practice: z.string(), kind: z.enum(['interested', 'adopted']) })),
  drafts: z.array(
    z.strictObject({
      id: z.string(),
      place: z.string(),
      round: z.string(),
      item: z.string(),
      language: z.string(),
      by: z.string().optional(),
      begun: z.int(),
      submitted: z.int().optional(),
      returned: z.int().optional(),
      remark: z.string().optional(),
      published: z.int().optional(),
      adopted_by: mark.optional(),
      content: draftContent.omit({ origin: true }),
    }),
  ),
})
type PracticesLife = z.infer<typeof practicesLifeSchema>

/** Questions that invented practices answer, who took them up, and what places write of their answers. */
export async function insertPracticesLife(tx: Tx, edition: Edition, dataFolder: string, now: Date): Promise<void> {
  const text = await readFile(join(dataFolder, 'demonstration', 'recommendations.yaml'), 'utf8')
  const { answers, marks, drafts } = practicesLifeSchema.parse(parse(text))
  await insertMapping(
    tx,
    Object.entries(answers).flatMap(([practiceId, rows]) =>
      rows.map(({ item, fit, reason: en, reason_fr: fr }) => ({
        practiceId,
        item,
        fit,
        reasons: { en, fr },
      })),
    ),
  )
  for (const one of marks) await insertMark(tx, one, now)
  for (const draft of drafts) await insertDraft(tx, edition, draft, now)
}

/** So many days from now; a past one is negative. */
const onDay = (now: Date, days: number): Date => new Date(now.getTime() + days * 24 * 60 * 60 * 1000)

async function insertMark(tx: Tx, one: PracticesLife['marks'][number], now: Date): Promise<void> {
  const { practice, place, kind, year = null, how = null, language = null, days } = one
  await sql`insert into practice_mark (practice_id, place_id, kind, year, how, how_language, public, marked_at)
    values (${practice}, ${place}, ${kind}, ${year}, ${how}, ${language}, ${one.public ?? false},
      ${onDay(now, days)})`.execute(tx)
}

async function insertDraft(tx: Tx, edition: Edition, draft: PracticesLife['drafts'][number], now: Date): Promise<void> {
  const { id, place: placeId, round: roundId, item, remark } = draft
  const at = (days: number | undefined) => (days === undefined ? undefined : onDay(now, days))
  const returnedAt = at(draft.returned)
  const practiceId = await importDraft(tx, {
    id,
    placeId,
    roundId,
    item,
    content: { ...draft.content, origin: await originOf(tx, edition, draft) },
    by: draft.by ?? null,
    begunAt: onDay(now, draft.begun),
    submittedAt: at(draft.submitted),
    returned: returnedAt && remark !== undefined ? { at: returnedAt, remark } : undefined,
    publishedAt: at(draft.published),
  })
  if (practiceId !== undefined && draft.adopted_by)
    await insertMark(tx, { ...draft.adopted_by, practice: practiceId, kind: 'adopted' }, now)
}

/** The answer as it stands in the round it began from. */
async function originOf(tx: Tx, edition: Edition, { round, item: key, language }: PracticesLife['drafts'][number]) {
  const { rows } = await sql<{ responseId: string; year: number }>`
    select response_id as "responseId", year from round where id = ${round}`.execute(tx)
  const item = findItem(edition, key)
  const [found] = rows
  const revision = found && (await listAnswers(tx, found.responseId)).get(key)
  if (!item || !found || !revision) return null
  const text = textsIn(edition, language).item(key)
  return {
    roundId: round,
    year: found.year,
    item: key,
    ask: text.ask,
    answer: sayAnswer(speech(language), item, text, revision.answer),
    comment: revision.comment || null,
    source: revision.source || null,
    language: text.lang,
  }
}
