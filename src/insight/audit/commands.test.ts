import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import Papa from 'papaparse'
import { indexCommand } from './commands.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const reference = join(root, 'src', 'statistics', 'fixtures', 'coinr')
const room = mkdtempSync(join(tmpdir(), 'icc-index-'))
after(() => rmSync(room, { recursive: true, force: true }))

let made = 0
interface Ran {
  code: number
  said: string
  warned: string
  out: string
}

async function run(
  verb: string,
  files: { data?: string; meta?: string; method?: string },
  ...more: string[]
): Promise<Ran> {
  const out = join(room, String((made += 1)))
  const said: string[] = []
  const warned: string[] = []
  const {
    data = join(reference, 'inputs/ASEM_iData.csv'),
    meta = join(reference, 'inputs/ASEM_iMeta.csv'),
    method,
  } = files
  const argv = [verb, '--data', data, '--meta', meta, ...(method ? ['--method', method] : []), '--out', out, ...more]
  const code = await indexCommand(argv, {
    say: (line) => said.push(line),
    warn: (line) => warned.push(line),
    progress: () => {},
  })
  return { code, said: said.join('\n'), warned: warned.join('\n'), out }
}

const read = (folder: string, file: string) =>
  Papa.parse<Record<string, string>>(readFileSync(join(folder, file), 'utf8'), { header: true, skipEmptyLines: true })
    .data

function write(name: string, text: string): string {
  const file = join(room, name)
  writeFileSync(file, text)
  return file
}

test('scores come out as the reference has them, a column an aggregate by its code', async () => {
  const { code, out } = await run('build', { method: join(root, 'methods/aggregate-geometric.yaml') })
  assert.equal(code, 0)
  const found = new Map(read(out, 'scores.csv').map((row) => [row['uCode'], row]))
  for (const row of read(join(reference, 'expected/07_aggregated'), 'geometric_minmax1_100_scores.csv')) {
    for (const [key, value] of Object.entries(row)) {
      const other = found.get(row['uCode'])?.[key]
      assert.ok(
        key === 'uCode' || Math.abs(Number(other) - Number(value)) < 1e-9 * Number(value),
        `${row['uCode']} ${key}`,
      )
    }
  }
})

test('an audit writes its tables, its report in the language asked for, and the same bytes for the same seed', async () => {
  const method = write(
    'doubt.yaml',
    'version: 1\nnormalise: { by: min_max, low: 1, high: 100 }\n' +
      'uncertainty: { weights: { noise: { spread: 0.2, sets: 30000 } }, mean: [arithmetic, geometric] }\n',
  )
  const asked = ['--seed', '5', '--samples', '16', '--lang', 'fr']
  const first = await run('audit', { method }, ...asked)
  const second = await run('audit', { method }, ...asked)
  assert.equal(first.code, 0, first.warned)
  for (const file of readdirSync(first.out)) {
    assert.deepEqual(readFileSync(join(second.out, file)), readFileSync(join(first.out, file)), file)
  }
  assert.match(readFileSync(join(first.out, 'audit.html'), 'utf8'), /<html lang="fr"[\s\S]*Étape non faite/)
})

const meta =
  'iCode,Type,Parent,Weight,Direction\na,Indicator,area,1,1\nb,Indicator,area,2,-1\narea,Aggregate,index,1,\nindex,Aggregate,,1,'
const data = 'uCode,a,b\nx,10,20\ny,30,\n'

test('without a method values stand as they are, direction -1 is 100 - x, and a missing cell leaves both sums', async () => {
  const { code, out } = await run('build', { data: write('d.csv', data), meta: write('m.csv', meta) })
  assert.equal(code, 0)
  const [x, y] = read(out, 'scores.csv')
  assert.deepEqual([Number(x?.['index']), Number(y?.['index'])], [(10 + 2 * 80) / 3, 30])
})

const bad: [what: string, says: RegExp, data: string, meta: string, method?: string][] = [
  ['a text in a number cell', /x has "lots" for a.*no number/, data.replace('10', 'lots'), meta],
  ['a column that is not there', /no column b/, 'uCode,a\nx,1\n', meta],
  ['a cycle', /contain themselves: area, index/, data, meta.replace('index,Aggregate,,', 'index,Aggregate,area,')],
  ['an orphan', /Parent that is no aggregate: b/, data, meta.replace('b,Indicator,area', 'b,Indicator,nowhere')],
  ['a weight of 0', /Weight "0"/, data, meta.replace('area,2,-1', 'area,0,-1')],
  ['an unknown step', /smooth/, data, meta, 'version: 1\nsmooth: true\n'],
  ['a group that is not there', /the group planet/, data, meta, 'version: 1\nimpute: { by: mean, group: planet }\n'],
  [
    'a geometric mean of what is below 0',
    /needs values above 0/,
    data,
    meta,
    'version: 1\nnormalise: { by: z_score, mean: 0, sd: 1 }\naggregate: { mean: geometric }\n',
  ],
  ['no rows', /no units/, 'uCode,a,b\n', meta],
  ['no iCode', /iMeta lacks the column iCode/, data, 'Code,Type,Parent\n'],
]
for (const [what, says, dataText, metaText, methodText] of bad) {
  test(`bad input is refused with a sentence: ${what}`, async () => {
    const files = { data: write('bad-d.csv', dataText), meta: write('bad-m.csv', metaText) }
    const { code, warned } = await run('build', {
      ...files,
      ...(methodText && { method: write('bad.yaml', methodText) }),
    })
    assert.equal(code, 1)
    assert.match(warned, says)
  })
}

test('a constant indicator is named, and leaves no NaN behind', async () => {
  const files = { data: write('c.csv', 'uCode,a,b\nx,5,1\ny,5,2\n'), meta: write('m.csv', meta) }
  const method = write('min-max.yaml', 'version: 1\nnormalise: { by: min_max, low: 0, high: 100 }\n')
  const { code, warned, out } = await run('build', { ...files, method })
  assert.equal(code, 0)
  assert.match(warned, /one value for all units: a/)
  assert.doesNotMatch(readFileSync(join(out, 'scores.csv'), 'utf8'), /NaN/)
})

test('wrong usage is told, with what is right', async () => {
  const { code, warned } = await run('measure', {})
  assert.equal(code, 2)
  assert.match(warned, /Usage: icc index build/)
})
