import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { CommandIo } from '../command.ts'
import { readEdition } from '../edition-folder.ts'
import { readEditions } from '../editions.ts'
import { editionSchema, textsSchema } from '../edition-schema.ts'
import type { Edition } from '../edition.ts'
import { xlsformCommand } from './commands.ts'
import { editionFrom } from './read.ts'
import type { Sheets } from './sheets.ts'
import { readForm, writeForm } from './workbook.ts'
import { xlsform } from './write.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const published = await readEditions(join(root, 'instruments'))
const fixtures = join(import.meta.dirname, '..', 'fixtures')
const every = await readEdition(fixtures, 'every/2026')
const small = await readEdition(fixtures, 'small/2026')
const selfAssessment: Edition = {
  ...small,
  id: 'self/2026',
  use: 'self_assessment',
  levels: [
    { key: 'beginning', from: 0 },
    { key: 'on_the_way', from: 62.5 },
  ],
  texts: Object.fromEntries(
    Object.entries(small.texts).map(([language, texts]) => [
      language,
      {
        ...texts,
        levels: { beginning: { name: 'Beginning', about: `In ${language}` }, on_the_way: { name: 'On the way' } },
      },
    ]),
  ),
}
const editions = [...published.list(), small, await readEdition(fixtures, 'mipex-rule/2015'), every, selfAssessment]

for (const edition of editions) {
  test(`${edition.id} as a form says the same edition: as tables, and as a workbook`, async () => {
    const sheets = xlsform(edition)
    for (const form of [sheets, await readForm(await writeForm(sheets))]) {
      const { document, texts } = editionFrom(form)
      const { id: _id, hash: _hash, texts: own, ...rest } = edition
      assert.deepEqual(editionSchema.parse(document), rest)
      const read = Object.fromEntries(Object.entries(texts).map(([lang, one]) => [lang, textsSchema.parse(one)]))
      assert.deepEqual(read, own)
    }
  })
}

// xlsform.org, reference tables: the columns of each sheet; `bind::` and translations of texts besides.
const columns: Record<Exclude<keyof Sheets, 'icc'>, RegExp> = {
  survey:
    /^(type|name|relevant|constraint|appearance|required|calculation|default|(label|hint|guidance_hint|constraint_message)::\S+( \S+)* \([a-z]{2,3}\)|bind::icc:\w+)$/,
  choices: /^(list_name|name|label::\S+( \S+)* \([a-z]{2,3}\)|points|exclusive)$/,
  settings: /^(form_title|form_id|version|default_language|style|namespaces)$/,
}
const types =
  /^(select_one \S+|select_multiple \S+|rank \S+|integer|decimal|text|note|acknowledge|begin_group|end_group)$/
const nameOfForm = /^[A-Za-z_][A-Za-z0-9._-]*$/

for (const edition of [...published.list(), every])
  test(`${edition.id} as a form has the sheets, columns, types and names of the standard, and refers to nothing that it has not`, () => {
    const form = xlsform(edition)
    for (const sheet of ['survey', 'choices', 'settings'] as const) {
      const met = new Set(form[sheet].flatMap((row) => Object.keys(row)))
      assert.deepEqual(
        [...met].filter((column) => !columns[sheet].test(column)),
        [],
        sheet,
      )
    }
    const names = form.survey.filter(({ type }) => type !== 'end_group').map(({ name = '' }) => name)
    assert.equal(new Set(names).size, names.length, 'a name stands once')
    assert.ok([...names, ...form.choices.map(({ name = '' }) => name)].every((name) => nameOfForm.test(name)))
    assert.ok(form.survey.every(({ type = '' }) => types.test(type)))
    const lists = new Set(form.choices.map(({ list_name: list }) => list))
    for (const row of form.survey) {
      const list = /^(?:select_\w+|rank) (\S+)$/.exec(row['type'] ?? '')?.[1]
      assert.ok(list === undefined || lists.has(list), row['type'] ?? '')
      for (const [, name = ''] of (row['relevant'] ?? '').matchAll(/\$\{([^}]+)\}/g))
        assert.ok(names.includes(name), name)
    }
    const depth = form.survey.map(({ type }) => (type === 'begin_group' ? 1 : type === 'end_group' ? -1 : 0))
    assert.equal(
      depth.reduce<number>((sum, step) => sum + step, 0),
      0,
    )
  })

test('a form of another kind is told what it lacks', async () => {
  assert.throws(() => editionFrom({ survey: [], choices: [], settings: [], icc: [] }), /no sheet "icc"/)
  await assert.rejects(readForm(new Uint8Array([1, 2, 3])), /no workbook/)
})

const room = mkdtempSync(join(tmpdir(), 'icc-xlsform-'))
after(() => rmSync(room, { recursive: true, force: true }))

/** Names are of files in a folder of this test; told is what was said. */
async function run(...argv: readonly string[]) {
  let said = ''
  const io: CommandIo = {
    stdout: (text) => (said += text),
    stderr: (text) => (said += text),
    readFile: (path) => readFile(join(room, path)),
    writeFile: (path, content) => writeFile(join(room, path), content),
    makeFolder: (path) => mkdir(join(room, path), { recursive: true }),
    editionsFolder: fixtures,
  }
  return { code: await xlsformCommand(argv, io), said }
}

test('by command an edition becomes a form, and the form its files in a folder that is made for them', async () => {
  assert.equal((await run('--edition', 'small/2026', '--out', 'form.xlsx')).code, 0)
  const { code, said } = await run('form.xlsx', '--out', 'new/folder')
  assert.equal(code, 0, said)
  assert.deepEqual(readdirSync(join(room, 'new', 'folder')).sort(), ['2026.en.yaml', '2026.fr.yaml', '2026.yaml'])
})

test('by command what is wrong is said in a sentence, and then nothing is written', async () => {
  const form = xlsform(small)
  const spoiled = { ...form, choices: form.choices.map((row) => Object.assign({}, row, { points: '7' })) }
  writeFileSync(join(room, 'spoiled.xlsx'), await writeForm(spoiled))
  const refused = await run('spoiled.xlsx', '--out', 'elsewhere')
  assert.equal(refused.code, 1)
  assert.match(refused.said, /2026\.yaml line \d+: item \S+ has the option points 7: give the points/)
  assert.equal(existsSync(join(room, 'elsewhere')), false)
  const below = await run('--edition', 'small/2026', '--out', 'spoiled.xlsx/form.xlsx')
  assert.equal(below.code, 1)
  assert.match(below.said, /cannot be written \((ENOTDIR|EEXIST)\): name a folder that you may write to/)
  assert.deepEqual([(await run('none.xlsx', '--out', 'x')).code, (await run()).code], [1, 2])
})
