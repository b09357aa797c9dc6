import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import Papa from 'papaparse'
import { isLanguage, languages, speech } from '#platform/i18n'
import {
  type Assumptions,
  auditReport,
  build,
  type Built,
  effectiveWeights,
  indexMethod,
  leaveOneOut,
  noisyWeights,
  PanelError,
  type Structure,
  type Study,
} from '#statistics'
import { issueSentence } from './issue-words.ts'
import { type MethodFile, readMethodFile } from './method-file.ts'
import * as outputs from './outputs.ts'
import { type PanelFile, PanelFileError, readPanelFiles } from './panel-file.ts'
import { robustnessInParallel } from './parallel.ts'
import { reportFile } from './report-file.tsx'

const usage = `Usage: icc index build --data iData.csv --meta iMeta.csv [--method method.yaml] --out DIR
       icc index audit --data iData.csv --meta iMeta.csv [--method method.yaml] [--samples N] [--seed S] [--lang fr] --out DIR
Builds an index of a panel in COINr's two tables, or examines one. methods/README.md describes the method file.
`

export interface IndexIo {
  say(line: string): void
  warn(line: string): void
  /** Written over itself while long work runs. */
  progress(text: string): void
}

/** Exit codes: 0; 1 for input that cannot be computed, with sentences; 2 for wrong usage. */
export async function indexCommand(argv: readonly string[], io: IndexIo): Promise<number> {
  const [verb, ...rest] = argv
  const options = argumentsOf(rest)
  if ((verb !== 'build' && verb !== 'audit') || typeof options === 'string') {
    io.warn(`${typeof options === 'string' ? `${options}\n` : ''}${usage}`)
    return 2
  }
  try {
    const inputs = await readInputs(options)
    await mkdir(options.out, { recursive: true })
    if (verb === 'build') await runBuild(inputs, options, io)
    else await runAudit(inputs, options, io)
    return 0
  } catch (error) {
    const problems = problemsOf(error)
    if (!problems) throw error
    for (const problem of problems) io.warn(problem)
    return 1
  }
}

function problemsOf(error: unknown): readonly string[] | null {
  if (error instanceof PanelFileError) return error.problems
  if (error instanceof PanelError) {
    return error.issues.filter(({ severity }) => severity === 'error').map(issueSentence)
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && 'path' in error) {
    return [`${String(error.path)} cannot be read or written (${error.code}).`]
  }
  return null
}

interface Options {
  readonly data: string
  readonly meta: string
  readonly method: string | undefined
  readonly out: string
  readonly samples: number
  readonly seed: number
  readonly lang: string
}

function argumentsOf(argv: readonly string[]): Options | string {
  const string = { type: 'string' } as const
  const options = {
    data: string,
    meta: string,
    method: string,
    out: string,
    samples: string,
    seed: string,
    lang: string,
  }
  let values: Partial<Record<keyof typeof options, string>>
  try {
    values = parseArgs({ args: [...argv], options }).values
  } catch (error) {
    return (error as Error).message
  }
  const { data, meta, method, out } = values
  if (!data || !meta || !out) return 'Name the data, the meta data and the folder to write to.'
  const samples = Number(values.samples ?? 1000)
  const seed = Number(values.seed ?? 1)
  if (!Number.isInteger(samples) || samples < 2 || samples > 1_000_000)
    return '--samples is a whole number from 2 to 1,000,000.'
  if (!Number.isInteger(seed) || seed < 0 || seed > 2 ** 31) return '--seed is a whole number from 0 to 2,147,483,648.'
  const lang = values.lang ?? languages[0]
  if (!isLanguage(lang)) return `--lang is one of ${languages.join(', ')}.`
  return { data, meta, method, out, samples, seed, lang }
}

interface Inputs {
  readonly file: PanelFile
  readonly method: MethodFile
}

const indexMethodFile: MethodFile = { method: indexMethod, assumptions: () => ({}) }

/** Of a method that names nothing else: other weights, and areas left out. */
const usualDoubt = (structure: Structure, seed: number): Assumptions => ({
  weights: noisyWeights(structure, { spread: 0.25, sets: 100, of: 'aggregates' }, seed),
  leaveOut: [null, ...structure.aggregates.filter(({ parent }) => parent !== null).map(({ key }) => key)],
})

async function readInputs({ data, meta, method }: Options): Promise<Inputs> {
  const [dataText, metaText] = await Promise.all([readFile(data, 'utf8'), readFile(meta, 'utf8')])
  const file = readPanelFiles(dataText, metaText)
  if (method === undefined) return { file, method: indexMethodFile }
  const beside = (name: string) => readFile(join(dirname(method), name), 'utf8')
  return { file, method: await readMethodFile(await readFile(method, 'utf8'), beside) }
}

async function runBuild(inputs: Inputs, { out }: Options, { say, warn }: IndexIo): Promise<Built> {
  const { panel, structure, beside } = inputs.file
  const built = build(panel, structure, inputs.method.method, beside)
  for (const issue of built.issues) warn(`Warning: ${issueSentence(issue)}`)
  const keys = built.plan.keys
  const indicators = keys.slice(0, structure.indicators.length)
  const aggregates = keys.slice(structure.indicators.length)
  await write(out, 'normalised.csv', outputs.byUnit(panel.units, indicators, built.normalised))
  await write(out, 'scores.csv', outputs.byUnit(panel.units, aggregates, built.scores))
  await write(out, 'ranks.csv', outputs.byUnit(panel.units, aggregates, built.ranks))
  await write(out, 'prepared.csv', outputs.byUnit(panel.units, indicators, built.prepared))
  await write(out, 'imputed.csv', outputs.imputedLines(panel.units, indicators, built))
  if (built.treated) await write(out, 'treatment.csv', outputs.treatmentLines(indicators, built.treated))
  say(`${panel.units.length} units and ${indicators.length} indicators: the index is in ${out}.`)
  return built
}

async function runAudit(inputs: Inputs, options: Options, io: IndexIo): Promise<void> {
  const built = await runBuild(inputs, options, io)
  const { panel, structure, beside } = inputs.file
  const { out, samples, seed } = options
  await write(out, 'availability.csv', outputs.availabilityLines(panel, structure))
  await write(out, 'stats.csv', outputs.statsLines(panel, structure))
  await write(out, 'correlations.csv', outputs.correlationLines(built))
  await write(out, 'reliability.csv', outputs.reliabilityLines(panel, structure, built))
  const { values, rotation } = outputs.componentLines(panel, structure, built)
  await write(out, 'pca.csv', values)
  await write(out, 'pca-rotation.csv', rotation)
  await write(out, 'weights.csv', outputs.weightLines(structure, effectiveWeights(structure)))
  const named = inputs.method.assumptions(structure, seed)
  const study: Study = {
    panel,
    structure,
    method: inputs.method.method,
    beside,
    assumptions: Object.keys(named).length > 0 ? named : usualDoubt(structure, seed),
  }
  const robustness = await robustnessInParallel(study, { samples, seed }, (done, of) =>
    io.progress(`${done} of ${of} indices built`),
  )
  io.progress('')
  const { units } = panel
  await write(out, 'uncertainty.csv', outputs.uncertaintyLines(units, robustness))
  await write(out, 'sensitivity.csv', outputs.sensitivityLines(robustness))
  await write(out, 'sensitivity-by-unit.csv', outputs.sensitivityByUnitLines(units, robustness))
  await write(out, 'convergence.csv', outputs.convergenceLines(robustness))
  await write(out, 'ahead.csv', outputs.aheadLines(units, robustness))
  const leftOut = leaveOneOut(study)
  await write(out, 'leave-one-out.csv', outputs.leaveOneOutLines(units, robustness.nominal, leftOut))
  const report = auditReport({ panel, structure, method: study.method, built, robustness, leftOut })
  await writeFile(join(out, 'audit.json'), `${JSON.stringify(report, null, 2)}\n`)
  const name = (key: string) => inputs.file.names.get(key) ?? key
  await writeFile(join(out, 'audit.html'), reportFile(speech(options.lang), report, name))
  io.say(`The audit is in ${out}.`)
}

const write = (folder: string, name: string, lines: outputs.Lines) =>
  writeFile(join(folder, name), `${Papa.unparse(lines as unknown[][], { newline: '\n' })}\n`)
