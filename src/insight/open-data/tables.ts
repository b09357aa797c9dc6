import { column, type DataTable, dataTable, inParts, type Scope } from '#platform/data-package'
import type { Db } from '#platform/database'
import { listPublishedAnswers, listPublishedResults, type ResultRow } from '../api-store.ts'
import type { DocumentItem } from '../model.ts'
import { figureRows, type OfficialResult } from '../official/model.ts'
import { listEntries } from '../official/store.ts'
import { atLeast, levelOf, scoresAt, totalKeys } from '../publication/model.ts'

const must = { required: true }

const everyResult = (db: Db, scope: Scope) =>
  inParts<ResultRow>(
    (after, limit) => listPublishedResults(db, scope, { after, limit }),
    ({ id }) => id,
  )

const areasShown = ({ publication }: ResultRow) => atLeast(levelOf(publication), 'areas')

const results = dataTable<ResultRow>({
  name: 'results',
  about: 'results',
  key: ['id'],
  references: [
    { column: 'place', table: 'places', to: 'id' },
    { column: 'edition', table: 'editions', to: 'id' },
  ],
  columns: [
    column('id', 'string', 'results.id', ({ id }) => id, must),
    column('place', 'string', 'results.place', ({ place }) => place, must),
    column('edition', 'string', 'results.edition', ({ edition }) => edition, must),
    column('year', 'integer', 'results.year', ({ year }) => year, must),
    column('public', 'string', 'results.public', ({ publication }) => levelOf(publication), must),
    column('core', 'double', 'results.core', ({ scores }) => scores['core'] ?? null),
    column('extended', 'double', 'results.extended', ({ scores }) => scores['extended'] ?? null),
    column('answered', 'integer', 'results.answered', (row) => (areasShown(row) ? row.counts.answered : null)),
    column('na', 'integer', 'results.na', (row) => (areasShown(row) ? row.counts.na : null)),
    column('missing', 'integer', 'results.missing', (row) => (areasShown(row) ? row.counts.missing : null)),
    column('hash', 'string', 'results.hash', ({ hash }) => hash, must),
    column('engine', 'string', 'results.engine', ({ engine }) => engine, must),
    column('computed_at', 'dateTime', 'results.computed_at', ({ computed_at }) => computed_at, must),
    column('demonstration', 'boolean', 'demonstration', ({ demonstration }) => demonstration, must),
  ],
  rows: everyResult,
})

interface ScoreRow {
  readonly result: string
  readonly key: string
  readonly score: number | null
  readonly demonstration: boolean
}

const scores = dataTable<ScoreRow>({
  name: 'scores',
  about: 'scores',
  key: ['result', 'key'],
  references: [{ column: 'result', table: 'results', to: 'id' }],
  columns: [
    column('result', 'string', 'scores.result', ({ result }) => result, must),
    column('key', 'string', 'scores.key', ({ key }) => key, must),
    column('score', 'double', 'scores.score', ({ score }) => score),
    column('demonstration', 'boolean', 'demonstration', ({ demonstration }) => demonstration, must),
  ],
  async *rows(db, scope) {
    for await (const some of everyResult(db, scope)) yield some.flatMap(scoreRows)
  },
})

function scoreRows({ id: result, demonstration, publication, scores: all }: ResultRow): ScoreRow[] {
  return Object.entries(scoresAt(levelOf(publication), all))
    .filter(([key]) => !totalKeys.some((total) => total === key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, score]) => ({ result, key, score, demonstration }))
}

type AnswerRow = DocumentItem & { readonly result: string; readonly item: string; readonly demonstration: boolean }

const answers = dataTable<AnswerRow>({
  name: 'answers',
  about: 'answers',
  key: ['result', 'item'],
  references: [{ column: 'result', table: 'results', to: 'id' }],
  columns: [
    column('result', 'string', 'answers.result', ({ result }) => result, must),
    column('item', 'string', 'answers.item', ({ item }) => item, must),
    column('state', 'string', 'answers.state', ({ state }) => state, must),
    column('codes', 'string', 'answers.codes', ({ codes }) => codes ?? null, { separator: ' ' }),
    column('number', 'double', 'answers.number', ({ number }) => number ?? null),
    column('points', 'double', 'answers.points', ({ points }) => points),
    column('demonstration', 'boolean', 'demonstration', ({ demonstration }) => demonstration, must),
  ],
  async *rows(db, scope) {
    for await (const some of everyResult(db, scope)) {
      const given = await listPublishedAnswers(
        db,
        some.map(({ id }) => id),
      )
      yield given.flatMap(({ result, items }) =>
        Object.keys(items)
          .sort()
          .flatMap((item) => {
            const answer = items[item]
            return answer ? [{ ...answer, result, item, demonstration: scope.demonstration }] : []
          }),
      )
    }
  },
})

const official = dataTable<OfficialResult>({
  name: 'official-results',
  about: 'official-results',
  key: ['entry', 'area'],
  references: [{ column: 'place_id', table: 'places', to: 'id' }],
  // Those of an import by the same names, so that what was taken out can be put in again.
  columns: [
    column('entry', 'string', 'official-results.entry', ({ entryId }) => entryId, must),
    column('version', 'integer', 'official-results.version', ({ version }) => version, must),
    column('place_id', 'string', 'official-results.place_id', ({ placeId }) => placeId),
    column('place', 'string', 'official-results.place', ({ name }) => name, must),
    column('country', 'string', 'official-results.country', ({ country }) => country, must),
    column('year', 'integer', 'official-results.year', ({ year }) => year),
    column('report_date', 'string', 'official-results.report_date', ({ reportDate }) => reportDate),
    column('variant', 'string', 'official-results.variant', ({ variant }) => variant, must),
    column('questionnaire', 'string', 'official-results.questionnaire', ({ questionnaire }) => questionnaire),
    column('sample_size', 'integer', 'official-results.sample_size', ({ sampleSize }) => sampleSize),
    column('rank', 'integer', 'official-results.rank', ({ rank }) => rank),
    column('basis', 'string', 'official-results.basis', ({ basis }) => basis, must),
    column('area', 'string', 'official-results.area', ({ area }) => area, must),
    column('score', 'double', 'official-results.score', ({ scorePercent }) => scorePercent, must),
    column('note', 'string', 'official-results.note', ({ note }) => note),
    column('source', 'string', 'source', ({ source }) => source || null),
    column('file', 'string', 'official-results.file', ({ fileId }) => fileId),
    column('demonstration', 'boolean', 'demonstration', ({ demonstration }) => demonstration, must),
  ],
  async *rows(db, { demonstration }) {
    const entries = (await listEntries(db)).filter((entry) => !entry.withdrawn && entry.demonstration === demonstration)
    yield figureRows(entries.sort((a, b) => (a.id < b.id ? -1 : 1)))
  },
})

/** What results give to the open data: no more than each place made public. */
export const insightTables: readonly DataTable[] = [results, scores, answers, official]
