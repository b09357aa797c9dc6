import { frame, type ValueMapChart } from '#charts'
import { mapOf } from '#network'
import { href } from '#routes'
import type { Context, View } from '../context.ts'
import { dateOf, type Row, scoreOf, selectRows, sorted } from '../selection.ts'
import { groupPhrase, sayScore, scoreName, whenPhrase, whyNone } from '../words.ts'
import { placeTable, resultColumn, scoreColumn, yearColumn } from './place-table.ts'
import { mostDrawn, scoreScale, stepOf } from './scale.ts'

/** Places on the map by class of score. */
export function drawMap(context: Context): View {
  const { speech, t, state, places, sheet, alone } = context
  const { score } = state
  const rows = sorted(selectRows(state, places, sheet), state.sort, ({ result }) => scoreOf(result, score))
  const map = mapOf(state.demonstration)
  const points = rows.slice(0, mostDrawn).flatMap((row) => pointOf(context, row, map.place))
  const without = rows.filter(({ place }) => place.longitude === null || place.latitude === null).length
  const missing = points.some(({ step }) => step === null)
  const title = t('map.title', { score: scoreName(context, score), when: whenPhrase(context) })
  const finding = t('map.finding', { count: points.length })
  const { land, borders, viewBox } = map.drawing
  const chart: ValueMapChart = {
    kind: 'map',
    id: 'map',
    title,
    description: `${t('group', { group: groupPhrase(context) })} ${finding}`,
    direction: speech.direction,
    scale: scoreScale(speech, t, missing),
    ground: {
      viewBox: frame(
        points.map(({ at }) => at),
        viewBox,
        { least: 420, ratio: 2 },
      ),
      shapes: alone ? { land, borders } : { href: href('placesMap', { lang: speech.lang, file: map.file }) },
    },
    points,
  }
  return {
    chart: points.length > 0 ? chart : null,
    title,
    finding,
    notes: [
      ...(without > 0 ? [t('map.without', { count: without })] : []),
      ...(rows.length > mostDrawn ? [t('most', { count: mostDrawn })] : []),
    ],
    table: placeTable(context, rows, [scoreColumn(context, score), yearColumn(context), resultColumn(context)]),
    perPage: 150,
    dataDate: dateOf(rows.map(({ result }) => result)),
  }
}

type Placing = (longitude: number, latitude: number) => readonly [number, number]

function pointOf(context: Context, row: Row, place: Placing) {
  const { speech, t, state } = context
  const { id, name, longitude, latitude } = row.place
  if (longitude === null || latitude === null) return []
  const value = scoreOf(row.result, state.score)
  const text = value === null ? whyNone(context, row, state.score) : sayScore(speech, value)
  return [
    {
      key: id,
      label: name,
      at: place(longitude, latitude),
      step: value === null ? null : stepOf(value),
      title: t('mark', { name, value: text }),
      chosen: row.chosen,
    },
  ]
}
