import { parseArgs } from 'node:util'
import { isLanguage, languages, speech } from '#platform/i18n'
import { readAnswers } from './answers-file.ts'
import { csvTemplate, xlsxTemplate } from './answers-template.ts'
import { EditionError } from './edition-file.ts'
import { EditionNotFound, readEdition } from './edition-folder.ts'
import { scoreTable } from './score-table.ts'
import { score } from './scoring.ts'
import type { Result } from './scoring.ts'
import { warningsIn, warningsInEnglish } from './warnings.ts'

/** What a command touches outside itself. `readFile` and `writeFile` fail as those of node:fs/promises do. */
export interface CommandIo {
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
  readonly readFile: (path: string) => Promise<Uint8Array>
  readonly writeFile: (path: string, content: Uint8Array) => Promise<unknown>
  readonly editionsFolder: string
}

const scoreUsage = `Usage: icc score <answers.csv | answers.xlsx> --edition icc-index/2026 [--json] [--lang en]
Scores a file of answers; "icc template" writes one to fill in.
`
const templateUsage = `Usage: icc template --edition icc-index/2026 [--lang en] [--out answers.csv | answers.xlsx]
Writes a file of answers to fill in: to the file named, or as CSV to the standard output.
`

/** Wrong usage: exit code 2. The message is a sentence. */
class UsageError extends Error {}

/** Bad input: exit code 1. The message is one sentence a line. */
class InputError extends Error {}

/**
 * `icc score answers.csv --edition icc-index/2026 [--json] [--lang en|fr]`: the scores as a table, or unrounded as JSON.
 * Exit codes: 0; 1 for bad input, with sentences on stderr; 2 for wrong usage.
 */
export async function scoreCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  return run(argv, scoreUsage, io, async () => {
    const options = { ...everyCommand, json: { type: 'boolean' } } as const
    const { values, positionals } = parsed(() => parseArgs({ args: [...argv], options, allowPositionals: true }))
    const [path, ...more] = positionals
    if (!path || more.length > 0) throw new UsageError('Name one file of answers.')
    const { edition, lang } = await editionAndLanguage(values, io)
    const spoken = speech(isLanguage(lang) ? lang : (languages[0] ?? 'en'))
    const say = values.json ? warningsInEnglish : warningsIn(spoken)
    const file = { name: path, bytes: await read(path, io) }
    const { answers, problems, warnings } = await readAnswers(edition, file, say)
    if (problems.length > 0) throw new InputError(problems.join('\n'))
    const result = score(edition, answers, say)
    const all = [...warnings, ...result.warnings]
    if (values.json) return io.stdout(`${JSON.stringify(jsonOf(result, all), null, 2)}\n`)
    const t = spoken.words('instruments')
    io.stdout([scoreTable(edition, result, lang, t), ...all.map((warning) => `! ${warning}\n`)].join('\n'))
  })
}

const jsonOf = ({ edition, rule, scores, counts }: Result, warnings: readonly string[]) => ({
  edition: edition.id,
  edition_hash: edition.hash,
  rule,
  scores,
  counts,
  warnings,
})

/**
 * `icc template --edition icc-index/2026 [--lang en|fr] [--out file]`: a file of answers to fill in. Exit codes as
 * above.
 */
export async function templateCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  return run(argv, templateUsage, io, async () => {
    const options = { ...everyCommand, out: { type: 'string' } } as const
    const { values, positionals } = parsed(() => parseArgs({ args: [...argv], options, allowPositionals: true }))
    if (positionals.length > 0)
      throw new UsageError(`"${positionals.join(' ')}" is not understood: name the file with --out.`)
    const { out } = values
    if (out !== undefined && !/\.(csv|xlsx)$/i.test(out))
      throw new UsageError('End the name of the file in .csv or .xlsx.')
    const { edition, lang } = await editionAndLanguage(values, io)
    if (out === undefined) return io.stdout(csvTemplate(edition, lang))
    const workbook = out.toLowerCase().endsWith('.xlsx')
    const content = workbook ? await xlsxTemplate(edition, lang) : new TextEncoder().encode(csvTemplate(edition, lang))
    await io.writeFile(out, content).catch((error: unknown) => {
      throw new InputError(`${out} cannot be written (${codeOf(error)}): name a file in a folder you may write to.`)
    })
  })
}

async function run(
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

const everyCommand = { edition: { type: 'string' }, lang: { type: 'string' } } as const

function parsed<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

async function editionAndLanguage(values: { edition?: string; lang?: string }, io: CommandIo) {
  if (!values.edition) throw new UsageError('Name the edition with --edition.')
  const edition = await readEdition(io.editionsFolder, values.edition)
  const lang = values.lang ?? edition.languages[0] ?? 'en'
  if (edition.languages.includes(lang)) return { edition, lang }
  throw new UsageError(`${edition.id} has no texts in "${lang}": use --lang ${edition.languages.join(' or --lang ')}.`)
}

async function read(path: string, io: CommandIo): Promise<Uint8Array> {
  try {
    return await io.readFile(path)
  } catch (error) {
    throw new InputError(`${path} cannot be read (${codeOf(error)}): name a file that exists and that you may read.`)
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error))
