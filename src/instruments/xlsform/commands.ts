import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { stringify } from 'yaml'
import {
  codeOf,
  type CommandIo,
  editionAndLanguage,
  everyCommand,
  InputError,
  parsed,
  read,
  run,
  UsageError,
} from '../command.ts'
import { parseEdition } from '../edition-file.ts'
import { editionFrom, FormError } from './read.ts'
import { readForm, writeForm } from './workbook.ts'
import { xlsform } from './write.ts'

const usage = `Usage: icc xlsform --edition icc-index/2026 --out form.xlsx
       icc xlsform form.xlsx --out FOLDER
Writes a questionnaire as an XLSForm; or, of such a form, the files of the edition into a folder.
Folders are made as needed.
`

/** Both ways between an edition and a form. Exit codes: 0; 1 for bad input, with sentences; 2 for wrong usage. */
export function xlsformCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  return run(argv, usage, io, async () => {
    const options = { edition: everyCommand.edition, out: { type: 'string' } } as const
    const { values, positionals } = parsed(() => parseArgs({ args: [...argv], options, allowPositionals: true }))
    const [form, ...more] = positionals
    if (!values.out || more.length > 0) throw new UsageError('Say with --out where to write.')
    if (form === undefined) return write(io, values.out, await formOf(values, io))
    if (values.edition) throw new UsageError('Name a form or an edition, not both.')
    for (const { path, text } of await filesOf(form, io)) {
      await write(io, join(values.out, path), new TextEncoder().encode(text))
    }
  })
}

async function formOf(values: { edition?: string }, io: CommandIo): Promise<Uint8Array> {
  const { edition } = await editionAndLanguage(values, io)
  return writeForm(xlsform(edition))
}

/** Throws EditionError where the form says an edition that none can be. */
async function filesOf(form: string, io: CommandIo) {
  const bytes = await read(form, io)
  const { document, texts } = await readForm(bytes)
    .then(editionFrom)
    .catch((error: unknown) => {
      throw error instanceof FormError ? new InputError(`${form}: ${error.message}`) : error
    })
  const name = String(document['edition'])
  const edition = { path: `${name}.yaml`, text: stringify(document) }
  const languages = Object.entries(texts).map(([language, one]) => ({
    path: `${name}.${language}.yaml`,
    text: stringify(one),
  }))
  parseEdition({ edition, texts: languages })
  return [edition, ...languages]
}

/** Into a folder that is made where there is none. */
async function write(io: CommandIo, path: string, content: Uint8Array): Promise<void> {
  try {
    await io.makeFolder(dirname(path))
    await io.writeFile(path, content)
  } catch (error) {
    throw new InputError(`${path} cannot be written (${codeOf(error)}): name a folder that you may write to.`)
  }
}
