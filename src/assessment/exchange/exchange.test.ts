import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answersOf, type Content, type Edition, isNumber, type Revision } from '#instruments'
import { speech } from '#platform/i18n'
import { readSheets, writeSheets } from '#platform/workbook'
import { edition as small } from '../fixtures/small.ts'
import { formats, readFile, writers } from './files.ts'
import { changesOf, planImport } from './plan.ts'
import type { ExchangeRow } from './rows.ts'
import { columnLetter, readWorkbook, writeWorkbook } from './sheet.ts'

const edition: Edition = small

const revision = (item: string, content: Partial<Content>, number = 1): [string, Revision] => [
  item,
  {
    item,
    revision: number,
    basedOn: number - 1,
    setAside: false,
    origin: 'given',
    answer: { state: 'missing' },
    comment: '',
    source: '',
    accountId: null,
    name: null,
    savedAt: new Date(0),
    ...content,
  },
]
/** One answer of every kind that the small questionnaire has. */
const answers = new Map(
  edition.items.map((item, at) =>
    revision(item.key, {
      answer:
        item.kind === 'single'
          ? { state: 'answered', codes: [item.options[0]?.code ?? ''] }
          : item.kind === 'multiple'
            ? { state: 'answered', codes: item.options.filter(({ exclusive }) => !exclusive).map(({ code }) => code) }
            : { state: 'answered', number: isNumber(item) ? Math.min(item.min + 3, item.max ?? 3) : 0 },
      comment: at === 0 ? '=HYPERLINK("x")\nzwei Zeilen; "Zitat"' : '',
      source: at === 1 ? '-5 %' : '',
    }),
  ),
)
const extractIn = (lang: string) => ({ edition, items: edition.items, answers, speech: speech(lang) })
const bytesOf = (content: Uint8Array | string) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content
const rowsOf = async (content: Uint8Array | string): Promise<readonly ExchangeRow[]> => {
  const read = await readFile(bytesOf(content))
  if ('fault' in read) throw new Error(read.fault)
  return read
}

for (const format of formats) {
  for (const lang of ['en', 'fr']) {
    test(`what is taken away as ${format} in ${lang} comes back as the same answers`, async () => {
      const rows = await rowsOf(await writers[format](extractIn(lang)))
      const plan = planImport(edition, rows, answers)
      assert.deepEqual(
        plan.filter(({ status }) => status !== 'same'),
        [],
      )
      const anew = planImport(edition, rows, new Map())
      assert.deepEqual(
        answersOf(new Map(changesOf(anew).map(({ row, content }) => [row.item, content]))),
        answersOf(answers),
      )
    })
  }
}

test('a workbook offers each list from a range of a hidden sheet, whole however long', async () => {
  const bytes = await writeWorkbook(extractIn('fr'))
  const { readXlsx } = await import('hucre/xlsx')
  const { sheets } = await readXlsx(bytes, { readStyles: true })
  const [asked, lists] = sheets
  assert.deepEqual([asked?.hidden ?? false, lists?.hidden], [false, true])
  const rules = asked?.dataValidations ?? []
  assert.ok(rules.length > 0 && rules.every(({ formula1 = '', values }) => !values && formula1.includes("'lists'!$")))
  for (const { range, formula1 = '' } of rules) {
    const key = asked?.rows[Number(/\d+/.exec(range)?.[0]) - 1]?.[0]
    const [, letter = '', last = ''] = /\$([A-Z]+)\$2:\$[A-Z]+\$(\d+)$/.exec(formula1) ?? []
    const column = lists?.rows[0]?.findIndex((_, at) => columnLetter(at) === letter) ?? -1
    const offered = (lists?.rows ?? []).slice(1, Number(last)).map((row) => String(row[column] ?? ''))
    const item = edition.items.find((one) => one.key === key)
    if (item?.kind === 'single') assert.equal(offered.length, item.options.length + (item.may_not_apply ? 1 : 0))
    assert.ok(offered.every(Boolean), String(key))
  }
  assert.deepEqual([0, 25, 26, 51, 52, 701, 702].map(columnLetter), ['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
})

const [first, second] = edition.items
const row = (more: Partial<ExchangeRow>): ExchangeRow => ({
  line: 2,
  item: first?.key ?? '',
  state: '',
  values: [],
  comment: '',
  source: '',
  seen: 1,
  ...more,
})

test('empty cells leave what is there; a row by itself is new, changed, the same, a clash or wrong', () => {
  const stands = new Map([
    revision(
      first?.key ?? '',
      { answer: answers.get(first?.key ?? '')?.answer ?? { state: 'missing' }, comment: 'old' },
      3,
    ),
  ])
  const statusOf = (more: Partial<ExchangeRow>) => planImport(edition, [row(more)], stands)[0]
  assert.equal(statusOf({})?.status, 'empty')
  assert.equal(statusOf({ comment: 'old', seen: 3 })?.status, 'same')
  const changed = statusOf({ comment: 'new', seen: 3 })
  assert.ok(changed && 'content' in changed && changed.status === 'changed')
  assert.deepEqual(changed.content.answer, stands.get(first?.key ?? '')?.answer, 'the answer was left empty')
  const clash = statusOf({ comment: 'new', seen: 2 })
  assert.ok(clash && 'basedOn' in clash && clash.status === 'clash' && clash.basedOn === 2)
  const unseen = statusOf({ comment: 'new', seen: null })
  assert.ok(unseen && 'basedOn' in unseen && unseen.basedOn === 3, 'a file that does not say was made of what stands')
  assert.equal(planImport(edition, [row({ item: second?.key ?? '', comment: 'x', seen: 0 })], stands)[0]?.status, 'new')
  const wrong = [
    row({ item: 'NONE-1', comment: 'x' }),
    row({ comment: 'x'.repeat(4001) }),
    row({ values: ['no such code'] }),
  ]
  for (const one of wrong) assert.equal(planImport(edition, [one], stands)[0]?.status, 'wrong', one.item)
  const twice = planImport(edition, [row({ comment: 'a', seen: 3 }), row({ line: 3, comment: 'b', seen: 3 })], stands)
  assert.deepEqual([twice[1]?.status, changesOf(twice)], ['wrong', []], 'nothing is taken in while a row is wrong')
})

test('files that are none of these are told apart', async () => {
  const fault = async (content: Uint8Array | string) => {
    const read = await readFile(bytesOf(content))
    return 'fault' in read ? read.fault : 'read'
  }
  assert.equal(await fault(''), 'none')
  assert.equal(await fault('x'.repeat(900_001)), 'size')
  assert.equal(await fault(Buffer.from([0xff, 0xfe, 0x41, 0x00])), 'kind')
  assert.equal(await fault('{"answers": 3}'), 'columns')
  assert.equal(await fault('{not json'), 'kind')
  assert.equal(await fault('a,b\n1,2\n'), 'columns')
  assert.equal(await fault('item,value\n'), 'empty')
  assert.equal(await fault(Buffer.from('PK\x03\x04 no zip')), 'columns')
  assert.equal(await fault(await writeSheets([{ name: 'other', rows: [['a', 'b']] }])), 'columns')
  assert.equal(await fault(`item,value\n${'NONE-1,x\n'.repeat(2001)}`), 'rows')
  assert.equal(
    (await rowsOf('[{"item": "A\\u0000", "value": "x"}]'))[0]?.item,
    'A',
    'no zero byte reaches the database',
  )
  assert.equal((await readWorkbook(new Uint8Array([1])))?.length, undefined)
  assert.equal((await readSheets(await writeSheets([{ name: 'one', rows: [['x']] }]))).get('one')?.[0]?.[0], 'x')
})
