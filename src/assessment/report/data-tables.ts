import Papa from 'papaparse'
import { formula } from '#platform/csv'
import { flatScores, type ResultDocument } from '#insight'
import { type Answer, type Edition, findItem, type Revision, sayAnswer, textsIn } from '#instruments'
import type { Speech } from '#platform/i18n'
import type { Department, Part } from '../departments/model.ts'
import type { Evidence, ItemComment } from '../evidence/index.ts'
import type { Review } from '../review/index.ts'

type Value = string | number | boolean | null
/** One row, the names of its columns the same in every language. */
export type Row = Readonly<Record<string, Value>>

export interface Told {
  readonly speech: Speech
  readonly edition: Edition
}

export const time = (at: Date | null): string | null => at?.toISOString() ?? null

/** What stands for an answer in a table, and what it says. */
function answered({ speech, edition }: Told, key: string, answer: Answer): Row {
  const item = findItem(edition, key)
  const value = 'codes' in answer ? answer.codes.join(' ') : 'number' in answer ? answer.number : ''
  const said = item ? sayAnswer(speech, item, textsIn(edition, speech.lang).item(key), answer) : []
  return { state: answer.state, value, said: said.join('; ') }
}

function revisionRow(told: Told, one: Revision): Row {
  const { item, answer, comment, source, revision, basedOn, setAside, origin, name, savedAt } = one
  return {
    item,
    revision,
    ...answered(told, item, answer),
    comment,
    source,
    based_on: basedOn,
    set_aside: setAside,
    origin,
    saved_by: name,
    saved_at: time(savedAt),
  }
}

export function answerRows(told: Told, answers: ReadonlyMap<string, Revision>): Row[] {
  const texts = textsIn(told.edition, told.speech.lang)
  return told.edition.items.map(({ key, area }) => {
    const { comment = '', source = '', ...rest } = answers.get(key) ?? { answer: { state: 'missing' as const } }
    return {
      item: key,
      area,
      question: texts.item(key).ask.trim(),
      ...answered(told, key, rest.answer),
      comment,
      source,
    }
  })
}

export const historyRows = (told: Told, histories: ReadonlyMap<string, readonly Revision[]>): Row[] =>
  [...histories.values()].flat().map((one) => revisionRow(told, one))

export const departmentRows = (departments: readonly Department[], parts: readonly Part[]): Row[] =>
  departments.flatMap(({ id, name }) =>
    parts
      .filter(({ departmentId }) => departmentId === id)
      .map(({ area, item, dueOn, since }) => ({ department: name, area, item, due_on: dueOn, given_on: since })),
  )

export const commentRows = (comments: readonly ItemComment[]): Row[] =>
  comments.map(({ item, body, writtenByName, writtenAt, editedAt, removedAt }) => ({
    item,
    body,
    written_by: writtenByName,
    written_at: time(writtenAt),
    edited_at: time(editedAt),
    removed_at: time(removedAt),
  }))

/** Where a file of the evidence stands in the package: by its item, under a name that every system takes. */
export function evidencePath({ id, item, shown }: Evidence): string | null {
  if ('link' in shown) return null
  const name = shown.name
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '')
    .slice(-80)
  return `evidence/${item.replace(/[^\w.-]/g, '-')}/${id.slice(0, 8)}-${name}`
}

export const evidenceRows = (evidence: readonly Evidence[]): Row[] =>
  evidence.map((one) => ({
    item: one.item,
    title: one.title,
    note: one.note,
    dated: one.dated,
    link: 'link' in one.shown ? one.shown.link : null,
    file: evidencePath(one),
    sha256: 'fileId' in one.shown ? one.shown.fileId : null,
    added_by: one.addedByName,
    added_at: time(one.addedAt),
  }))

/** The second expert's opinions are the first one's and the place's to read only once the round is validated. */
export const opinionRows = (told: Told, { opinions }: Review, validated: boolean): Row[] =>
  opinions.filter(({ part }) => part === 'lead' || validated).map((one) => opinionRow(told, one))

function opinionRow(told: Told, one: Review['opinions'][number]): Row {
  const { part, item, revision, verdict, answer, reason, confidence, answerRevision, name, savedAt } = one
  return {
    part,
    item,
    revision,
    verdict,
    ...answered(told, item, answer),
    reason,
    confidence,
    answer_revision: answerRevision,
    saved_by: name,
    saved_at: time(savedAt),
  }
}

export const turnRows = ({ turns }: Review): Row[] =>
  turns.map(({ item, number, step, opinion, text, name, at }) => ({
    item,
    number,
    step,
    opinion,
    text,
    said_by: name,
    said_at: time(at),
  }))

export function scoreRows({ speech, edition }: Told, document: ResultDocument): Row[] {
  const texts = textsIn(edition, speech.lang)
  const scores = flatScores(document.scores)
  const row = (key: string, kind: string, name: string): Row => ({
    key,
    kind,
    name,
    score: scores[key] ?? null,
    answered: document.countsByArea[key]?.answered ?? null,
    not_applicable: document.countsByArea[key]?.na ?? null,
    missing: document.countsByArea[key]?.missing ?? null,
  })
  return [
    ...edition.composites.map(({ key }) => row(key, 'composite', texts.composite(key).name)),
    ...edition.areas.map((key) => row(key, 'area', texts.area(key).name)),
  ]
}

/** UTF-8, commas, CRLF; a text that a spreadsheet would take for a formula gets an apostrophe before it. */
export const csvOf = (rows: readonly Row[]): string =>
  `\uFEFF${Papa.unparse([...rows], { escapeFormulae: formula, newline: '\r\n' })}\r\n`

export const jsonOf = (content: unknown): string => `${JSON.stringify(content, null, 1)}\n`
