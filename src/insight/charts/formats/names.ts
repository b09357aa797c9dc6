import { type ViewName, views } from '../state.ts'

/** What a chart can be had as, by the extension of its address. */
export const formats = ['svg', 'png', 'csv', 'json', 'bib', 'csl.json'] as const
export type Format = (typeof formats)[number]

/** `heat` is the page of a view, `heat.csv` the same as a file; undefined for anything else. */
export function chartNamed(name: string): { view: ViewName; format: Format | null } | undefined {
  const dot = name.indexOf('.')
  const view = views.find((one) => one === (dot < 0 ? name : name.slice(0, dot)))
  if (!view) return undefined
  if (dot < 0) return { view, format: null }
  const format = formats.find((one) => one === name.slice(dot + 1))
  return format && { view, format }
}
