import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scoreCommand, templateCommand } from './commands.ts'
import type { CommandIo } from './command.ts'
import { fixturesFolder, small } from './fixtures/editions.ts'

const answers = 'item,value,state\nVIS-01,drafted,\nVIS-02,money,\nSCH-02,,na\nSTR-01,none,\n'

async function run(command: typeof scoreCommand, argv: string[], files: Record<string, string | Uint8Array> = {}) {
  let stdout = ''
  let stderr = ''
  const written: Record<string, Uint8Array> = {}
  const io: CommandIo = {
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
    readFile: async (path) => {
      const content = files[path]
      if (content === undefined) throw Object.assign(new Error(path), { code: 'ENOENT' })
      return typeof content === 'string' ? new TextEncoder().encode(content) : content
    },
    writeFile: async (path, content) => {
      if (path.startsWith('/nowhere')) throw Object.assign(new Error(path), { code: 'ENOENT' })
      written[path] = content
    },
    makeFolder: async () => undefined,
    editionsFolder: fixturesFolder,
  }
  const code = await command(argv, io)
  return { code, stdout, stderr, written }
}

test('score --json: the whole result, unrounded', async () => {
  const { code, stdout, stderr } = await run(scoreCommand, ['a.csv', '--edition', 'small/2026', '--json'], {
    'a.csv': answers,
  })
  assert.deepEqual([code, stderr], [0, ''])
  const json: unknown = JSON.parse(stdout)
  assert.deepEqual(json, {
    edition: 'small/2026',
    edition_hash: small.hash,
    rule: { mean: 'arithmetic', missing: 'zero' },
    scores: {
      core: 56.25,
      extended: 37.5,
      composites: { lens: 50 },
      areas: { vision: 62.5, schools: 0, streets: 100, meeting: 0 },
    },
    // STR-02 is not in the file and does not apply: STR-01 says so.
    counts: { answered: 3, na: 2, missing: 3 },
    warnings: ['a.csv has no line for SCH-01, MEE-01, MEE-02: counted as missing.'],
  })
})

test('score: a table in the language asked for, then the warnings', async () => {
  const argv = ['a.csv', '--edition', 'small/2026', '--lang', 'fr']
  const { code, stdout } = await run(scoreCommand, argv, { 'a.csv': answers })
  assert.equal(code, 0)
  assert.match(
    stdout,
    /^Petite\nPour les essais\nsmall\/2026, sha256 [0-9a-f]{64}\nMoyennes arithmétiques, une réponse manquante compte 0\. .*\n/,
  )
  assert.match(stdout, /\nVision +62,5 +2 +0 +0\n/)
  assert.match(stdout, /\nPrisme +50,0\n/)
  assert.match(stdout, /\n! a\.csv n’a pas de ligne pour SCH-01, MEE-01, MEE-02\u202f: compté comme sans réponse\.\n$/)
})

test('score: the whole table speaks the language of the program, its scores and its rule included', async () => {
  const table = async (lang: string) => {
    const { stdout } = await run(scoreCommand, ['a.csv', '--edition', 'small/2026', '--lang', lang], {
      'a.csv': answers,
    })
    return stdout.split('\n').map((line) => line.replace(/ {2,}/g, ' | '))
  }
  const english = await table('en')
  assert.equal(english[3], 'Arithmetic means, a missing answer counts 0. Independent of the Council of Europe.')
  assert.equal(english[5]?.trim(), '| score | answered | not applicable | missing')
  assert.ok(english.includes('All items | – | 3 | 2 | 3'))
  const french = await table('fr')
  assert.match(french[3] ?? '', /^Moyennes arithmétiques, une réponse manquante compte 0\. Indépendant du Conseil/)
  assert.equal(french[5]?.trim(), '| score | répondus | sans objet | manquants')
  assert.ok(french.includes('Toutes les questions | – | 3 | 2 | 3'))
})

for (const [name, command] of [
  ['score', scoreCommand],
  ['template', templateCommand],
] as const) {
  test(`${name} --help: the usage on stdout, and 0`, async () => {
    for (const flag of ['--help', '-h']) {
      const { code, stdout, stderr } = await run(command, [flag])
      assert.deepEqual([code, stderr], [0, ''])
      assert.match(stdout, new RegExp(`^Usage: icc ${name} `))
    }
  })
}

test('score --json: warnings are in English in every language', async () => {
  const argv = ['a.csv', '--edition', 'small/2026', '--json', '--lang', 'fr']
  assert.match((await run(scoreCommand, argv, { 'a.csv': answers })).stdout, /"a\.csv has no line for SCH-01/)
})

test('score: bad answers leave the sentences on stderr, nothing on stdout, and 1', async () => {
  const bad = 'item,value\nVIS-01,yes\nMEE-01,1000\n'
  const { code, stdout, stderr } = await run(scoreCommand, ['a.csv', '--edition', 'small/2026'], { 'a.csv': bad })
  assert.deepEqual([code, stdout], [1, ''])
  assert.equal(
    stderr,
    'a.csv line 2: VIS-01 has no option "yes": use none, drafted, adopted.\n' +
      'a.csv line 3: MEE-01 has the value 1000: it must be from 0 to 366.\n',
  )
})

const refused: [argv: string[], code: number, stderr: RegExp][] = [
  [
    ['a.csv', '--edition', 'small/1999'],
    1,
    /^There is no edition small\/1999 in .*: use every\/2026 or mipex-rule\/2015 or small\/2026\.\n$/,
  ],
  [['a.csv', '--edition', '../small/2026'], 1, /^There is no edition /],
  [['b.csv', '--edition', 'small/2026'], 1, /^b\.csv cannot be read \(ENOENT\): name a file that exists/],
  [['a.csv'], 2, /^Name the edition with --edition\.\nUsage: icc score /],
  [['--edition', 'small/2026'], 2, /^Name one file of answers\.\nUsage: icc score /],
  [['a.csv', 'b.csv', '--edition', 'small/2026'], 2, /^Name one file of answers\.\n/],
  [['a.csv', '--edition', 'small/2026', '--xml'], 2, /--xml.*\nUsage: icc score /],
  [
    ['a.csv', '--edition', 'small/2026', '--lang', 'es'],
    2,
    /^small\/2026 has no texts in "es": use --lang en or --lang fr\.\nUsage/,
  ],
]
for (const [argv, code, stderr] of refused) {
  test(`score ${argv.join(' ')} ends with ${code}`, async () => {
    const result = await run(scoreCommand, argv, { 'a.csv': answers })
    assert.equal(result.code, code)
    assert.match(result.stderr, stderr)
    assert.equal(result.stdout, '')
  })
}

test('template: CSV on stdout, or into the file named, and both score as nothing answered', async () => {
  const csv = await run(templateCommand, ['--edition', 'small/2026', '--lang', 'fr'])
  assert.deepEqual([csv.code, csv.stderr], [0, ''])
  assert.match(csv.stdout, /^item,value,state,question,codes\r\nVIS-01,,,Y a-t-il une stratégie \?,/)

  for (const out of ['t.csv', 't.xlsx']) {
    const { code, stdout, written } = await run(templateCommand, ['--edition', 'small/2026', '--out', out])
    assert.deepEqual([code, stdout, Object.keys(written)], [0, '', [out]])
    const scored = await run(scoreCommand, [out, '--edition', 'small/2026', '--json'], written)
    assert.match(scored.stdout, /"missing": 8/)
  }
})

test('template: a file that cannot be written is 1, another ending or a stray word 2', async () => {
  const template = async (...more: string[]) => (await run(templateCommand, ['--edition', 'small/2026', ...more])).code
  assert.equal(await template('--out', '/nowhere/t.csv'), 1)
  assert.equal(await template('--out', 't.pdf'), 2)
  assert.equal(await template('t.csv'), 2)
})
