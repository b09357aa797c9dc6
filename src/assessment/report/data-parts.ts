import type { Deps } from '#deps'
import type { Actor, Place } from '#network'
import type { Part } from '#platform/data-package'
import { type Doc, documentFile, pdfOf, PdfUnavailable, sheetOf, wordOf } from '#platform/document'
import type { Speech } from '#platform/i18n'
import type { Round } from '../model.ts'
import { csvOf, jsonOf, type Row } from './data-tables.ts'

export type Needs = Pick<Deps, 'db' | 'editions' | 'assets' | 'config' | 'now' | 'report'>

/** For whom a package is made, in which language its words are, and of what. */
export interface Asking {
  readonly actor: Actor
  readonly speech: Speech
  readonly round: Round
  readonly place: Place
}

export interface PackageFile {
  readonly name: string
  readonly parts: AsyncIterable<Part> | Iterable<Part>
}
/** Made when its turn comes, however long that takes; where it cannot be made, a file that says so takes its place. */
interface FileToMake {
  readonly name: string
  readonly make: () => Promise<PackageFile>
}

export type Words = ReturnType<typeof wordsOf>
export const wordsOf = (speech: Speech) => speech.words('reportFiles')

/** A table, or some files, with the sentence of the README that says what it is. */
export interface Told {
  readonly about: Parameters<Words>[0]
  readonly files: readonly (PackageFile | FileToMake)[]
}

export async function* inTurn(files: Told['files']): AsyncIterable<PackageFile> {
  for (const one of files) yield 'make' in one ? await one.make() : one
}

export const file = (name: string, text: string): PackageFile => ({ name, parts: [{ text }] })

/** A table without rows is left out: it would say nothing, not even its headings. */
export function table(name: string, about: Told['about'], rows: readonly Row[]): Told {
  const files = rows.length === 0 ? [] : [file(`${name}.csv`, csvOf(rows)), file(`${name}.json`, jsonOf(rows))]
  return { about, files }
}

type Form = 'html' | 'docx' | 'pdf' | 'sheet'

/** A document in each of the forms named, `name.html` and so on; a sheet is a PDF without a cover. */
export function documents(
  { assets, config, report }: Needs,
  { speech }: Asking,
  { name, doc, forms }: { name: string; doc: () => Promise<Doc>; forms: readonly Form[] },
): FileToMake[] {
  const origin = config.publicUrl
  const how = { origin, patient: true } as const
  const content: Readonly<Record<Form, (made: Doc) => Promise<string | Uint8Array>>> = {
    html: async (made) => documentFile(made, { sheet: sheetOf(assets), origin }),
    docx: (made) => wordOf(made, origin, { ...how, form: forms.includes('sheet') ? 'sheet' : 'book' }),
    pdf: async (made) => (await pdfOf(made, how)).bytes,
    sheet: async (made) => (await pdfOf(made, { ...how, form: 'sheet' })).bytes,
  }
  const t = wordsOf(speech)
  return forms.map((form) => {
    const whole = `${name}.${form === 'sheet' ? 'pdf' : form}`
    const make = async (): Promise<PackageFile> => ({
      name: whole,
      parts: [{ text: await content[form](await doc()) }],
    })
    const lacking = (error: unknown): PackageFile => {
      if (error instanceof PdfUnavailable) return file(`${whole}.txt`, `${t('pdf.unavailable')}\n`)
      report(error)
      return file(`${whole}.txt`, `${t('lacking', { name: whole })}\n`)
    }
    return { name: whole, make: () => make().catch(lacking) }
  })
}
