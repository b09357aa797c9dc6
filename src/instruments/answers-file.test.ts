import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAnswers } from './answers-file.ts'
import { csvTemplate, xlsxTemplate } from './answers-template.ts'
import { small } from './fixtures/editions.ts'
import { readRows, writeRows } from '#platform/workbook'

const read = (content: string | Uint8Array, name = 'a.csv') =>
  readAnswers(small, { name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content })

/** An archive with one text file, as `zip` writes it. */
const otherZip =
  'UEsDBBQAAAAAAAAAIQBDvrfoAQAAAAEAAAAFAAAAYS50eHRhUEsBAhQDFAAAAAAAAAAhAEO+t+gBAAAAAQAAAAUAAAAAAAAAAAAAAIABAAAAAGEudHh0UEsFBgAAAAABAAEAMwAAACQAAAAAAA=='

const complete = `item,value,state
VIS-01,drafted,
VIS-02,,missing
SCH-01,languages; parents,answered
SCH-02,12.5,
STR-01,none,
STR-02,,na
MEE-01,3,answered
MEE-02,,
`
const answers = {
  'VIS-01': { state: 'answered', codes: ['drafted'] },
  'VIS-02': { state: 'missing' },
  'SCH-01': { state: 'answered', codes: ['languages', 'parents'] },
  'SCH-02': { state: 'answered', number: 12.5 },
  'STR-01': { state: 'answered', codes: ['none'] },
  'STR-02': { state: 'na' },
  'MEE-01': { state: 'answered', number: 3 },
  'MEE-02': { state: 'missing' },
}
const [heading = '', ...lines] = complete.trim().split('\n')
const without = (...keys: string[]) => lines.filter((line) => !keys.some((key) => line.startsWith(key)))

const forms: [says: string, content: string | Uint8Array][] = [
  ['as it is', complete],
  ['with a byte order mark', `\uFEFF${complete}`],
  ['with the line ends of Windows', complete.replaceAll('\n', '\r\n')],
  ['without a last line end, with blank lines', complete.trimEnd().replaceAll('\n', '\n\n,,\n')],
  ['in another order of rows', [heading, ...lines.toReversed()].join('\n')],
  [
    'with other columns, in another order',
    complete.replaceAll(/^(.*),(.*),(.*)$/gm, '"a, b",$3,$1,$2').replace('"a, b"', 'note'),
  ],
  ['with a heading in capitals', complete.replace('item,value,state', ' Item , VALUE,State')],
]
for (const [says, content] of forms) {
  test(`answers are read ${says}`, async () => {
    assert.deepEqual(await read(content), { answers, problems: [], warnings: [] })
  })
}

test('answers are read without a column of states', async () => {
  const found = await read('item,value\nVIS-01,adopted\nVIS-02,\n')
  assert.deepEqual(found.answers, {
    'VIS-01': { state: 'answered', codes: ['adopted'] },
    'VIS-02': { state: 'missing' },
  })
  assert.deepEqual(found.problems, [])
  assert.deepEqual(found.warnings, [
    'a.csv has no line for SCH-01, SCH-02, STR-01, STR-02, MEE-01, MEE-02: counted as missing.',
  ])
})

/** One row exchanged; every row is on its line of `complete`, the exchanged one on the last, 9. */
const rows: [row: string, problem: string][] = [
  ['VIS-1,adopted,', 'there is no item "VIS-1" in small/2026: did you mean VIS-01?'],
  [
    'Question 7,adopted,',
    'there is no item "Question 7" in small/2026: take the keys from the file that "icc template" writes.',
  ],
  [',adopted,', 'there is no item in this line: write its key in the column item, or remove the line.'],
  ['STR-01,none,', 'STR-01 is answered a second time, after line 5: keep one of the two lines.'],
  ['VIS-01,Adopted,', 'VIS-01 has no option "Adopted": use none, drafted, adopted.'],
  [
    'SCH-01,meals;milk;juice,',
    'SCH-01 has no option "milk" and no option "juice": use meals, languages, parents, none.',
  ],
  ['VIS-01,none;adopted,', 'VIS-01 takes one option and has "none;adopted": keep one of them.'],
  ['VIS-01,;,', 'VIS-01 has the value ";", which is no option: use none, drafted, adopted.'],
  [
    'SCH-01,meals;none,',
    'SCH-01 has "meals;none", but "none" cannot stand with another option: keep it alone, or remove it.',
  ],
  [
    'SCH-02,many,',
    'SCH-02 has the value "many", which is not a number: write digits only, with a point before decimals.',
  ],
  [
    'SCH-02,"12,5",',
    'SCH-02 has the value "12,5", which is not a number: write digits only, with a point before decimals.',
  ],
  ['MEE-01,12%,', 'MEE-01 has the value "12%", which is not a number: write digits only.'],
  ['MEE-01,3.7,', 'MEE-01 has the value 3.7: it must be a whole number, without decimals.'],
  ['SCH-02,120,', 'SCH-02 has the value 120: it must be from 0 to 100.'],
  ['MEE-01,-1,', 'MEE-01 has the value -1: it must be from 0 to 366.'],
  ['VIS-01,,na', 'VIS-01 always applies and cannot be "na": answer it, or leave value and state empty.'],
  ['SCH-02,12,na', 'SCH-02 has the state "na" and the value "12": remove one of the two.'],
  ['SCH-02,12,missing', 'SCH-02 has the state "missing" and the value "12": remove one of the two.'],
  ['SCH-02,12,maybe', 'SCH-02 has the state "maybe": use answered, na or missing, or leave it empty.'],
  ['SCH-02,,answered', 'SCH-02 has the state "answered" and no value: write the value, or empty the state.'],
  [
    'VIS-02,,na',
    'VIS-02 can be "na" only when VIS-01 is answered otherwise than drafted or adopted: answer one of the two.',
  ],
]
for (const [row, problem] of rows) {
  test(`a row is refused: ${row}`, async () => {
    const key = row.split(',')[0] ?? ''
    const double = row === 'STR-01,none,'
    const kept = double || !/^[A-Z]{3}-\d\d$/.test(key) ? without('MEE-02') : without(key)
    const found = await read([heading, ...kept, row].join('\n'))
    assert.deepEqual(found.problems, [`a.csv line 9: ${double ? problem.replace('line 5', 'line 6') : problem}`])
  })
}

const files: [says: string, content: string | Uint8Array, problem: string][] = [
  ['empty', '', 'a.csv is empty: fill in the file that "icc template" writes.'],
  ['blank', '\n , \n', 'a.csv is empty: fill in the file that "icc template" writes.'],
  [
    'semicolons',
    complete.replaceAll(',', ';'),
    'a.csv line 1: the columns are separated with semicolons: save it with commas instead, or as an Excel workbook.',
  ],
  [
    'tabs',
    complete.replaceAll(',', '\t'),
    'a.csv line 1: the columns are separated with tabs: save it with commas instead, or as an Excel workbook.',
  ],
  [
    'missing columns',
    'question,answer\n1,2\n',
    'a.csv line 1: there is no column item and no column value: name the columns item, value and state.',
  ],
  [
    'a missing column',
    'item,state\nVIS-01,na\n',
    'a.csv line 1: there is no column value: name the columns item, value and state.',
  ],
  [
    'an open quotation mark',
    `${heading}\nVIS-01,"none,\nVIS-02,money,\n`,
    'a.csv line 2: a quotation mark is not closed or stands inside a text: write "" for each one inside a text.',
  ],
  [
    'Latin-1',
    Buffer.from(`${heading}\nVIS-01,prêt,\n`, 'latin1'),
    'a.csv line 2: this is not encoded in UTF-8: save it again as "CSV UTF-8 (Comma delimited)" in Excel, or with the character set "Unicode (UTF-8)" in LibreOffice.',
  ],
  [
    'UTF-16',
    Buffer.from(`\uFEFF${complete}`, 'utf16le'),
    'a.csv line 1: this is encoded in UTF-16, not in UTF-8: save it again as "CSV UTF-8 (Comma delimited)" in Excel, or with the character set "Unicode (UTF-8)" in LibreOffice.',
  ],
  [
    'UTF-16 without its mark',
    Buffer.from(complete, 'utf16le'),
    'a.csv line 1: this is encoded in UTF-16, not in UTF-8: save it again as "CSV UTF-8 (Comma delimited)" in Excel, or with the character set "Unicode (UTF-8)" in LibreOffice.',
  ],
  [
    'a column written twice',
    'item,value,Value ,state\nVIS-01,none,drafted,\n',
    'a.csv line 1: there are two columns value: keep one, remove or rename the other.',
  ],
  [
    'a picture',
    Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
    'a.csv is a PNG image, not a text file: give a CSV file, or an Excel workbook (.xlsx).',
  ],
  ['a PDF', '%PDF-1.7\n', 'a.csv is a PDF document, not a text file: give a CSV file, or an Excel workbook (.xlsx).'],
  [
    'what no signature tells',
    Buffer.from([105, 0, 0, 7, 9, 200, 0, 1]),
    'a.csv is a binary file, not a text file: give a CSV file, or an Excel workbook (.xlsx).',
  ],
  [
    'a zip archive, or a broken workbook',
    'PK\u0003\u0004 nothing more',
    'a.csv is a zip archive, not a text file, and no workbook that can be read: save it again as an Excel workbook (.xlsx) or as CSV.',
  ],
]
for (const [says, content, problem] of files) {
  test(`a file is refused: ${says}`, async () => assert.deepEqual((await read(content)).problems, [problem]))
}

test('a zip archive that holds something else is no empty workbook', async () => {
  const archive = Buffer.from(otherZip, 'base64')
  assert.match((await read(archive, 'a.zip')).problems.join(), /^a\.zip is a zip archive, not a text file/)
})

test('every problem is named, and a line is the one an editor shows', async () => {
  const content = `item,value,state,note\nVIS-01,none,,"two\nlines"\n\nVIS-03,x,,\nSCH-02,x,,\nVIS-02,,na,\n`
  const { problems } = await read(content)
  assert.deepEqual(
    problems.map((problem) => problem.slice(0, 18)),
    ['a.csv line 5: ther', 'a.csv line 6: SCH-'],
  )
})

test('a guard whose own line is wrong draws no second problem', async () => {
  const { problems } = await read('item,value,state\nVIS-01,some,\nVIS-02,,na\n')
  assert.equal(problems.length, 1)
})

test('a template reads back as nothing answered, in CSV and XLSX and every language', async () => {
  for (const lang of small.languages) {
    const csv = await read(csvTemplate(small, lang))
    const xlsx = await read(await xlsxTemplate(small, lang), 'a.xlsx')
    assert.deepEqual(csv, xlsx)
    assert.deepEqual([csv.problems, csv.warnings], [[], []])
    assert.deepEqual(csv.answers, Object.fromEntries(small.items.map(({ key }) => [key, { state: 'missing' }])))
  }
})

test('a template filled in reads back, in CSV and XLSX', async () => {
  const template = await readRows(await xlsxTemplate(small, 'fr'))
  const given = new Map(lines.map((line) => [line.split(',')[0], line.split(',')]))
  const filled = template.map(([key = '', value = '', state = '', question = '', meaning = '']) => {
    const [, givenValue = value, givenState = state] = given.get(key) ?? []
    return [key, givenValue, givenState, question, meaning]
  })
  const csv = filled.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')
  const expected = { answers, problems: [], warnings: [] }
  assert.deepEqual(await read(await writeRows('filled', filled, []), 'a.xlsx'), expected)
  assert.deepEqual(await read(csv), expected)
})

test('a template says what a code means, in its language, and marks a question it has in another', () => {
  const [, first, second] = csvTemplate(small, 'fr').split('\r\n')
  assert.match(csvTemplate(small, 'en'), /,meetings: 0–366\r\n/)
  assert.equal(first, 'VIS-01,,,Y a-t-il une stratégie ?,"none = Non | drafted = Un projet | adopted = Oui, adoptée"')
  assert.equal(second, 'VIS-02,,,[en] Is there money for it?,no_money = No | money = Yes')
})
