import type { SeriesChart, SeriesLine, SeriesPoint } from '#charts'
import type { Context, View } from '../context.ts'
import type { ChartPlace } from '../model.ts'
import { dateOf, groupTest, middleOf, resultIn, scoreOf } from '../selection.ts'
import { type Wave, wavesOf } from '../state.ts'
import { fewNote, groupPhrase, sayScore, scoreName, waveName } from '../words.ts'
import { scoreTicks } from './scale.ts'
import { progressTable } from './progress-table.ts'

/** A place or the median of the group through the campaigns, in their order; null where there is no value. */
export interface Course {
  readonly key: string
  readonly label: string
  readonly place: ChartPlace | null
  readonly values: readonly (number | null)[]
  /** Places behind each value. */
  readonly counts: readonly number[]
}

const mostLines = 4
const median = 'median'

/** Scores through the years: of the places chosen, beside the median of the group. */
export function drawProgress(context: Context): View {
  const { speech, t, state, set } = context
  const waves = wavesOf(set.known)
  const group = context.places.filter(groupTest(state))
  const shown = linesOf(context)
  const middle = medianOf(context, group, waves)
  const courses = [...shown.map((place) => courseOf(context, place, waves)), ...(middle ? [middle] : [])]
  const title = t('progress.title', { score: scoreName(context, state.score) })
  const finding = middle ? t('progress.finding', { count: group.length }) : fewNote(context, group.length)
  const years = [...new Set(waves.map(({ year }) => year))]
  const chart: SeriesChart = {
    kind: 'series',
    id: 'progress',
    title,
    description: `${t('group', { group: groupPhrase(context) })} ${finding}`,
    direction: speech.direction,
    note: middle || !context.alone ? undefined : finding,
    years: years.map((year) => ({ value: year, text: String(year) })),
    ticks: scoreTicks(speech),
    lines: courses.map((course) => lineOf(context, course, waves)),
  }
  return {
    chart: courses.some(({ values }) => values.some((value) => value !== null)) ? chart : null,
    title,
    finding,
    notes: askedFor(context).length > mostLines ? [t('progress.most', { count: mostLines })] : [],
    table: progressTable(context, courses, waves),
    perPage: 150,
    dataDate: dateOf(shownResults(context, [...shown, ...(middle ? group : [])], waves)),
  }
}

/** The places looked at, then those picked. */
const askedFor = ({ state }: Context) =>
  [...new Set([state.place, state.beside, ...state.picked])].filter((id) => id !== null)

const linesOf = (context: Context): ChartPlace[] =>
  askedFor(context)
    .flatMap((id) => context.set.places.get(id) ?? [])
    .slice(0, mostLines)

const valueIn = ({ sheets, state }: Context, placeId: string, { edition, year }: Wave) =>
  scoreOf(resultIn(sheets.get(edition)?.byPlace.get(placeId), { year, until: state.until }), state.score)

function courseOf(context: Context, place: ChartPlace, waves: readonly Wave[]): Course {
  const values = waves.map((wave) => valueIn(context, place.id, wave))
  return { key: place.id, label: place.name, place, values, counts: values.map((value) => Number(value !== null)) }
}

/** Null where no campaign has enough places for a median. */
function medianOf(context: Context, group: readonly ChartPlace[], waves: readonly Wave[]): Course | null {
  const all = waves.map((wave) => group.map(({ id }) => valueIn(context, id, wave)).filter((value) => value !== null))
  const values = all.map((one) => middleOf(one)?.median ?? null)
  if (values.every((value) => value === null)) return null
  return {
    key: median,
    label: context.t('progress.median'),
    place: null,
    values,
    counts: all.map(({ length }) => length),
  }
}

function lineOf(context: Context, { key, label, place, values, counts }: Course, waves: readonly Wave[]): SeriesLine {
  const { speech, t } = context
  const points = waves.map((wave, i): SeriesPoint | null => {
    const value = values[i] ?? null
    if (value === null) return null
    const text = sayScore(speech, value)
    const said = { name: label, year: waveName(context, wave), value: text }
    const title = place ? t('progress.mark', said) : t('progress.mark.median', { ...said, count: counts[i] ?? 0 })
    return { at: wave.year, value, text, title }
  })
  return { key, label, runs: runsOf(points, waves), group: place === null }
}

/** Points are joined within one edition, from one of its campaigns to the next: anything else would be made up. */
function runsOf(points: readonly (SeriesPoint | null)[], waves: readonly Wave[]): SeriesPoint[][] {
  const editions = [...new Set(waves.map(({ edition }) => edition))]
  return editions.flatMap((edition) => {
    const runs: SeriesPoint[][] = [[]]
    for (const [i, point] of points.entries()) {
      if (waves[i]?.edition !== edition) continue
      if (point) runs.at(-1)?.push(point)
      else runs.push([])
    }
    return runs.filter((run) => run.length > 0)
  })
}

const shownResults = ({ sheets, state }: Context, places: readonly ChartPlace[], waves: readonly Wave[]) =>
  waves.flatMap(({ edition, year }) =>
    places.map(({ id }) => resultIn(sheets.get(edition)?.byPlace.get(id), { year, until: state.until })),
  )
