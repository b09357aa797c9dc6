import type { Db } from '#platform/database'
import type { KnownReport, OfficialResult } from './model.ts'
import type { Tx } from './store.ts'

type OfficialRow = {
  place_id: string | null
  name: string
  country: string
  year: number | null
  report_date: string | null
  sample_size: number | null
  rank: number | null
  variant: string
  area: string
  score_percent: number
  basis: OfficialResult['basis']
  note: string | null
  source: string
}

type Tables = {
  official_result: OfficialRow
  known_report: {
    place_id: string | null
    name: string
    country: string
    report_date: string | null
    sample_size: number | null
    rank: number | null
    seen_as: string
    source: string
  }
}

const tables = (db: Db) => db.withTables<Tables>()

const official = [
  'place_id as placeId',
  'name',
  'country',
  'year',
  'report_date as reportDate',
  'sample_size as sampleSize',
  'rank',
  'variant',
  'area',
  'score_percent as scorePercent',
  'basis',
  'note',
  'source',
] as const

/** In no order that could be read as a ranking: the page sorts by name. */
export async function listOfficialResults(db: Db): Promise<OfficialResult[]> {
  return tables(db).selectFrom('official_result').select(official).execute()
}

export async function officialResultsOf(db: Db, placeId: string): Promise<OfficialResult[]> {
  return tables(db)
    .selectFrom('official_result')
    .select(official)
    .where('place_id', '=', placeId)
    .orderBy('year')
    .orderBy('area')
    .execute()
}

export async function listKnownReports(db: Db): Promise<KnownReport[]> {
  return tables(db)
    .selectFrom('known_report')
    .select([
      'place_id as placeId',
      'name',
      'country',
      'report_date as reportDate',
      'sample_size as sampleSize',
      'rank',
      'seen_as as seenAs',
      'source',
    ])
    .execute()
}

/** Both tables hold the record and nothing else: what it no longer says goes. */
export async function replaceOfficial(
  tx: Tx,
  results: readonly OfficialResult[],
  reports: readonly KnownReport[],
): Promise<void> {
  await tables(tx).deleteFrom('official_result').execute()
  await tables(tx).deleteFrom('known_report').execute()
  const common = ({ placeId, name, country, reportDate, sampleSize, rank, source }: OfficialResult | KnownReport) => ({
    place_id: placeId,
    name,
    country,
    report_date: reportDate,
    sample_size: sampleSize,
    rank,
    source,
  })
  const rows = results.map((result) => {
    const { year, variant, area, scorePercent, basis, note } = result
    return { ...common(result), year, variant, area, score_percent: scorePercent, basis, note }
  })
  if (rows.length > 0) await tables(tx).insertInto('official_result').values(rows).execute()
  const known = reports.map((report) => ({ ...common(report), seen_as: report.seenAs }))
  if (known.length > 0) await tables(tx).insertInto('known_report').values(known).execute()
}
