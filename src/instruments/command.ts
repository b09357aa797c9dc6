import { EditionError } from './edition-file.ts'
import { EditionNotFound, readEdition } from './edition-folder.ts'

/** What a command touches outside itself. What reads and writes fails as node:fs/promises does. */
export interface CommandIo {
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
  readonly readFile: (path: string) => Promise<Uint8Array>
  readonly writeFile: (path: string, content: Uint8Array) => Promise<unknown>
  /** With those above it; one that is there stays as it is. */
  readonly makeFolder: (path: string) => Promise<unknown>
  readonly editionsFolder: string
}

/** Wrong usage: exit code 2. The message is a sentence. */
export class UsageError extends Error {}

/** Bad input: exit code 1. The message is one sentence a line. */
export class InputError extends Error {}

/** Resolves to the exit code: 0; 1 for bad input, with sentences; 2 for wrong usage. */
export async function run(
  argv: readonly string[],
  usage: string,
  io: CommandIo,
  command: () => Promise<void>,
): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) {
    io.stdout(usage)
    return 0
  }
  try {
    await command()
    return 0
  } catch (error) {
    if (error instanceof UsageError) {
      io.stderr(`${error.message}\n${usage}`)
      return 2
    }
    if (error instanceof InputError || error instanceof EditionError || error instanceof EditionNotFound) {
      io.stderr(`${error.message}\n`)
      return 1
    }
    throw error
  }
}

export const everyCommand = { edition: { type: 'string' }, lang: { type: 'string' } } as const

export function parsed<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

export async function editionAndLanguage(values: { edition?: string; lang?: string }, io: CommandIo) {
  if (!values.edition) throw new UsageError('Name the edition with --edition.')
  const edition = await readEdition(io.editionsFolder, values.edition)
  const lang = values.lang ?? edition.languages[0] ?? 'en'
  if (edition.languages.includes(lang)) return { edition, lang }
  throw new UsageError(`${edition.id} has no texts in "${lang}": use --lang ${edition.languages.join(' or --lang ')}.`)
}

export async function read(path: string, io: CommandIo): Promise<Uint8Array> {
  try {
    return await io.readFile(path)
  } catch (error) {
    throw new InputError(`${path} cannot be read (${codeOf(error)}): name a file that exists and that you may read.`)
  }
}

export const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)
