import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Mark, visibleTo } from './model.ts'

const mark: Mark = {
  practiceId: 'p',
  placeId: 'a',
  placeName: 'A',
  kind: 'interested',
  year: null,
  how: null,
  howLanguage: null,
  public: false,
  markedAt: new Date('2026-01-01T00:00:00Z'),
}

test('a mark that is not public is for those alone who hold a mandate in the same world', () => {
  const mandates = [{ role: 'reader' }]
  const seen = (reader: Parameters<typeof visibleTo>[2], demonstration = false) =>
    visibleTo([mark, { ...mark, public: true }], { demonstration }, reader).length
  assert.equal(seen({ demonstration: false, mandates }), 2)
  assert.equal(seen({ demonstration: true, mandates }), 1, 'an account of the demonstration')
  assert.equal(seen({ demonstration: false, mandates }, true), 1)
  assert.equal(seen({ demonstration: false, mandates: [] }), 1, 'an account without a mandate')
  assert.equal(seen(null), 1)
})
