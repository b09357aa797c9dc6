import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { type Edition, EditionError, EditionNotFound, type Item, pointsOf, readEdition } from '#instruments'
import { cohenKappa } from '#statistics'

/**
 * How far two readers of the same dossiers agree, item by item and as Cohen's kappa: run with the edition and the folder
 * of a round of reading, `npx icc --tool agreement icc-index/2026 round-2`.
 */
const [id = 'icc-index/2026', round = 'round-1'] = process.argv.slice(2)
const instruments = join(import.meta.dirname, '..', 'instruments')
const folder = join(instruments, id.split('/')[0] ?? '', 'check', round)
const edition: Edition = await readEdition(instruments, id).catch((error: unknown) => {
  if (error instanceof EditionNotFound || error instanceof EditionError) return refuse(error.message)
  throw error
})

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

interface Row {
  item: string
  value: string
  state: string
}

const read = (reader: number, city: string): Map<string, Row> => {
  const path = join(folder, `reader-${reader}-${city}.csv`)
  if (!existsSync(path)) refuse(`There is no ${path}: name a round that has the answers of both readers.`)
  const text = readFileSync(path, 'utf8')
  const { data } = Papa.parse<Row>(text, { header: true, skipEmptyLines: true })
  return new Map(data.map((row) => [row.item, row]))
}

const choices: [string, string][] = []
const ticks: [string, string][] = []
const lines: string[] = []
for (const city of ['a', 'b']) {
  const [one, two] = [read(1, city), read(2, city)]
  for (const item of edition.items) {
    const pair = [one.get(item.key), two.get(item.key)] as const
    const same = codesOf(pair[0]).join(';') === codesOf(pair[1]).join(';')
    lines.push(
      `| ${item.key} | ${city.toUpperCase()} | ${shown(pair[0])} | ${shown(pair[1])} | ${same ? '' : 'differs'} |`,
    )
    if (item.kind === 'multiple') {
      for (const { code } of item.options)
        ticks.push([String(codesOf(pair[0]).includes(code)), String(codesOf(pair[1]).includes(code))])
    } else {
      choices.push([positionOf(item, pair[0]), positionOf(item, pair[1])])
    }
  }
}

/** Options of all items share the categories "first", "second" …: one item alone is too few decisions for a kappa. */
function positionOf(item: Item, row: Row | undefined): string {
  if (!row || row.state !== 'answered') return row?.state ?? 'missing'
  if (item.kind === 'single') return String(item.options.findIndex(({ code }) => code === row.value))
  return String(pointsOf(item, { state: 'answered', number: Number(row.value) }))
}

function codesOf(row: Row | undefined): string[] {
  return row?.state === 'answered'
    ? row.value
        .split(';')
        .map((code) => code.trim())
        .sort()
    : [row?.state ?? 'missing']
}

function shown(row: Row | undefined): string {
  return row?.state === 'answered' ? row.value : `(${row?.state ?? 'missing'})`
}

const share = (pairs: [string, string][]) => pairs.filter(([a, b]) => a === b).length / pairs.length
console.log(`| item | dossier | reader 1 | reader 2 | |\n|---|---|---|---|---|\n${lines.join('\n')}\n`)
for (const [name, pairs] of [
  ['choices (single, number, percent)', choices],
  ['ticks of checklists', ticks],
  ['both', [...choices, ...ticks]],
] as const) {
  const kappa = cohenKappa(pairs)
  console.log(
    `${name}: ${pairs.length} decisions, ${(100 * share([...pairs])).toFixed(1)} % the same, kappa ${kappa?.toFixed(3)}`,
  )
}
