import { parseArgs } from 'node:util'
import { isLanguage, languages, speech } from '#platform/i18n'
import { readAnswers } from './answers-file.ts'
import { csvTemplate, xlsxTemplate } from './answers-template.ts'
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
} from './command.ts'
import { isScored } from './edition.ts'
import { scoreTable } from './score-table.ts'
import { score } from './scoring.ts'
import type { Result } from './scoring.ts'
import { warningsIn, warningsInEnglish } from './warnings.ts'

const scoreUsage = `Usage: icc score <answers.csv | answers.xlsx> --edition icc-index/2026 [--json] [--lang en]
Scores a file of answers; "icc template" writes one to fill in.
`
const templateUsage = `Usage: icc template --edition icc-index/2026 [--lang en] [--out answers.csv | answers.xlsx]
Writes a file of answers to fill in: to the file named, or as CSV to the standard output.
`

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
    if (!isScored(edition)) {
      throw new InputError(
        `${edition.id} is a ${edition.use}: nothing in it is scored. Use an edition that gives points.`,
      )
    }
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
