import { groupName, type StandingGroup } from '#insight'
import type { Block, Cell, Run } from '#platform/document'
import type { Pen } from '../draft/words.ts'
import { figureRun } from '../figure-words.ts'
import { lastBefore } from '../material.ts'

const cell = (text: string): Cell => ({ runs: [text] })
const numeric = (run: Run): Cell => ({ runs: [run], numeric: true })

function figureCell({ speech, figures }: Pen, key: string): Cell {
  return numeric(figures.has(key) ? figureRun(speech, figures, key) : '–')
}

/** Indices and areas with their scores, what they were before, and the median of the others. */
export function scoreTable(pen: Pen): Block {
  const { t, texts, material } = pen
  const { edition, scores } = material.standing
  const before = lastBefore(material)
  const composites = edition.composites.map(({ key }) => key).filter((key) => key in scores)
  const rows = [
    ...composites.map((key) => ({ key, name: texts.composite(key).name })),
    ...edition.areas.map((key) => ({ key, name: texts.area(key).name })),
  ]
  const columns: readonly (readonly [string, (key: string) => Cell])[] = [
    [t('table.score'), (key) => figureCell(pen, `score:${key}`)],
    ...(before
      ? ([
          [String(before.year), (key: string) => figureCell(pen, `before:${key}`)],
          [t('table.change'), (key: string) => figureCell(pen, `change:${key}`)],
        ] as const)
      : []),
    [t('table.median'), (key) => figureCell(pen, `median:${key}`)],
  ]
  return {
    kind: 'table',
    caption: t('table.caption'),
    head: [cell(t('table.area')), ...columns.map(([name]) => numeric(name))],
    rows: rows.map(({ key, name }) => [cell(name)].concat(columns.map(([, of]) => of(key)))),
    note: [t('table.note')],
  }
}

/** The index beside every group that the place belongs to. */
export function groupTable(pen: Pen): Block {
  const { t, speech, material } = pen
  const { standing } = material
  const name = ({ group }: StandingGroup) => groupName(speech, group, standing.result.networks)
  return {
    kind: 'table',
    caption: t('groups.caption'),
    head: [cell(t('groups.group')), numeric(t('table.places')), numeric(t('groups.median')), numeric(t('groups.own'))],
    rows: standing.groups.map((group) => [
      cell(name(group)),
      figureCell(pen, `n:${group.key}`),
      figureCell(pen, `core:${group.key}`),
      figureCell(pen, 'score:core'),
    ]),
    note: [t('groups.note')],
  }
}
