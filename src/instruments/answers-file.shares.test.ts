import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeXlsx } from 'hucre/xlsx'
import { readAnswers } from './answers-file.ts'
import { small } from './fixtures/editions.ts'
import { writeRows } from '#platform/workbook'

const read = (content: string | Uint8Array) =>
  readAnswers(small, {
    name: 'a.csv',
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  })

for (const shown of ['45', '45%', '45 %', '45\u202f%']) {
  test(`a share is read as a spreadsheet shows it: ${shown}`, async () => {
    const sheet = [
      ['item', 'value'],
      ['SCH-02', shown],
    ]
    for (const content of [await writeRows('shares', sheet, []), `item,value\nSCH-02,${shown}\n`]) {
      const { answers: found, problems } = await read(content)
      assert.deepEqual([found, problems], [{ 'SCH-02': { state: 'answered', number: 45 } }, []])
    }
  })
}

test('a cell formatted as a percentage answers with that percentage', async () => {
  const cells = new Map([['1,1', { value: 0.45, type: 'number' as const, style: { numFmt: '0 %' } }]])
  const workbook = await writeXlsx({ sheets: [{ name: 'a', rows: [['item', 'value'], ['SCH-02']], cells }] })
  assert.deepEqual((await read(workbook)).answers, { 'SCH-02': { state: 'answered', number: 45 } })
})
