import { parse } from 'yaml'
import * as z from 'zod'
import {
  type Assumptions,
  type Design,
  flagged,
  indexMethod,
  type Method,
  noisyWeights,
  removable,
  type Structure,
} from '#statistics'
import { readDesign } from './design-file.ts'
import { PanelFileError, readSheet } from './rows.ts'

const mean = z.enum(['arithmetic', 'geometric', 'harmonic'])
const missing = z.enum(['zero', 'leave_out'])
const treatment = z.strictObject({
  winmax: z.int().min(0).max(1000),
  skew: z.number().positive().default(2),
  kurtosis: z.number().positive().default(3.5),
})
const normalisation = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('fixed') }),
  z
    .strictObject({ by: z.literal('min_max'), low: z.number(), high: z.number() })
    .refine(({ low, high }) => low < high, 'low must be below high'),
  z.strictObject({ by: z.literal('z_score'), mean: z.number(), sd: z.number().positive() }),
  z.strictObject({ by: z.literal('rank') }),
  z.strictObject({ by: z.literal('percent_rank') }),
])
const weightMap = z.record(z.string(), z.number().positive())
/** A CSV beside the method file, with the columns iCode and Weight (and rep, for several sets). */
const weightFile = z.strictObject({ file: z.string() })
const noise = z.strictObject({
  spread: z.number().min(0).max(0.99),
  sets: z.int().min(1).max(65_535),
  of: z.enum(['indicators', 'aggregates', 'all']).default('all'),
})

const methodFile = z.strictObject({
  version: z.literal(1),
  name: z.string().optional(),
  denominate: z.literal(true).optional(),
  impute: z.strictObject({ by: z.literal('mean'), group: z.string().optional() }).optional(),
  treat: treatment.optional(),
  normalise: normalisation.default({ by: 'fixed' }),
  aggregate: z
    .strictObject({
      mean: mean.default('arithmetic'),
      missing: missing.default('leave_out'),
      availability: z.number().min(0).max(1).optional(),
      weights: z.union([weightMap, weightFile]).optional(),
    })
    .default({ mean: 'arithmetic', missing: 'leave_out' }),
  uncertainty: z
    .strictObject({
      treat: z.array(treatment.nullable()).min(1).optional(),
      normalise: z.array(normalisation).min(1).optional(),
      weights: z.union([z.strictObject({ noise }), weightFile, z.array(weightMap).min(1)]).optional(),
      mean: z.array(mean).min(1).optional(),
      missing: z.array(missing).min(1).optional(),
      leave_out: z.union([z.enum(['areas', 'items']), z.array(z.string().nullable()).min(1)]).optional(),
      design: z.strictObject({ file: z.string() }).optional(),
    })
    .optional(),
  audit: z
    .strictObject({ collinear: z.number().min(-1).max(1), negative: z.number().min(-1).max(1) })
    .partial()
    .default({}),
})

export interface MethodFile {
  readonly method: Method
  assumptions(structure: Structure, seed: number): Assumptions
  /** Runs that somebody else drew; null where they are to be drawn here. */
  design(assumptions: Assumptions): Design | null
  /** Limits of correlation beyond which a pair is named. */
  readonly flags: typeof flagged
}

/** What is done without a method file. */
export const indexMethodFile: MethodFile = {
  method: indexMethod,
  assumptions: () => ({}),
  design: () => null,
  flags: flagged,
}

type Parsed = z.infer<typeof methodFile>

/** `beside` reads a file that the method names. Throws PanelFileError with a sentence a problem. */
export async function readMethodFile(text: string, beside: (file: string) => Promise<string>): Promise<MethodFile> {
  const parsed = methodFile.safeParse(parseYaml(text))
  if (!parsed.success) {
    throw new PanelFileError(
      parsed.error.issues.map(({ path, message }) => `Method, ${path.join('.') || 'at the top'}: ${message}.`),
    )
  }
  const { uncertainty = {}, audit, aggregate, name: _, ...steps } = parsed.data
  const weights = aggregate.weights && (await weightSets(aggregate.weights, beside))[0]
  const sets = await uncertainSets(uncertainty.weights, beside)
  const runs = uncertainty.design && (await beside(uncertainty.design.file))
  const method = defined({ ...steps, aggregate: defined({ ...aggregate, weights }) }) as unknown as Method
  return {
    method,
    assumptions: (structure, seed) =>
      defined({
        treat: uncertainty.treat,
        normalise: uncertainty.normalise,
        weights: typeof sets === 'function' ? sets(structure, seed) : sets,
        mean: uncertainty.mean,
        missing: uncertainty.missing,
        leaveOut: leftOut(uncertainty.leave_out, structure),
      }),
    design: (assumptions) =>
      runs === undefined ? null : readDesign(runs, uncertainty.design?.file ?? '', assumptions),
    flags: { ...flagged, ...defined(audit) },
  }
}

function parseYaml(text: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    throw new PanelFileError([`The method is not YAML that can be read: ${(error as Error).message}`])
  }
}

/** Without the keys that are undefined: absent steps are not taken. */
const defined = (steps: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(steps).filter(([, value]) => value !== undefined))

type Sets = Record<string, number>[]

async function uncertainSets(
  given: NonNullable<Parsed['uncertainty']>['weights'],
  beside: (file: string) => Promise<string>,
) {
  if (!given || Array.isArray(given)) return given
  if ('file' in given) return weightSets(given, beside)
  return (structure: Structure, seed: number): Sets => noisyWeights(structure, given.noise, seed)
}

async function weightSets(given: Record<string, unknown>, beside: (file: string) => Promise<string>): Promise<Sets> {
  const { file } = given
  if (typeof file !== 'string') return [given as Record<string, number>]
  const problems: string[] = []
  const { rows } = readSheet(await beside(file), file, ['iCode', 'Weight'], problems)
  const sets = new Map<string, Map<string, number>>()
  for (const row of rows) {
    const [rep = '', code = '', text] = ['rep', 'iCode', 'Weight'].map((head) => row.get(head))
    if (!(Number(text) > 0)) problems.push(`${file}: ${code} has the Weight "${text}". Write a number above 0.`)
    const set = sets.get(rep) ?? new Map<string, number>()
    if (set.has(code)) problems.push(`${file} has ${code} more than once${rep && ` in rep ${rep}`}.`)
    sets.set(rep, set.set(code, Number(text)))
  }
  if (problems.length === 0 && sets.size === 0) problems.push(`${file} has no weights.`)
  if (problems.length > 0) throw new PanelFileError(problems)
  return [...sets.values()].map((set) => Object.fromEntries(set))
}

function leftOut(given: NonNullable<Parsed['uncertainty']>['leave_out'], structure: Structure) {
  if (given !== 'items' && given !== 'areas') return given
  const { indicators, aggregates } = removable(structure)
  if (given === 'items') return [null, ...indicators]
  const areas = new Set(structure.indicators.map(({ parent }) => parent))
  return [null, ...aggregates.filter((key) => areas.has(key))]
}
