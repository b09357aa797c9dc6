import { parseArgs } from 'node:util'
import { isLanguage, languages } from '#platform/i18n'

export const usage = `Usage: icc index build --data iData.csv --meta iMeta.csv [--method method.yaml] --out DIR
       icc index audit --data iData.csv --meta iMeta.csv [--method method.yaml] [--samples N] [--seed S] [--lang fr] --out DIR
Builds an index of a panel in COINr's two tables, or examines one. methods/README.md describes the method file.
`

export interface Options {
  readonly verb: 'build' | 'audit'
  readonly data: string
  readonly meta: string
  readonly method: string | undefined
  readonly out: string
  readonly samples: number
  readonly seed: number
  readonly lang: string
}

const mostSamples = 100_000

/** A sentence where they cannot be used. */
export function argumentsOf([verb, ...argv]: readonly string[]): Options | string {
  if (verb !== 'build' && verb !== 'audit') return 'Say what to do: icc index build, or icc index audit.'
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
  if (!Number.isInteger(samples) || samples < 2 || samples > mostSamples) {
    return `--samples is a whole number from 2 to ${mostSamples}.`
  }
  if (!Number.isInteger(seed) || seed < 0 || seed > 2 ** 31) return '--seed is a whole number from 0 to 2147483648.'
  const lang = values.lang ?? languages[0]
  if (!isLanguage(lang)) return `--lang is one of ${languages.join(', ')}.`
  return { verb, data, meta, method, out, samples, seed, lang }
}
