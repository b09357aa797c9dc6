import type { HeatCell, HeatChart, HeatRow } from '#charts'
import type { Context, View } from '../context.ts'
import { onPage } from '../paging.ts'
import { dateOf, type Row, scoreOf, selectRows, sorted } from '../selection.ts'
import { groupPhrase, sayScore, whenPhrase, whyNone } from '../words.ts'
import { placeTable, resultColumn, scoreColumnOf, yearColumn } from './place-table.ts'
import { rowsPerPage, scoreScale, stepOf } from './scale.ts'

/** Places by areas, as colours and whole numbers. */
export function drawHeat(context: Context): View {
  const { speech, t, state, places, sheet, edition, texts } = context
  const all = sorted(selectRows(state, places, sheet), state.sort, ({ result }) => scoreOf(result, state.sort.key))
  const rows = onPage(all, state.page, rowsPerPage)
  const drawn = rows.map((row) => heatRow(context, row))
  const missing = drawn.some(({ cells }) => cells.some(({ step }) => step === null))
  const title = t('heat.title', { when: whenPhrase(context) })
  const finding = t('heat.finding', { count: all.length })
  const chart: HeatChart = {
    kind: 'heat',
    id: 'heat',
    title,
    description: `${t('group', { group: groupPhrase(context) })} ${finding}`,
    direction: speech.direction,
    scale: scoreScale(speech, t, missing),
    areas: edition.areas.map((key, i) => ({ key, label: texts.area(key).name, short: String(i + 1) })),
    places: drawn,
  }
  return {
    chart: rows.length > 0 ? chart : null,
    title,
    finding,
    notes: [],
    table: placeTable(context, all, [
      ...edition.areas.map((key) => scoreColumnOf(context, key)),
      yearColumn(context),
      resultColumn(context),
    ]),
    perPage: rowsPerPage,
    dataDate: dateOf(all.map(({ result }) => result)),
  }
}

function heatRow(context: Context, row: Row): HeatRow {
  const { speech, t, texts, edition } = context
  const { place, result, chosen } = row
  const cells = edition.areas.map((key): HeatCell => {
    const value = scoreOf(result, key)
    const text = value === null ? whyNone(context, row, key) : sayScore(speech, value)
    return {
      step: value === null ? null : stepOf(value),
      text: value === null ? '' : speech.number(Math.round(value)),
      title: t('heat.mark', { place: place.name, area: texts.area(key).name, value: text }),
    }
  })
  return { key: place.id, label: place.name, chosen, cells }
}
