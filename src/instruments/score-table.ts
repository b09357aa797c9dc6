import type { Translate } from '#platform/i18n'
import { textsIn } from './edition.ts'
import type { Edition } from './edition.ts'
import type { Counts, Points100, Result } from './scoring.ts'

/**
 * A result for people to read in a terminal: one decimal, names in the language; the whole is in the JSON. `t` speaks the
 * language, or the one that stands in for it: an edition may be translated before the program is.
 */
export function scoreTable(edition: Edition, result: Result, lang: string, t: Translate<'instruments'>): string {
  const texts = textsIn(edition, lang)
  const { core, extended, composites, areas } = result.scores
  const scores: Record<string, Points100> = { ...areas, ...composites, core, extended }
  const number = new Intl.NumberFormat(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const line = (name: string, score: Points100 | undefined, counts?: Counts) => [
    name,
    typeof score === 'number' ? number.format(score) : '–',
    ...(counts ? [counts.answered, counts.na, counts.missing].map(String) : []),
  ]
  const table = [
    ['', t('table.score'), t('table.answered'), t('table.na'), t('table.missing')],
    ...edition.areas.map((key) => line(texts.area(key).name, scores[key], result.countsByArea[key])),
    ...edition.composites.map(({ key }) => line(texts.composite(key).name, scores[key])),
    line(t('table.all'), undefined, result.counts),
  ]
  const { title, subtitle } = texts.edition
  const { mean, missing } = result.rule
  const rule = `${t(`table.rule.${mean}.${missing}`)} ${t('table.independent')}`
  const head = [title, subtitle, `${edition.id}, sha256 ${edition.hash}`, rule]
  return `${head.filter(Boolean).join('\n')}\n\n${aligned(table)}\n`
}

/** First column to the left, the others to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, c) => Math.max(...rows.map((row) => row[c]?.length ?? 0)))
  const cell = (text: string, c: number) => (c === 0 ? text.padEnd(widths[c] ?? 0) : text.padStart(widths[c] ?? 0))
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n')
}
