import type { ChangeChart, Value } from '#charts'
import type { Context, View } from '../context.ts'
import { onPage } from '../paging.ts'
import { dateOf, type Row, scoreOf, selectRows, sorted } from '../selection.ts'
import { groupPhrase, sayScore, scoreName, whenPhrase, whyNone } from '../words.ts'
import { placeTable, resultColumn, scoreColumnOf, yearColumn } from './place-table.ts'
import { rowsPerPage, scoreTicks } from './scale.ts'

/** The core and the extended index of the same place, from one result. */
export function drawExtended(context: Context): View {
  const { speech, t, state, places, sheet } = context
  const valueOf = ({ result }: Row) => measure(result, state.sort.key)
  const all = sorted(selectRows(state, places, sheet), state.sort, valueOf)
  const rows = onPage(all, state.page, rowsPerPage)
  const title = t('coreExtended.title', { when: whenPhrase(context) })
  const differences = all.map(({ result }) => measure(result, 'change')).filter((value) => value !== null)
  const finding = t('coreExtended.finding', {
    count: differences.length,
    above: differences.filter((value) => value > 0).length,
  })
  const chart: ChangeChart = {
    kind: 'change',
    id: 'extended',
    title,
    description: `${t('group', { group: groupPhrase(context) })} ${finding}`,
    direction: speech.direction,
    ticks: scoreTicks(speech),
    names: { example: t('example'), from: scoreName(context, 'core'), to: scoreName(context, 'extended') },
    rows: rows.map((row) => ({
      key: row.place.id,
      label: row.place.name,
      from: written(context, row, 'core'),
      to: written(context, row, 'extended'),
      note: row.result ? undefined : whyNone(context, row, 'core'),
      title: t('coreExtended.mark', {
        place: row.place.name,
        core: written(context, row, 'core')?.text ?? t('none'),
        extended: written(context, row, 'extended')?.text ?? t('none'),
      }),
      chosen: row.chosen,
    })),
  }
  return {
    chart: rows.length > 0 ? chart : null,
    title,
    finding,
    notes: [],
    table: placeTable(context, all, [
      scoreColumnOf(context, 'core'),
      scoreColumnOf(context, 'extended'),
      {
        key: 'change',
        head: t('column.difference'),
        kind: 'change',
        sortable: true,
        cell: ({ result }) => measure(result, 'change'),
      },
      yearColumn(context),
      resultColumn(context),
    ]),
    perPage: rowsPerPage,
    dataDate: dateOf(all.map(({ result }) => result)),
  }
}

/** A score, or how much the extended index is above the core one. */
function measure(result: Row['result'], key: string): number | null {
  if (key !== 'change') return scoreOf(result, key)
  const [core, extended] = [scoreOf(result, 'core'), scoreOf(result, 'extended')]
  return core === null || extended === null ? null : extended - core
}

function written({ speech }: Context, { result }: Row, key: string): Value | null {
  const value = scoreOf(result, key)
  return value === null ? null : { value, text: sayScore(speech, value) }
}
