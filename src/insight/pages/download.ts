import type { Context } from 'hono'
import Papa from 'papaparse'
import { formula } from '#platform/csv'
import { textsIn } from '#instruments'
import { type Env, Refusal } from '#platform/http'
import { atLeast } from '../publication/model.ts'
import type { PlacedResults } from './read-result.ts'

/** The result as a file. Throws Refusal invalid for a format that is not written. */
export function download(c: Context<Env>, format: string, placed: PlacedResults): Response {
  const { view } = c.var
  const name = fileName(placed)
  if (format === 'csv') {
    return file(c, `${name}.csv`, 'text/csv; charset=utf-8', csvOf(placed, view.lang))
  }
  if (format === 'json') {
    return file(c, `${name}.json`, 'application/json; charset=utf-8', jsonOf(placed, view.speech.words('insight')))
  }
  throw new Refusal('invalid', view.speech.words('insight')('download.invalid'))
}

function file(c: Context<Env>, name: string, type: string, body: string): Response {
  return c.body(body, 200, { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` })
}

/** Places have ids of letters, digits and hyphens; nothing else may reach a header. */
function fileName({ result }: PlacedResults): string {
  const place = result.placeId.replace(/[^a-z0-9-]/gi, '-')
  return [result.demonstration ? 'demonstration' : '', 'index', place, String(result.year)].filter(Boolean).join('-')
}

/** A row a score, unrounded; what the row is of, and that it is invented, stands in each, since rows get copied. */
function csvOf({ result, document, edition, scores }: PlacedResults, lang: string): string {
  const texts = textsIn(edition, lang)
  const row = (area: string, kind: 'composite' | 'area', name: string) => ({
    area,
    score: scores[area] ?? '',
    name,
    kind,
    answered: document.countsByArea[area]?.answered ?? '',
    not_applicable: document.countsByArea[area]?.na ?? '',
    missing: document.countsByArea[area]?.missing ?? '',
    place_id: result.placeId,
    place: result.placeName,
    year: result.year,
    edition: result.editionId,
    demonstration: result.demonstration,
    result: result.id,
    hash: result.hash,
  })
  const rows = [
    ...edition.composites.map(({ key }) => row(key, 'composite', texts.composite(key).name)),
    ...edition.areas.map((key) => row(key, 'area', texts.area(key).name)),
  ].filter(({ area }) => area in scores)
  return `${Papa.unparse(rows, { escapeFormulae: formula })}\r\n`
}

/** The document as it was hashed where answers may be read, else the scores; around it what tells whose it is. */
function jsonOf(
  { result, document, scores, reading }: PlacedResults,
  t: (key: 'download.demonstration' | 'download.notice') => string,
): string {
  const content = {
    ...(result.demonstration && { demonstration: t('download.demonstration') }),
    notice: t('download.notice'),
    place: { id: result.placeId, name: result.placeName, country: result.country },
    result: { id: result.id, hash: result.hash, engine: result.engine, computedAt: result.computedAt },
    ...(atLeast(reading, 'answers') ? { document } : { scores }),
  }
  return `${JSON.stringify(content, null, 2)}\n`
}
