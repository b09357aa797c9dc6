import type { ScatterChart } from '#charts'
import type { Context, View } from '../context.ts'
import { dateOf, groupTest, isNarrowed, resultIn, type Row, scoreOf, sorted } from '../selection.ts'
import { axisName, groupPhrase, sayScore, scoreName, whenPhrase } from '../words.ts'
import { axisTicks, sayMeasure } from './measure.ts'
import { placeTable, resultColumn, scoreColumn, yearColumn } from './place-table.ts'
import { mostDrawn, scoreTicks } from './scale.ts'

/** A score against one measure of the places; the group in colour, the others behind it. */
export function drawScatter(context: Context): View {
  const { speech, t, state } = context
  const all = allRows(context)
  const known = all.filter((row) => measureOf(context, row) !== null)
  const rows = sorted(known, state.sort, (row) =>
    state.sort.key === 'measure' ? measureOf(context, row) : scoreOf(row.result, state.score),
  )
  const points = drawn(context, rows)
  const narrowed = isNarrowed(state)
  const title = t(`scatter.title.${state.axis}`, {
    score: scoreName(context, state.score),
    when: whenPhrase(context),
  })
  const finding = t('scatter.finding', { count: points.length })
  const log = state.axis === 'population'
  const chart: ScatterChart = {
    kind: 'scatter',
    id: 'scatter',
    title,
    description: `${t('group', { group: groupPhrase(context) })} ${finding}`,
    direction: speech.direction,
    x: {
      label: axisName(context, state.axis),
      ticks: axisTicks(
        speech,
        state.axis,
        points.map(({ x }) => x),
      ),
      log,
    },
    y: { label: scoreName(context, state.score), ticks: scoreTicks(speech) },
    points,
    names: narrowed ? { group: groupPhrase(context), others: t('scatter.others') } : null,
  }
  const without = all.length - known.length
  return {
    chart: points.length > 0 ? chart : null,
    title,
    finding,
    notes: [
      t('scatter.cause'),
      ...(without > 0 ? [t(`scatter.without.${state.axis}`, { count: without })] : []),
      ...(rows.length > mostDrawn ? [t('most', { count: mostDrawn })] : []),
    ],
    table: tableOf(context, rows, narrowed),
    perPage: 150,
    dataDate: dateOf(rows.map(({ result }) => result)),
  }
}

/** Every place that has a result: those outside the group are drawn behind it. */
function allRows({ places, state, sheet }: Context): Row[] {
  const isInGroup = groupTest(state)
  return places.flatMap((place): Row[] => {
    const result = resultIn(sheet.byPlace.get(place.id), state)
    if (!result) return []
    const chosen = place.id === state.place || place.id === state.beside
    return [{ place, result, inGroup: isInGroup(place), chosen }]
  })
}

const measureOf = ({ state }: Context, { place }: Row) => place.figures[state.axis]?.value ?? null

/** Points need both values; where there are too many, the group and the chosen places come first. */
function drawn(context: Context, rows: readonly Row[]) {
  const { speech, t, state } = context
  const ordered = rows.length <= mostDrawn ? rows : rows.toSorted((a, b) => weight(b) - weight(a)).slice(0, mostDrawn)
  return ordered.flatMap((row) => {
    const [x, y] = [measureOf(context, row), scoreOf(row.result, state.score)]
    if (x === null || y === null || (state.axis === 'population' && x <= 0)) return []
    const { id, name } = row.place
    const values = { value: sayScore(speech, y), axis: axisName(context, state.axis), measure: sayMeasure(context, x) }
    const title = t('scatter.mark', { name, ...values })
    return [{ key: id, label: name, x, y, title, chosen: row.chosen, inGroup: row.inGroup }]
  })
}

const weight = ({ chosen, inGroup }: Row) => 2 * Number(chosen) + Number(inGroup)

function tableOf(context: Context, rows: readonly Row[], narrowed: boolean) {
  const { t, state } = context
  const figure = ({ place }: Row) => place.figures[state.axis]
  return placeTable(context, rows, [
    scoreColumn(context, state.score),
    {
      key: 'measure',
      head: axisName(context, state.axis),
      kind: state.axis === 'population' ? 'count' : 'percent',
      sortable: true,
      cell: (row) => measureOf(context, row),
    },
    { key: 'measure_name', head: t('column.measure'), kind: 'text', fileOnly: true, cell: () => state.axis },
    { key: 'measure_year', head: t('column.measure_year'), kind: 'year', cell: (row) => figure(row)?.year ?? null },
    {
      key: 'measure_basis',
      head: t('column.measure_basis'),
      kind: 'text',
      fileOnly: true,
      cell: (row) => figure(row)?.basis ?? null,
    },
    {
      key: 'measure_source',
      head: t('column.measure_source'),
      kind: 'text',
      fileOnly: true,
      cell: (row) => figure(row)?.source ?? null,
    },
    ...(narrowed
      ? [
          {
            key: 'group',
            head: t('column.group'),
            kind: 'text' as const,
            cell: ({ inGroup }: Row) => t(inGroup ? 'group.in' : 'group.out'),
          },
        ]
      : []),
    yearColumn(context),
    resultColumn(context),
  ])
}
