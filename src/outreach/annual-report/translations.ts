import type { Entry } from '#library'
import type { FigureRow } from './model.ts'

type Said = Readonly<Record<string, string>>

/**
 * The labels of rows in the other languages: a row is named by a text of the record, a title or one line of a list, and the
 * entry has the same text in each of its languages.
 */
export function translationsFrom(entries: readonly Pick<Entry, 'texts'>[]): ReadonlyMap<string, Said> {
  const found = new Map<string, Said>()
  for (const { texts } of entries) {
    const languages = Object.keys(texts)
    const keys = new Set(languages.flatMap((lang) => Object.keys(texts[lang] ?? {})))
    for (const key of keys) {
      for (const said of alignedLines(languages.map((lang) => [lang, texts[lang]?.[key] ?? '']))) {
        for (const [lang, text] of Object.entries(said)) {
          if (!found.has(keyOf(lang, text))) found.set(keyOf(lang, text), said)
        }
      }
    }
  }
  return found
}

const keyOf = (lang: string, text: string) => `${lang} ${text.trim()}`

/** An entry that is still without its title is called by its id: rows come from SQL, which promises no label. */
function named<Row extends FigureRow>(row: Row): Row {
  const label: string | null = row.label
  return label?.trim() ? row : { ...row, label: row.id, language: null }
}

/** The text in each language; of a list also line by line, where every language has as many. */
function alignedLines(versions: readonly (readonly [string, string])[]): Said[] {
  const there = versions.filter(([, text]) => text.trim() !== '')
  if (there.length < 2) return []
  const whole = Object.fromEntries(there.map(([lang, text]) => [lang, text.trim()]))
  const lines = there.map(([lang, text]) => [lang, text.split('\n').filter((line) => line.trim() !== '')] as const)
  const count = lines[0]?.[1].length ?? 0
  if (count < 2 || lines.some(([, of]) => of.length !== count)) return [whole]
  const each = Array.from({ length: count }, (_, i) =>
    Object.fromEntries(lines.map(([lang, of]) => [lang, (of[i] ?? '').trim()])),
  )
  return [whole, ...each]
}

/** With its label in every language that the record has it in. */
export function translated<Row extends FigureRow>(given: Row, translations: ReadonlyMap<string, Said>): Row {
  const row = named(given)
  if (row.labels !== undefined || row.language === null) return row
  const labels = translations.get(keyOf(row.language, row.label))
  return labels ? { ...row, labels } : row
}
