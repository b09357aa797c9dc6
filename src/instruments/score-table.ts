import { textsIn } from './edition.ts'
import type { Edition } from './edition.ts'
import type { Counts, Points100, Result } from './scoring.ts'

const words = {
  en: {
    columns: ['score', 'answered', 'not applicable', 'missing'],
    rule: { arithmetic: 'Arithmetic means', geometric: 'Geometric means', harmonic: 'Harmonic means' },
    missing: { zero: 'a missing answer counts 0', leave_out: 'a missing answer is left out' },
    total: 'All items',
    independent: 'Independent of the Council of Europe.',
  },
  fr: {
    columns: ['score', 'répondus', 'sans objet', 'manquants'],
    rule: {
      arithmetic: 'Moyennes arithmétiques',
      geometric: 'Moyennes géométriques',
      harmonic: 'Moyennes harmoniques',
    },
    missing: { zero: 'une réponse manquante compte 0', leave_out: 'une réponse manquante est laissée de côté' },
    total: 'Tous les items',
    independent: 'Indépendant du Conseil de l’Europe.',
  },
}

/** A result for people to read in a terminal: one decimal, names in the language; the whole is in the JSON. */
export function scoreTable(edition: Edition, result: Result, lang: string): string {
  const texts = textsIn(edition, lang)
  const word = lang === 'fr' ? words.fr : words.en
  const { core, extended, composites, areas } = result.scores
  const scores: Record<string, Points100> = { ...areas, ...composites, core, extended }
  const number = new Intl.NumberFormat(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const line = (name: string, score: Points100 | undefined, counts?: Counts) => [
    name,
    typeof score === 'number' ? number.format(score) : '–',
    ...(counts ? [counts.answered, counts.na, counts.missing].map(String) : []),
  ]
  const table = [
    ['', ...word.columns],
    ...edition.areas.map((key) => line(texts.area(key).name, scores[key], result.countsByArea[key])),
    ...edition.composites.map(({ key }) => line(texts.composite(key).name, scores[key])),
    line(word.total, undefined, result.counts),
  ]
  const { title, subtitle } = texts.edition
  const rule = `${word.rule[result.rule.mean]}, ${word.missing[result.rule.missing]}.`
  const head = [title, subtitle, `${edition.id}, sha256 ${edition.hash}`, `${rule} ${word.independent}`]
  return `${head.filter(Boolean).join('\n')}\n\n${aligned(table)}\n`
}

/** First column to the left, the others to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, c) => Math.max(...rows.map((row) => row[c]?.length ?? 0)))
  const cell = (text: string, c: number) => (c === 0 ? text.padEnd(widths[c] ?? 0) : text.padStart(widths[c] ?? 0))
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n')
}
