import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeXlsx } from 'hucre/xlsx'
import { isWorkbook, readRows, writeRows } from './index.ts'

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
