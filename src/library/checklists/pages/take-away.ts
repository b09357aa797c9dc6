import type { Context } from 'hono'
import { textsIn } from '#instruments'
import { writeCsv } from '#platform/csv'
import type { Env } from '#platform/http'
import { writeFiles } from '../files.ts'
import { keyOf } from '../model.ts'
import type { ChecklistResult } from '../result.ts'

/** The answers, as they can be opened again. */
export function sendFile(c: Context<Env>, results: readonly ChecklistResult[], now: Date): Response {
  return c.body(writeFiles(results.map(({ file }) => file)), 200, {
    'content-type': 'application/json; charset=utf-8',
    ...attached(results, now, 'json'),
  })
}

/** The scores, one a line. */
export function sendTable(c: Context<Env>, results: readonly ChecklistResult[], now: Date): Response {
  const t = c.var.view.speech.words('checklists')
  const columns = ['checklist', 'edition', 'project', 'date', 'what', 'name', 'score', 'level'] as const
  const rows = results.flatMap((result) => rowsOf(c, result))
  return c.body(`\uFEFF${writeCsv([columns.map((column) => t(`csv.${column}`)), ...rows])}`, 200, {
    'content-type': 'text/csv; charset=utf-8',
    ...attached(results, now, 'csv'),
  })
}

function rowsOf(c: Context<Env>, { edition, file, composites, areas }: ChecklistResult): unknown[][] {
  const { speech, lang } = c.var.view
  const t = speech.words('checklists')
  const texts = textsIn(edition, lang)
  const start = [texts.edition.title, edition.id, file.title ?? '', file.date]
  return [
    ...composites.map(({ key, score, level }) => [
      ...start,
      t('csv.composite'),
      texts.composite(key).name,
      score ?? '',
      level === undefined ? '' : texts.level(level).name,
    ]),
    ...areas.map(({ key, score }) => [...start, t('csv.area'), texts.area(key).name, score ?? '', '']),
  ]
}

function attached(results: readonly ChecklistResult[], now: Date, ending: string) {
  const [only, ...more] = results
  const name = only && more.length === 0 ? keyOf(only.edition) : 'checklists'
  const file = `${name}-${now.toISOString().slice(0, 10)}.${ending}`
  return { 'content-disposition': `attachment; filename="${file}"`, 'cache-control': 'no-store' }
}
