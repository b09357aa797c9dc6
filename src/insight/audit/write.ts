import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Papa from 'papaparse'
import type { Lines } from './outputs/lines.ts'

/** Everything that these commands may write. */
export const outputNames: ReadonlySet<string> = new Set([
  'method.json',
  'denominated.csv',
  'imputed.csv',
  'imputed-cells.csv',
  'treated.csv',
  'treatment.csv',
  'treated-points.csv',
  'normalised.csv',
  'scores.csv',
  'ranks.csv',
  'weights.csv',
  'stats.csv',
  'availability.csv',
  'correlations.csv',
  'correlations-raw.csv',
  'correlation-flags.csv',
  'denominator-correlations.csv',
  'reliability.csv',
  'reliability-items.csv',
  'pca.csv',
  'pca-rotation.csv',
  'uncertainty.csv',
  'sensitivity.csv',
  'sensitivity-by-unit.csv',
  'convergence.csv',
  'ahead.csv',
  'leave-one-out.csv',
  'design.csv',
  'audit.json',
  'audit.html',
])

export const csv = (lines: Lines): string => `${Papa.unparse(lines as unknown[][], { newline: '\n' })}\n`

/**
 * All files or none: they get their names once every one of them is written. What an earlier run left and this one does not
 * write is taken out, since it would not belong to the rest; returns those names.
 */
export async function writeAll(folder: string, files: ReadonlyMap<string, string>): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  for (const [name, text] of files) await writeFile(join(folder, `${name}.part`), text)
  const old = (await readdir(folder)).filter((name) => outputNames.has(name) && !files.has(name))
  for (const name of old) await rm(join(folder, name))
  for (const name of files.keys()) await rename(join(folder, `${name}.part`), join(folder, name))
  return old
}
