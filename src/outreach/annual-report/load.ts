import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { readRows } from '#platform/csv'
import type { Db } from '#platform/database'
import type { Stated } from './model.ts'
import { deleteWordsOfRecord, insertWord, listFiguresByHand, lockYear, replaceStated, type Tx } from './store.ts'

const text = z.string().trim()
const Row = z.object({
  name: text.regex(/^[a-z][a-z0-9_]*$/),
  printed: text.min(1).transform(Number).pipe(z.number()),
  unit: text.min(1),
  chapter: text.min(1),
  note: text,
})
const Words = z.array(
  z.strictObject({
    year: z.int(),
    figure: text,
    record: z.number().nullable(),
    stated: z.number(),
    by: text.min(1),
    on: z.iso.date(),
    why: z.strictObject({ en: text.min(1), fr: text.min(1) }),
  }),
)

/**
 * `figures-<year>.csv` holds the figures printed in words, `figures-<year>.found.csv` what is counted over its lists.
 * Brings the printed figures and the acknowledged differences to what the files say. What a person has said here about a
 * difference stays.
 */
export async function loadStatedFigures(db: Db, dataFolder: string): Promise<void> {
  const files = globSync('figures-*.csv', { cwd: dataFolder }).sort()
  const years = new Map<number, Stated[]>()
  for (const file of files) {
    const year = Number(/^figures-(\d{4})(\.found)?\.csv$/.exec(file)?.[1])
    if (year) years.set(year, [...(years.get(year) ?? []), ...(await statedIn(join(dataFolder, file), year))])
  }
  const words = Words.parse(parse(await readFile(join(dataFolder, 'record', 'acknowledged-differences.yaml'), 'utf8')))
  await db.transaction().execute(async (tx) => {
    for (const [year, rows] of years) {
      await lockYear(tx, year)
      await replaceStated(tx, year, rows)
    }
    await replaceWords(tx, words)
  })
}

async function statedIn(file: string, year: number): Promise<Stated[]> {
  const source = `Annual report ${year}, as printed`
  return (await readRows(file, Row)).map(({ printed: value, name, unit, chapter, note }) => ({
    name,
    value,
    unit,
    chapter,
    note,
    source,
  }))
}

async function replaceWords(tx: Tx, words: z.infer<typeof Words>): Promise<void> {
  await deleteWordsOfRecord(tx)
  for (const { year, figure, record, stated, by, on, why } of words) {
    if ((await listFiguresByHand(tx, year)).includes(figure)) continue
    const id = createHash('sha256')
      .update(JSON.stringify([year, figure, record, stated]))
      .digest('hex')
      .slice(0, 16)
    await insertWord(tx, {
      id,
      year,
      figure,
      recorded: record,
      stated,
      reason: why,
      name: by,
      by: null,
      at: new Date(on),
      byHand: false,
    })
  }
}
