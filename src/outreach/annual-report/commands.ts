import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Deps } from '#deps'
import { nearest } from '#instruments'
import { writeCsv } from '#platform/csv'
import { documentFile, pdfOf, PdfUnavailable, sheetOf, wordOf } from '#platform/document'
import { languages, speech } from '#platform/i18n'
import { faultsInProse } from './checked-prose.ts'
import type { AnnualReportOptions } from './command-options.ts'
import { composeReport } from './compose.ts'
import { differencesIn, lackingIn, problemsOf } from './differences.ts'
import { figureLines, tableOf } from './figure-rows.ts'
import { gather, ofProgram, type Sources } from './gather.ts'
import type { Material } from './model.ts'
import { sayProblem } from './problem-words.ts'
import { listNetworkIds } from './store.ts'

export interface ReportIo {
  say(line: string): void
  warn(line: string): void
}

export interface ReportNeeds extends Pick<Deps, 'db' | 'assets' | 'now'> {
  readonly origin: string
  readonly sources?: Sources
}

/** Exit codes: 0; 1 where the report cannot be built or written, with what keeps it from it and where. */
export async function annualReportCommand(
  needs: ReportNeeds,
  options: AnnualReportOptions,
  io: ReportIo,
): Promise<number> {
  const { year, network, lang, out } = options
  if (network !== null) {
    const ids = await listNetworkIds(needs.db)
    if (!ids.includes(network)) {
      const close = nearest(network, ids)
      io.warn(`There is no network "${network}". ${close ? `Did you mean ${close}?` : `There are: ${ids.join(', ')}.`}`)
      return 1
    }
  }
  const asked = { year, network, now: needs.now() }
  const material = await gather(needs.db, asked, needs.sources ?? ofProgram)
  const problems = [...faultsInProse(material.prose, material.known, languages), ...problemsOf(differencesIn(material))]
  if (problems.length > 0) {
    io.warn(`The report of ${year} is not built:`)
    for (const problem of problems) io.warn(`- ${sayProblem(speech('en'), material, problem)}`)
    return 1
  }
  tellLacking(material, io)
  return write(needs, { material, lang, out }, io)
}

function tellLacking(material: Material, io: ReportIo): void {
  const lacking = lackingIn(material)
  if (!material.ownTexts) io.say('No prose is written for it: the chapters hold what the record says.')
  if (lacking.length > 0) {
    io.say(
      `The record has no rows for ${lacking.length} printed figures: ${lacking.map(({ name }) => name).join(', ')}.`,
    )
  }
}

interface Writing {
  readonly material: Material
  readonly lang: string
  readonly out: string
}

async function write({ assets, origin }: ReportNeeds, { material, lang, out }: Writing, io: ReportIo): Promise<number> {
  const doc = composeReport(material, lang)
  const rows = tableOf(figureLines(material), lang)
  const columns = ['name', 'printed', 'regenerated', 'rows', 'note'] as const
  const csv = writeCsv([columns, ...rows.map((row) => columns.map((column) => row[column]))])
  const files: [string, string | Uint8Array][] = [
    ['report.html', documentFile(doc, { sheet: sheetOf(assets), origin })],
    ['report.docx', await wordOf(doc, origin)],
    ['figures.csv', csv],
  ]
  let lacking: string | undefined
  try {
    files.push(['report.pdf', (await pdfOf(doc, { origin })).bytes])
  } catch (error) {
    if (!(error instanceof PdfUnavailable)) throw error
    lacking = `${error.message} The report is there as a page and as a Word file.`
  }
  try {
    await mkdir(out, { recursive: true })
    for (const [name, content] of files) await writeFile(join(out, name), content)
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    io.warn(`${path ?? out} cannot be written (${code}).`)
    return 1
  }
  const of = material.network ? ` of ${material.network.id}` : ''
  io.say(`The report${of} for ${material.year} is in ${out}.`)
  if (lacking) io.warn(lacking)
  return lacking ? 1 : 0
}
