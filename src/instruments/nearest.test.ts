import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nearest } from './nearest.ts'

const keys = ['EDU-01', 'EDU-02', 'COM-10', 'NEI-04']
const worked: [word: string, found: string | null][] = [
  ['EDU-2', 'EDU-02'],
  ['edu-01', 'EDU-01'],
  ['COM10', 'COM-10'],
  ['NEI_04', 'NEI-04'],
  ['question 5', null],
  ['', null],
]
for (const [word, found] of worked) {
  test(`nearest to "${word}" is ${found}`, () => assert.equal(nearest(word, keys), found))
}
