import { inLanguage } from '#network'
import type { Speech } from '#platform/i18n'
import { leastPlaces } from '../comparison.ts'
import type { Context } from './context.ts'
import { isNarrowed, type Middle, type Row } from './selection.ts'
import type { Axis, Wave } from './state.ts'

const decimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const
const signed = { ...decimal, signDisplay: 'exceptZero' } as const
const ready = new Map<Speech, Map<number, string>>()

/** A score with one decimal. There are a thousand of them, and a heat map writes some thousand: each is written once. */
export function sayScore(speech: Speech, value: number): string {
  const tenths = Math.round(value * 10)
  const known = ready.get(speech) ?? new Map<number, string>()
  ready.set(speech, known)
  const text = known.get(tenths) ?? speech.number(tenths / 10, decimal)
  known.set(tenths, text)
  return text
}

export const sayChange = (speech: Speech, value: number): string => speech.number(value, signed)

export function scoreName({ texts, known }: Pick<Context, 'texts' | 'known'>, key: string): string {
  return known.composites.includes(key) ? texts.composite(key).name : texts.area(key).name
}

/** What the places of the group have in common, as a phrase. */
export function groupPhrase({ speech, t, state, set, countries }: Context): string {
  if (!isNarrowed(state)) return t(state.demonstration ? 'group.all.demonstration' : 'group.all')
  const { country, network, population, share, picked } = state
  const insight = speech.words('insight')
  const name = network === null ? undefined : set.networks.get(network)
  return speech.list(
    [
      picked.length > 0 && t('group.picked', { count: picked.length }),
      country !== null && (countries.get(country) ?? country),
      network !== null && (name ? inLanguage(name, speech.lang).text : network),
      population && insight(`group.population.${population}`),
      share &&
        (share.measure === 'foreign_born'
          ? insight(`group.foreign_born.${share.band}`)
          : t(`share.non_national.${share.band}`)),
    ].filter((part) => typeof part === 'string'),
  )
}

/** The group as a line of its own; null where the rows of a chart are areas of one place, beside no group. */
export const groupLine = (context: Context): string | null =>
  context.state.by === 'places' ? context.t('group', { group: groupPhrase(context) }) : null

export const axisName = ({ t }: Pick<Context, 't'>, axis: Axis): string => t(`axis.${axis}`)

/** "2024", and the edition beside it where another one has results too. */
export function waveName({ set }: Pick<Context, 'set'>, { edition, year }: Wave): string {
  return set.known.editions.length > 1 ? `${year} (${edition})` : String(year)
}

/** Of which results a chart is: one year, or the latest of each place. */
export function whenPhrase({ t, state }: Pick<Context, 't' | 'state'>): string {
  return state.year === null ? t('when.latest') : t('when.year', { year: String(state.year) })
}

/** Why a place has no value. */
export function whyNone(
  { t, state }: Pick<Context, 't' | 'state'>,
  { result }: Pick<Row, 'result'>,
  key: string,
): string {
  if (!result) return state.year === null ? t('none.result') : t('none.year', { year: String(state.year) })
  return key in result.scores || result.areas ? t('none.na') : t('none.private')
}

export function fewNote({ t }: Pick<Context, 't'>, n: number): string {
  return t('few', { count: n, least: leastPlaces })
}

/** Names of the marks of the group's middle. */
export function middleNames({ speech, t }: Pick<Context, 'speech' | 't'>, middle: Pick<Middle, 'median'>) {
  return { median: t('middle.median', { median: sayScore(speech, middle.median) }), half: t('middle.half') }
}

export function sayMiddle({ speech, t }: Pick<Context, 'speech' | 't'>, middle: Middle): string {
  const { n, min, q1, median, q3, max } = middle
  const written = { min, q1, median, q3, max }
  const texts = Object.fromEntries(Object.entries(written).map(([key, value]) => [key, sayScore(speech, value)]))
  return t('middle.sentence', { ...texts, count: n })
}
