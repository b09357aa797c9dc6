import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeCsv } from './index.ts'

test('no cell is run by a spreadsheet, of one line or of several', () => {
  for (const start of ['=', '+', '-', '@', '\t']) {
    for (const rest of ['1+1', '1+1\nmore', '1+1\r\n']) {
      assert.ok(writeCsv([['a'], [`${start}${rest}`]]).startsWith(`a\r\n"'${start}`), JSON.stringify(start + rest))
    }
  }
  assert.equal(writeCsv([[-1, 'a = b']]), '-1,a = b\r\n')
})
