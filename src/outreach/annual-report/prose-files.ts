import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Prose } from './model.ts'

/** Where the program keeps the open record. */
export const dataFolder = join(import.meta.dirname, '..', '..', '..', 'data')

const said = z.object({ en: z.string().trim().min(1), fr: z.string().trim().min(1) })
const File = z.strictObject({
  names: z.array(z.string()).default([]),
  title: said,
  subtitle: said,
  mark: said.nullable().default(null),
  chapters: z.array(
    z.strictObject({
      key: z.string().regex(/^[a-z][a-z-]*$/),
      title: said,
      newPage: z.boolean().default(false),
      en: z.string(),
      fr: z.string(),
    }),
  ),
})

/** The texts as the program brings them, and whether they were written for this year. */
export interface Brought {
  readonly prose: Prose
  readonly ownTexts: boolean
}

/** Files never change while the program runs. */
const kept = new Map<string, Promise<Prose | undefined>>()

/** Of the year where it has texts of its own, else those that serve any year; of a network those that serve any network. */
export async function readProse({ year, network }: { year: number; network: string | null }): Promise<Brought> {
  const [ofYear, any] = network
    ? [`${year}/${network}.yaml`, 'any-network.yaml']
    : [`${year}/report.yaml`, 'any-year.yaml']
  const own = await proseIn(ofYear)
  const prose = own ?? (await proseIn(any))
  if (!prose) throw new Error(`data/annual-report/${any} is missing.`)
  return { prose, ownTexts: own !== undefined }
}

function proseIn(name: string): Promise<Prose | undefined> {
  const known = kept.get(name) ?? read(join(dataFolder, 'annual-report', name))
  kept.set(name, known)
  return known
}

async function read(file: string): Promise<Prose | undefined> {
  let text
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const { chapters, ...head } = File.parse(parse(text))
  return {
    ...head,
    chapters: chapters.map(({ key, title, newPage, en, fr }) => ({ key, title, newPage, text: { en, fr } })),
  }
}
