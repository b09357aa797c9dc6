import { parseArgs } from 'node:util'
import { isLanguage, languages, type Lang } from '#platform/i18n'

export const annualReportUsage = `Usage: icc annual-report YEAR [--lang en|fr] [--network ID] --out DIR
Writes report.html, report.pdf, report.docx and figures.csv into DIR: the report of a year composed from the record, with
every figure as printed and as regenerated. With --network the part of one network.
`

export interface AnnualReportOptions {
  readonly year: number
  readonly network: string | null
  readonly lang: Lang
  readonly out: string
}

/** A sentence where they cannot be used. */
export function annualReportOptions(argv: readonly string[]): AnnualReportOptions | string {
  const string = { type: 'string' } as const
  let read
  try {
    read = parseArgs({
      args: [...argv],
      options: { lang: string, network: string, out: string },
      allowPositionals: true,
    })
  } catch (error) {
    return (error as Error).message
  }
  const { lang = languages[0], network, out } = read.values
  const [year, ...more] = read.positionals
  if (year === undefined) return 'Name the year of the report: icc annual-report 2020 --out DIR.'
  if (more.length > 0) return `One year at a time: ${[year, ...more].join(', ')} are ${more.length + 1}.`
  if (!/^(20)\d\d$/.test(year)) return `"${year}" is no year of the programme: write it in four digits, 2008 or later.`
  if (Number(year) < 2008) return 'The programme began in 2008: there is no report of an earlier year.'
  if (!isLanguage(lang)) return `--lang is one of ${languages.join(', ')}.`
  if (!out) return 'Name the folder to write to: --out DIR.'
  return { year: Number(year), network: network ?? null, lang, out }
}
