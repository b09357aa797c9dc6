import { positionIn } from '../../comparison.ts'
import type { Context } from '../context.ts'
import { scoreOf } from '../selection.ts'
import { type FilledColumn, type TableData, tableOf } from '../table-data.ts'
import { whyNone } from '../words.ts'
import { demonstrationColumn } from './place-table.ts'
import type { Profiled, Subject } from './profile.ts'

/** In how many areas the place stands above, within and below the middle half of the group. */
export function positionSentence({ t, edition }: Context, { subjects, byArea }: Profiled): string {
  const [subject] = subjects
  const count = { above: 0, within: 0, below: 0 }
  for (const key of edition.areas) {
    const own = scoreOf(subject?.result, key)
    const spread = byArea.get(key)?.spread
    if (own !== null && spread) count[positionIn(spread, own)] += 1
  }
  return t('profile.position', { place: subject?.name ?? '', ...count })
}

type AreaColumn = FilledColumn<string>

/** A row an area: each place, and what the others of the group have. */
export function profileTable(context: Context, { subjects, byArea }: Profiled): TableData {
  const { t, texts, edition, state } = context
  const columns: AreaColumn[] = [
    { key: 'area', head: t('column.area_id'), kind: 'text', fileOnly: true, cell: (area) => area },
    { key: 'name', head: t('column.area'), kind: 'text', cell: (area) => texts.area(area).name },
    ...subjects.flatMap((subject, i) => subjectColumns(context, subject, i === 0 ? 'place' : 'second_place')),
    ...(['q1', 'median', 'q3'] as const).map((key): AreaColumn => ({
      key,
      head: t(`column.${key}`),
      kind: 'score',
      cell: (area) => byArea.get(area)?.spread?.[key] ?? null,
    })),
    { key: 'n', head: t('column.n'), kind: 'count', cell: (area) => byArea.get(area)?.n ?? 0 },
    { key: 'edition', head: t('column.edition'), kind: 'text', fileOnly: true, cell: () => state.edition },
    demonstrationColumn(context),
  ]
  return tableOf(columns, edition.areas, (key) => ({ key }))
}

function subjectColumns(context: Context, subject: Subject, key: string): AreaColumn[] {
  const { t } = context
  const { id, name, result } = subject
  return [
    {
      key,
      head: name,
      kind: 'score',
      cell: (area) => scoreOf(result, area),
      why: (area) => whyNone(context, subject, area),
    },
    { key: `${key}_id`, head: t('column.place_id'), kind: 'text', fileOnly: true, cell: () => id },
    { key: `${key}_result`, head: t('column.result'), kind: 'text', fileOnly: true, cell: () => result?.id ?? null },
    { key: `${key}_year`, head: t('column.year'), kind: 'year', fileOnly: true, cell: () => result?.year ?? null },
  ]
}
