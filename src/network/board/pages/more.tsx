import type { View } from '#platform/http'
import { href } from '#routes'
import { type BoardQuery, parametersOf } from '../board-query.ts'

/** Rows that a table shows before it is asked for all. */
const shownFirst = 10

/** The first rows, and what leads to the others; the file always holds all. */
export function partOf<Row>(
  rows: readonly Row[],
  query: BoardQuery,
  table: Exclude<BoardQuery['all'], ''>,
): readonly Row[] {
  return query.all === table ? rows : rows.slice(0, shownFirst)
}

interface MoreProps {
  view: View
  query: BoardQuery
  table: Exclude<BoardQuery['all'], ''>
  count: number
}

export function More({ view, query, table, count }: MoreProps) {
  const { lang } = view
  const t = view.speech.words('membership')
  const whole = query.all === table || count <= shownFirst
  return (
    <p class="actions">
      {!whole && (
        <a href={`${href('board', { lang }, parametersOf({ ...query, all: table }))}#${table}`}>
          {t('board.all', { count })}
        </a>
      )}
      {count > 0 && (
        <a href={href('boardFile', { lang, file: `${table}.csv` }, parametersOf({ ...query, all: '' }))}>
          {t('board.csv')}
        </a>
      )}
    </p>
  )
}
