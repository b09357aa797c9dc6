import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeXlsx } from 'hucre/xlsx'
import { isWorkbook, readRows, readSheets, writeRows } from './index.ts'

test('rows come back as they were written', async () => {
  const rows = [
    ['item', 'value'],
    ['É-1', '1_5'],
    ['', ''],
    ['a "b"', 'x\ny'],
  ]
  const bytes = await writeRows('rows', rows, [10, 20])
  assert.ok(isWorkbook(bytes))
  assert.deepEqual(await readRows(bytes), rows)
})

test('a cell reads as it is shown: numbers, percentages, blank rows above', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'first',
        rows: [[], ['a', 12.5, true, null]],
        cells: new Map([['2,1', { value: 0.07, type: 'number', style: { numFmt: '0%' } }]]),
      },
      { name: 'second', rows: [['not read']] },
    ],
  })
  const rows = await readRows(bytes)
  assert.deepEqual(rows[0]?.filter(Boolean), [])
  assert.deepEqual(rows[1]?.slice(0, 3), ['a', '12.5', 'true'])
  assert.equal(rows[2]?.[1], '7%')
})

test('a cell far out, and bytes that unpack to far more than a workbook holds, are not read into memory', async () => {
  const far = await writeXlsx({
    sheets: [{ name: 'a', rows: [['item'], ...Array.from({ length: 6000 }, () => ['x'])] }],
  })
  assert.equal((await readSheets(far)).get('a')?.length, 5000)
  const wide = await writeXlsx({ sheets: [{ name: 'a', rows: [Array.from({ length: 60 }, () => 'x')] }] })
  assert.equal((await readSheets(wide)).get('a')?.[0]?.length, 40)
  const bomb = await writeXlsx({ sheets: [{ name: 'a', rows: [['x'.repeat(31_000_000)]] }], stringMode: 'inline' })
  assert.ok(bomb.byteLength < 900_000, 'small as it is sent')
  await assert.rejects(readSheets(bomb), /unpacks to more/)
})
