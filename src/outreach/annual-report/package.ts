import Papa from 'papaparse'
import { formula } from '#platform/csv'
import { packed, type Part } from '#platform/data-package'
import { documentFile, pdfOf, PdfUnavailable, wordOf } from '#platform/document'
import { speech } from '#platform/i18n'
import { figureLines, tableOf } from './figure-rows.ts'
import type { Found } from './model.ts'
import type { Frozen } from './versions.ts'

interface PackageFile {
  readonly name: string
  readonly parts: readonly Part[]
}

const file = (name: string, text: string | Uint8Array): PackageFile => ({ name, parts: [{ text }] })

/** Where links lead, and how the page looks that opens without the site. */
export interface Setting {
  readonly origin: string
  readonly sheet: string
}

/** The frozen report with its data: what it says, every figure beside the printed one, every row, as files of anybody's. */
export async function packageOf(frozen: Frozen, document: string, at: Setting): Promise<Buffer> {
  const figures = new Map(frozen.figures.map((found) => [found.name, found]))
  const acknowledged = frozen.differences.flatMap((one) => (one.acknowledged ? [one.acknowledged] : []))
  const lines = figureLines({ figures, stated: frozen.stated, acknowledged, network: null })
  const rows = frozen.figures.flatMap(rowsOf)
  const documents = await Promise.all(Object.entries(frozen.documents).map(([lang, doc]) => filesOf(lang, doc, at)))
  const archive = await packed([
    file('README.md', readmeOf(frozen)),
    file('figures.csv', csvOf(tableOf(lines, 'en'))),
    file('rows.csv', csvOf(rows)),
    file('rows.json', `${JSON.stringify(rows, null, 1)}\n`),
    ...documents.flat(),
    file(`report-version-${frozen.version}.json`, document),
  ])
  return archive.content
}

const csvOf = (rows: readonly object[]): string =>
  `${Papa.unparse([...rows], { escapeFormulae: formula, newline: '\r\n' })}\r\n`

/** Every row of every figure, with the figure it counts in. */
const rowsOf = ({ name, unit, rows }: Found) =>
  rows.map(({ id, label, language, address, on, amount, source }) => ({
    figure: name,
    unit,
    id,
    label,
    language: language ?? '',
    address: address ?? '',
    on: on ?? '',
    amount: amount ?? '',
    source: source ?? '',
  }))

async function filesOf(lang: string, doc: Frozen['documents'][string], at: Setting): Promise<PackageFile[]> {
  return [
    file(`report.${lang}.html`, documentFile(doc, at)),
    file(`report.${lang}.docx`, await wordOf(doc, at.origin)),
    ...(await pdfFile(`report.${lang}.pdf`, doc, at.origin)),
  ]
}

async function pdfFile(name: string, doc: Frozen['documents'][string], origin: string): Promise<PackageFile[]> {
  try {
    return [file(name, (await pdfOf(doc, { origin })).bytes)]
  } catch (error) {
    if (error instanceof PdfUnavailable) return []
    throw error
  }
}

function readmeOf({ year, version, frozen, reason, replaces }: Frozen): string {
  const said = ['en', 'fr'].map((lang) => {
    const of = speech(lang)
    const date = of.date(frozen)
    return `${of.words('annualReport')('package.readme', { year: String(year), version: String(version), date })}\n`
  })
  const correction = replaces === null ? '' : `\nReplaces ${replaces}: ${reason ?? ''}\n`
  return `# ${year}\n\n${said.join('\n')}${correction}
- \`figures.csv\`: every figure as printed and as the record gives it
- \`rows.csv\`, \`rows.json\`: the rows each was made from
- \`report.*.html\`, \`report.*.pdf\`, \`report.*.docx\`: the report in each language
- \`report-version-${version}.json\`: the version as it was hashed (SHA-256)
- \`checksums.sha256\`: of every file
`
}
