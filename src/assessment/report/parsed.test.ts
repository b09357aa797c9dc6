import assert from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as holds, constantFrom, property } from 'fast-check'
import { parseMarkdown } from '#platform/markdown'
import { parsed } from './parsed.ts'

const pieces = constantFrom(
  ...'a|**b**|# c|- d|* e|1. f|2) g|> h|```|~~~|    i|\ti| j|<div>|<!--|-->|[k]|[k]: /l|- [k]: /l|===|---'.split('|'),
  ...'\\|{block:chart}|\n|\n\n|\n\n\n| \n|\r\n|*|+'.split('|'),
)
const bare = (nodes: readonly object[]): unknown =>
  JSON.parse(JSON.stringify(nodes, (key, value: unknown) => (key === 'position' ? undefined : value)))

test('a text read part by part, parts remembered, is the text read as a whole', () => {
  holds(
    property(array(pieces, { maxLength: 12 }), (some) => {
      const text = some.join('')
      assert.deepEqual(bare(parsed(text)), bare(parseMarkdown(text).children))
    }),
    { numRuns: 5000 },
  )
})
