import { speech } from '#platform/i18n'
import { differencesIn, same } from './differences.ts'
import { sayWho } from './saying.ts'
import type { Difference, Found, Material, Stated } from './model.ts'

export type FigureState = 'same' | 'acknowledged' | 'open' | 'lacking' | 'new'

/** One line of figures.csv: what was printed beside what the record gives. */
export interface FigureLine {
  readonly name: string
  readonly stated: Stated | undefined
  readonly found: Found | undefined
  readonly difference: Difference | undefined
  readonly state: FigureState
}

/** Every printed figure in the order of its file, then those that were not printed. */
export function figureLines(material: Pick<Material, 'figures' | 'stated' | 'acknowledged' | 'network'>): FigureLine[] {
  const { figures, stated } = material
  const differences = new Map(differencesIn(material).map((one) => [one.figure, one]))
  const printed = stated.map((one) => lineOf(one.name, one, figures.get(one.name), differences.get(one.name)))
  const names = new Set(stated.map(({ name }) => name))
  const others = [...figures.values()].filter(({ name, value }) => !names.has(name) && value !== null)
  return [...printed, ...others.map((found) => lineOf(found.name, undefined, found, undefined))]
}

function lineOf(
  name: string,
  stated: Stated | undefined,
  found: Found | undefined,
  difference: Difference | undefined,
): FigureLine {
  return { name, stated, found, difference, state: stateOf(stated, found, difference) }
}

function stateOf(
  stated: Stated | undefined,
  found: Found | undefined,
  difference: Difference | undefined,
): FigureState {
  const value = found?.value ?? null
  if (value === null) return difference?.acknowledged ? 'acknowledged' : 'lacking'
  if (!stated) return 'new'
  if (same(value, stated.value)) return 'same'
  return difference?.acknowledged ? 'acknowledged' : 'open'
}

/** As a table for programs: the same names of columns in every language. */
export const tableOf = (lines: readonly FigureLine[], lang: string): Record<string, string | number>[] =>
  lines.map((line) => ({
    name: line.name,
    printed: line.stated?.value ?? '',
    regenerated: line.found?.value ?? '',
    rows: line.found?.rows.length ?? 0,
    note: noteOf(line, lang),
  }))

function noteOf({ state, stated, difference }: FigureLine, lang: string): string {
  const why = difference?.acknowledged
  if (why)
    return `${why.reason[lang as 'en' | 'fr'] ?? why.reason.en ?? why.reason.fr ?? ''} (${sayWho(speech(lang).words('annualReport'), why.name)})`
  if (state === 'lacking') return stateNotes.lacking
  if (state === 'open') return stateNotes.open
  return stated?.note ?? (state === 'new' ? stateNotes.new : '')
}

const stateNotes = {
  lacking: 'the record has no rows for it, and nobody has acknowledged it',
  open: 'differs, and nobody has acknowledged it',
  new: 'not in the list of printed figures',
} as const
