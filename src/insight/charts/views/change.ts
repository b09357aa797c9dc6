import type { ChangeChart, ChangeRow } from '#charts'
import type { Context, View } from '../context.ts'
import type { ChartPlace, ChartResult } from '../model.ts'
import { onPage } from '../paging.ts'
import { dateOf, groupTest, resultIn, scoreOf, sorted } from '../selection.ts'
import type { Wave } from '../state.ts'
import { groupPhrase, sayChange, sayScore, scoreName, waveName } from '../words.ts'
import { tableOf } from '../table-data.ts'
import { changeTable } from './change-table.ts'
import { rowsPerPage, scoreTicks } from './scale.ts'

/** One place or area from one campaign to another. */
export interface Changed {
  readonly key: string
  readonly label: string
  /** Null in a row of an area: the place is the same in all. */
  readonly place: ChartPlace | null
  readonly from: number | null
  readonly to: number | null
  readonly fromResult: ChartResult | undefined
  readonly toResult: ChartResult | undefined
  readonly chosen: boolean
}

export const changeOf = ({ from, to }: Changed): number | null => (from === null || to === null ? null : to - from)

/** What has changed between two campaigns: of every place in one score, or of one place in every area. */
export function drawChange(context: Context): View {
  const { speech, t, state } = context
  const { from, to } = state
  if (!from || !to) return nothingToCompare(context)
  const ends = { from: waveName(context, from), to: waveName(context, to) }
  const all = state.by === 'areas' ? areasOf(context, from, to) : placesOf(context, from, to)
  const rows = onPage(all, state.page, rowsPerPage)
  const title = titleOf(context, ends)
  const finding = findingOf(context, all)
  const chart: ChangeChart = {
    kind: 'change',
    id: 'change',
    title,
    description: state.by === 'areas' ? finding : `${t('group', { group: groupPhrase(context) })} ${finding}`,
    direction: speech.direction,
    ticks: scoreTicks(speech),
    names: { example: t('example'), ...ends },
    rows: rows.map((row) => drawnRow(context, row, ends)),
  }
  return {
    chart: rows.length > 0 ? chart : null,
    title,
    finding,
    notes: [...(from.edition === to.edition ? [] : [t('change.editions')]), t('change.unrounded')],
    table: changeTable(context, all, ends),
    perPage: rowsPerPage,
    dataDate: dateOf(all.flatMap(({ fromResult, toResult }) => [fromResult, toResult])),
  }
}

interface Ends {
  readonly from: string
  readonly to: string
}

function titleOf(context: Context, ends: Ends): string {
  const { t, state, set } = context
  if (state.by === 'areas') {
    return t('change.title.areas', { place: set.places.get(state.place ?? '')?.name ?? '', ...ends })
  }
  return t('change.title', { score: scoreName(context, state.score), ...ends })
}

function findingOf({ t }: Context, all: readonly Changed[]): string {
  const changes = all.map(changeOf).filter((change) => change !== null)
  const up = changes.filter((change) => change >= 0.05).length
  const down = changes.filter((change) => change <= -0.05).length
  return t('change.finding', { up, down, same: changes.length - up - down })
}

function placesOf(context: Context, from: Wave, to: Wave): Changed[] {
  const { state, places } = context
  const isInGroup = groupTest(state)
  const rows = places.flatMap((place): Changed[] => {
    const chosen = place.id === state.place || place.id === state.beside
    if (!chosen && !isInGroup(place)) return []
    const [fromResult, toResult] = [resultOf(context, place.id, from), resultOf(context, place.id, to)]
    if (!fromResult && !toResult) return []
    const [before, after] = [scoreOf(fromResult, state.score), scoreOf(toResult, state.score)]
    return [{ key: place.id, label: place.name, place, from: before, to: after, fromResult, toResult, chosen }]
  })
  return sorted(rows, state.sort, (row) => {
    if (state.sort.key === 'change') return changeOf(row)
    return state.sort.key === 'from' ? row.from : row.to
  })
}

function areasOf(context: Context, from: Wave, to: Wave): Changed[] {
  const { state, edition, texts } = context
  const id = state.place ?? ''
  const [fromResult, toResult] = [resultOf(context, id, from), resultOf(context, id, to)]
  if (!fromResult && !toResult) return []
  return edition.areas.map((key) => ({
    key,
    label: texts.area(key).name,
    place: null,
    from: scoreOf(fromResult, key),
    to: scoreOf(toResult, key),
    fromResult,
    toResult,
    chosen: false,
  }))
}

const resultOf = ({ sheets, state }: Context, placeId: string, { edition, year }: Wave) =>
  resultIn(sheets.get(edition)?.byPlace.get(placeId), { year, until: state.until })

function drawnRow({ speech, t }: Context, row: Changed, ends: Ends): ChangeRow {
  const { key, label, from, to, chosen } = row
  const say = (value: number | null) => (value === null ? t('none') : sayScore(speech, value))
  const change = changeOf(row)
  const values = { name: label, from: say(from), to: say(to), fromYear: ends.from, toYear: ends.to }
  return {
    key,
    label,
    from: from === null ? null : { value: from, text: say(from) },
    to: to === null ? null : { value: to, text: say(to) },
    note: whyOf(t, row, ends),
    title:
      change === null
        ? t('change.mark.part', values)
        : t('change.mark', { ...values, change: sayChange(speech, change) }),
    chosen,
  }
}

function whyOf(t: Context['t'], { from, to, fromResult, toResult }: Changed, ends: Ends): string | undefined {
  if (!fromResult) return t('none.year', { year: ends.from })
  if (!toResult) return t('none.year', { year: ends.to })
  return from === null || to === null ? t('none.na') : undefined
}

function nothingToCompare(context: Context): View {
  const { t } = context
  return {
    chart: null,
    title: t('change.title.none'),
    finding: t('change.none'),
    notes: [t('change.none')],
    table: tableOf([], [], () => ({ key: '' })),
    perPage: rowsPerPage,
    dataDate: null,
  }
}
