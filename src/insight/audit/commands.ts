import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { canonicalJson } from '#platform/canonical-json'
import { speech } from '#platform/i18n'
import {
  type Assumptions,
  auditReport,
  build,
  type Built,
  design,
  leaveOneOut,
  noisyWeights,
  PanelError,
  removable,
  type Robustness,
  type Structure,
  type Study,
} from '#statistics'
import { argumentsOf, type Options, usage } from './arguments.ts'
import { designLines } from './design-file.ts'
import { issueSentence } from './issue-words.ts'
import { indexMethodFile, type MethodFile, readMethodFile } from './method-file.ts'
import { methodSentences } from './method-sentences.ts'
import { auditTables } from './outputs/audit.ts'
import { buildTables } from './outputs/build.ts'
import type { Lines } from './outputs/lines.ts'
import { robustnessTables } from './outputs/robustness.ts'
import { type PanelFile, readPanelFiles } from './panel-file.ts'
import { robustnessInParallel } from './parallel.ts'
import { reportFile } from './report-file.tsx'
import { PanelFileError } from './rows.ts'
import { csv, writeAll } from './write.ts'

export interface IndexIo {
  say(line: string): void
  warn(line: string): void
  /** Written over itself while long work runs; '' takes it away. */
  progress(text: string): void
}

/** Exit codes: 0; 1 for input that cannot be computed, with sentences; 2 for wrong usage. */
export async function indexCommand(argv: readonly string[], io: IndexIo): Promise<number> {
  const options = argumentsOf(argv)
  if (typeof options === 'string') {
    io.warn(`${options}\n${usage}`)
    return 2
  }
  try {
    const inputs = await readInputs(options)
    const files = runBuild(inputs, options, io)
    await mkdir(options.out, { recursive: true })
    if (options.verb === 'audit') await runAudit(inputs, options, io, files)
    const old = await writeAll(options.out, files.texts)
    if (old.length > 0)
      io.warn(`Files of an earlier run that this one does not write are taken out: ${old.join(', ')}.`)
    io.say(`${files.texts.size} files are in ${options.out}.`)
    return 0
  } catch (error) {
    const problems = problemsOf(error)
    if (!problems) throw error
    for (const problem of problems.slice(0, shown)) io.warn(problem)
    if (problems.length > shown) io.warn(`… and ${problems.length - shown} more.`)
    return 1
  }
}

const shown = 20

function problemsOf(error: unknown): readonly string[] | null {
  if (error instanceof PanelFileError) return error.problems
  if (error instanceof PanelError) return error.issues.map((issue) => issueSentence(issue))
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && 'path' in error) {
    return [`${String(error.path)} cannot be written (${error.code}).`]
  }
  return null
}

interface Inputs {
  readonly file: PanelFile
  readonly method: MethodFile
}

async function readInputs({ data, meta, method }: Options): Promise<Inputs> {
  const file = readPanelFiles(await textOf(data), await textOf(meta))
  if (method === undefined) return { file, method: indexMethodFile }
  return { file, method: await readMethodFile(await textOf(method), (name) => textOf(join(dirname(method), name))) }
}

async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new PanelFileError([`${file} cannot be read (${error.code}).`])
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new PanelFileError([`${file} is not UTF-8. Save it as UTF-8 (in a spreadsheet: CSV UTF-8).`])
  }
}

/** What is to be written, by name; and the index itself. */
interface Files {
  readonly built: Built
  readonly hash: string
  readonly texts: Map<string, string>
}

const add = (texts: Map<string, string>, tables: ReadonlyMap<string, Lines>) => {
  for (const [name, lines] of tables) texts.set(name, csv(lines))
}

function runBuild({ file, method: { method } }: Inputs, { lang }: Options, { say, warn }: IndexIo): Files {
  const { panel, structure, beside } = file
  const built = build(panel, structure, method, beside)
  for (const issue of built.issues) warn(`Warning: ${issueSentence(issue)}`)
  const hash = createHash('sha256').update(canonicalJson(method)).digest('hex')
  const sentences = methodSentences(speech(lang), method)
  const texts = new Map([['method.json', `${JSON.stringify({ hash, method, sentences }, null, 2)}\n`]])
  add(texts, buildTables(panel, structure, method, built))
  say(`${panel.units.length} units and ${structure.indicators.length} indicators. ${sentences.join(' ')}`)
  return { built, hash, texts }
}

async function runAudit(inputs: Inputs, options: Options, io: IndexIo, { built, hash, texts }: Files): Promise<void> {
  const { panel, structure, beside, denominators, names, unitNames } = inputs.file
  const { method, flags } = inputs.method
  const named = inputs.method.assumptions(structure, options.seed)
  const assumptions = Object.keys(named).length > 0 ? named : usualDoubt(structure, options.seed)
  const study: Study = { panel, structure, method, beside, assumptions }
  io.progress('correlations, reliability, components …')
  add(texts, auditTables({ panel, structure, built, denominators, flags }))
  const robustness = await robustnessOf(study, inputs.method, options, io)
  io.progress('one left out at a time …')
  const leftOut = leaveOneOut(study)
  add(texts, robustnessTables(panel.units, robustness, leftOut))
  texts.set('design.csv', csv(designLines(assumptions, robustness.design, robustness.moved)))
  const report = auditReport({ panel, structure, method, built, robustness, leftOut, flags })
  texts.set('audit.json', `${JSON.stringify({ hash, ...report }, null, 2)}\n`)
  const words = { name: (key: string) => names.get(key) ?? key, unitName: (key: string) => unitNames.get(key) ?? key }
  texts.set('audit.html', reportFile(speech(options.lang), report, hash, words))
  io.progress('')
}

/** Of a method that names nothing else: other weights, and what can be left out. */
const usualDoubt = (structure: Structure, seed: number): Assumptions => ({
  weights: noisyWeights(structure, { spread: 0.25, sets: 100, of: 'aggregates' }, seed),
  leaveOut: [null, ...removable(structure).aggregates],
})

/** Probabilities are kept for every pair of units, and a rank for each unit in each index. */
const most = { units: 5000, ranks: 500_000_000 }

async function robustnessOf(
  study: Study,
  method: MethodFile,
  { samples, seed }: Options,
  { progress }: IndexIo,
): Promise<Robustness> {
  const units = study.panel.units.length
  if (units > most.units) {
    throw new PanelFileError([
      `An audit takes at most ${most.units} units, and these are ${units}. Build takes any number.`,
    ])
  }
  const made = method.design(study.assumptions) ?? design(study.assumptions, { samples, seed })
  if (made.runs * units > most.ranks) {
    throw new PanelFileError([
      `${made.runs} indices of ${units} units are too many to keep. Ask for fewer with --samples.`,
    ])
  }
  return robustnessInParallel(study, made, seed, (done, of) => progress(`${done} of ${of} indices built`))
}
