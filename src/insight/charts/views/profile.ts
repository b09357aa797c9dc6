import type { ProfileArea, ProfileChart, RadarChart, Value } from '#charts'
import { compare, type Comparison, leastPlaces } from '../../comparison.ts'
import type { Context, View } from '../context.ts'
import { dateOf, groupTest, resultIn, scoreOf } from '../selection.ts'
import type { ChartResult } from '../model.ts'
import { fewNote, groupPhrase, sayScore, whenPhrase, whyNone } from '../words.ts'
import { scoreTicks } from './scale.ts'
import { positionSentence, profileTable } from './profile-table.ts'

/** A place that is looked at, with its result. */
export interface Subject {
  readonly id: string
  readonly name: string
  readonly result: ChartResult | undefined
}

export interface Profiled {
  /** One or two. */
  readonly subjects: readonly Subject[]
  readonly byArea: ReadonlyMap<string, Comparison>
  /** Of the other places of the group. */
  readonly others: readonly ChartResult[]
}

/** A place area by area against the others of its group, and a second place beside it where the reader chose one. */
export function drawProfile(context: Context): View {
  const { speech, t, state } = context
  const profiled = readProfile(context)
  const { subjects, others, byArea } = profiled
  const [one, two] = subjects
  const when = whenPhrase(context)
  const title = two
    ? t('profile.title.two', { place: one?.name ?? '', other: two.name, when })
    : t('profile.title', { place: one?.name ?? '', when })
  const enough = others.length >= leastPlaces
  const finding = enough ? positionSentence(context, profiled) : fewNote(context, others.length)
  const base = {
    id: 'profile',
    title,
    description: `${t('group', { group: groupPhrase(context) })} ${finding}`,
    direction: speech.direction,
    note: enough || !context.alone ? undefined : finding,
    ticks: scoreTicks(speech),
    places: subjects.map(({ id, name }) => ({ key: id, label: name })),
    areas: context.edition.areas.map((key, i) => areaOf(context, profiled, key, i)),
    names: [...byArea.values()].some(({ spread }) => spread)
      ? { median: t('profile.median'), half: t('middle.half') }
      : null,
  }
  const chart: ProfileChart | RadarChart =
    state.form === 'radar' ? { ...base, kind: 'radar' } : { ...base, kind: 'profile', example: t('example') }
  return {
    chart: subjects.some(({ result }) => result) ? chart : null,
    title,
    finding,
    notes: subjects.filter(({ result }) => !result).map(({ name }) => noResult(context, name)),
    table: profileTable(context, profiled),
    perPage: 150,
    dataDate: dateOf([...subjects.map(({ result }) => result), ...others]),
  }
}

function noResult({ t, state }: Context, name: string): string {
  return state.year === null
    ? t('profile.none', { place: name })
    : t('profile.none.year', { place: name, year: String(state.year) })
}

function readProfile({ state, set, places, sheet, edition }: Context): Profiled {
  const ids = [state.place, state.beside].filter((id) => id !== null)
  const subjects = ids.flatMap((id) => {
    const place = set.places.get(id)
    return place ? [{ id, name: place.name, result: resultIn(sheet.byPlace.get(id), state) }] : []
  })
  const isInGroup = groupTest(state)
  const others = places
    .filter((place) => !ids.includes(place.id) && isInGroup(place))
    .map(({ id }) => resultIn(sheet.byPlace.get(id), state))
    .filter((result) => result !== undefined)
  const scores = others.map((result) => result.scores)
  return { subjects, others, byArea: compare(edition.areas, scores) }
}

function areaOf(context: Context, { subjects, byArea, others }: Profiled, key: string, index: number): ProfileArea {
  const { speech, t, texts } = context
  const label = texts.area(key).name
  const values = subjects.map(({ result }): Value | null => {
    const value = scoreOf(result, key)
    return value === null ? null : { value, text: sayScore(speech, value) }
  })
  const spread = byArea.get(key)?.spread ?? null
  const missing = subjects.find((_, i) => values[i] === null)
  const few = !spread && others.length >= leastPlaces ? t('profile.few', { least: leastPlaces }) : undefined
  const said = subjects.map((subject, i) =>
    t('mark', { name: subject.name, value: values[i]?.text ?? whyNone(context, subject, key) }),
  )
  return {
    key,
    label,
    short: String(index + 1),
    values,
    middle: spread,
    title: t('profile.area', { area: label, values: speech.list(said) }),
    note: missing ? whyNone(context, missing, key) : few,
  }
}
