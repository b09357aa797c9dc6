import { mostRows, type PlacesChart } from '#charts'
import type { Context, View } from '../context.ts'
import { dateOf, middleOf, type Row, scoreOf, selectRows, sorted } from '../selection.ts'
import { fewNote, groupPhrase, middleNames, sayMiddle, sayScore, scoreName, whenPhrase, whyNone } from '../words.ts'
import { mostDrawn, scoreTicks } from './scale.ts'
import { placeTable, resultColumn, scoreColumn, yearColumn } from './place-table.ts'

/** Places against each other on one scale, with the middle of their group. */
export function drawPlaces(context: Context): View {
  const { speech, t, state, places, sheet } = context
  const { score } = state
  const rows = sorted(selectRows(state, places, sheet), state.sort, ({ result }) => scoreOf(result, score))
  const middle = middleOf(rows.filter(({ inGroup }) => inGroup).map(({ result }) => scoreOf(result, score)))
  const known = rows.filter(({ result }) => scoreOf(result, score) !== null)
  const inGroup = known.filter((row) => row.inGroup).length
  const title = t('places.title', { score: scoreName(context, score), when: whenPhrase(context) })
  const finding = middle ? sayMiddle(context, middle) : fewNote(context, inGroup)
  const chart: PlacesChart = {
    kind: 'places',
    id: 'places',
    title,
    description: `${t('group', { group: groupPhrase(context) })} ${finding}`,
    direction: speech.direction,
    note: middle || !context.alone ? undefined : finding,
    ticks: scoreTicks(speech),
    places: drawn(rows, known).map((row) => dotOf(context, row)),
    middle: middle && { ...middle, names: middleNames(context, middle) },
  }
  return {
    chart: rows.length > 0 ? chart : null,
    title,
    finding,
    notes: known.length > mostDrawn ? [t('most', { count: mostDrawn })] : [],
    table: placeTable(context, rows, [scoreColumn(context, score), yearColumn(context), resultColumn(context)]),
    perPage: 150,
    dataDate: dateOf(rows.map(({ result }) => result)),
  }
}

/** A row may say that it has no value; a strip of dots has no room for that, and no end. */
function drawn(rows: readonly Row[], known: readonly Row[]): readonly Row[] {
  if (rows.length <= mostRows) return rows
  if (known.length <= mostDrawn) return known
  const first = known.slice(0, mostDrawn)
  return [...first, ...known.slice(mostDrawn).filter(({ chosen }) => chosen)]
}

function dotOf(context: Context, row: Row) {
  const { place, result, chosen } = row
  const { speech, t, state } = context
  const value = scoreOf(result, state.score)
  const text = value === null ? whyNone(context, row, state.score) : sayScore(speech, value)
  return { key: place.id, label: place.name, value, text, title: t('mark', { name: place.name, value: text }), chosen }
}
