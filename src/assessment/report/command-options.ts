import { parseArgs } from 'node:util'
import { isLanguage, languages, type Lang } from '#platform/i18n'

export const usage = `Usage: icc report PLACE [--round ID] [--lang en|fr] --out DIR
       icc report --all [--lang en|fr] --out DIR
Writes report.html, report.pdf, report.docx and summary.pdf: for one place into DIR, of its newest round with a result
unless another is named; with --all for every round of which the areas are public into DIR/PLACE/ROUND, as far as everybody
may read it.
`

export interface ReportOptions {
  /** Undefined: all. */
  readonly place: string | undefined
  readonly round: string | undefined
  readonly lang: Lang
  readonly out: string
}

/** A sentence where they cannot be used. */
export function reportOptions(argv: readonly string[]): ReportOptions | string {
  const string = { type: 'string' } as const
  const options = { round: string, lang: string, out: string, all: { type: 'boolean' } } as const
  let read
  try {
    read = parseArgs({ args: [...argv], options, allowPositionals: true })
  } catch (error) {
    return (error as Error).message
  }
  const { round, lang = languages[0], out, all = false } = read.values
  const [place, ...more] = read.positionals
  if (more.length > 0) return `One place at a time: ${[place, ...more].join(', ')} are ${more.length + 1}.`
  if (all && (place !== undefined || round !== undefined)) return '--all takes every place and round: name none.'
  if (!all && place === undefined) return 'Name a place, or say --all.'
  if (!isLanguage(lang)) return `--lang is one of ${languages.join(', ')}.`
  if (!out) return 'Name the folder to write to: --out DIR.'
  return { place, round, lang, out }
}
