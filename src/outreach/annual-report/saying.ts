import type { Run, Runs } from '#platform/document'
import type { Speech } from '#platform/i18n'
import { href } from '#routes'
import type { Difference, FigureRow, Material, Said } from './model.ts'
import { differencesIn } from './differences.ts'

/** What a report is written with: its material, in one language. */
export interface Pen {
  readonly speech: Speech
  readonly t: ReturnType<typeof wordsOf>
  readonly material: Material
  readonly differences: ReadonlyMap<string, Difference>
}

const wordsOf = (speech: Speech) => speech.words('annualReport')

export const penFor = (material: Material, speech: Speech): Pen => ({
  speech,
  t: wordsOf(speech),
  material,
  differences: new Map(differencesIn(material).map((one) => [one.figure, one])),
})

/** A value as its unit is written. */
export function sayValue(speech: Speech, unit: string, value: number): string {
  if (unit === 'year') return String(value)
  if (unit === 'EUR') return speech.number(value, { style: 'currency', currency: 'EUR' })
  if (unit === 'percent') return speech.percent(value)
  if (unit === 'edition') return ordinal(speech, value)
  return speech.number(value)
}

const endings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { one: 'st', two: 'nd', few: 'rd', other: 'th' },
  fr: { one: 'er', other: 'e' },
}

function ordinal({ lang, locale }: Speech, value: number): string {
  const category = new Intl.PluralRules(locale, { type: 'ordinal' }).select(value)
  return `${value}${endings[lang]?.[category] ?? '.'}`
}

/** A figure in a text: it opens to what it was made of, and says itself where print and record disagree. */
export function figureRun({ speech, t, material, differences }: Pen, name: string): Run {
  const found = material.figures.get(name)
  const difference = differences.get(name)
  if (!found || (found.value === null && !difference)) return { text: t('value.none'), figure: name }
  const recorded = found.value === null ? t('value.none') : sayValue(speech, found.unit, found.value)
  const text = difference
    ? t('value.both', { recorded, stated: sayValue(speech, found.unit, difference.stated) })
    : recorded
  return { text, figure: name, ...(material.network === null && { href: addressOf(speech, material, name) }) }
}

const addressOf = ({ lang }: Speech, { year }: Material, name: string): string =>
  href('annualReportFigure', { lang, year: String(year), name })

/** A row by its name, marked with the language it is in where that is not the text's, leading to its page. */
export function rowRun({ speech }: Pen, row: FigureRow): Run {
  const { text, lang } = labelIn(speech, row)
  const other = lang !== null && lang !== speech.lang
  const address = row.address === null ? undefined : `/${speech.lang}${row.address}`
  if (!other && address === undefined) return text
  return { text, ...(other && { lang }), ...(address && { href: address }) }
}

/** Whose word it is that a figure differs: what came with the program is the record's, any other the secretariat's. */
export const sayWho = (t: Pen['t'], name: string | null): string =>
  name === null ? t('secretariat') : name === 'open record' ? t('openRecord') : name

/** In the reader's language where it has one; `lang` is null for a name. */
export function labelIn(speech: Speech, row: FigureRow): { text: string; lang: string | null } {
  const coded = codeIn(speech, row.label)
  if (coded !== undefined) return { text: coded, lang: null }
  const own = row.labels?.[speech.lang]
  if (own) return { text: own, lang: speech.lang }
  return { text: row.label, lang: row.language }
}

/** Countries stand by their code in capitals, languages in small letters. */
function codeIn(speech: Speech, label: string): string | undefined {
  if (/^[A-Z]{2}$/.test(label)) return speech.country(label)
  return /^[a-z]{2}$/.test(label) ? speech.language(label) : undefined
}

/** "a, b and c" of runs, in the way of the language. */
export function listRuns({ speech }: Pen, runs: readonly Run[]): Runs {
  const places = runs.map((_, i) => `\uE000${i}\uE001`)
  return speech
    .list(places)
    .split(/(\uE000\d+\uE001)/)
    .filter((part) => part !== '')
    .map((part): Run => {
      const at = /^\uE000(\d+)\uE001$/.exec(part)?.[1]
      return at === undefined ? part : (runs[Number(at)] ?? '')
    })
}

/** What a query says of itself, as a title. */
export const titleOfQuery = (speech: Speech, says: Said): string => says[speech.lang as 'en' | 'fr'].replace(/\.$/, '')

/** Names by the alphabet of the language; what has days stays in their order. */
export function inOrder<Row extends FigureRow>(speech: Speech, rows: readonly Row[]): readonly Row[] {
  const named = rows.map((row) => ({ row, ...labelIn(speech, row) }))
  if (named.some(({ lang }) => lang !== null)) return rows
  return named.sort((a, b) => speech.compare(a.text, b.text)).map(({ row }) => row)
}

/** A day as exact as it is known. */
export function sayDay(speech: Speech, on: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(on)) return speech.date(on)
  if (/^\d{4}-\d{2}$/.test(on)) return speech.date(`${on}-01`, { year: 'numeric', month: 'long' })
  return on
}

const units = [
  'places',
  'countries',
  'states',
  'year',
  'reports',
  'practices',
  'courses',
  'continents',
  'events',
  'hours',
  'regions',
  'topics',
  'projects',
  'years',
  'activities',
  'visits',
  'edition',
  'groups',
  'people',
  'dimensions',
  'meetings',
  'results',
  'products',
  'items',
  'issues',
  'mentions',
  'editions',
  'followers',
  'percent',
  'organisations',
  'campaigns',
  'publications',
  'EUR',
  'languages',
] as const

/** Units that have a word here; another stands as it is. */
export const isUnit = (unit: string): unit is (typeof units)[number] => units.some((one) => one === unit)
