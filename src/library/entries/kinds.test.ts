import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages, speech } from '#platform/i18n'
import { entryKinds } from '../../program/entry-kinds.ts'
import { slugOf } from './index.ts'
import { findKindWord } from './words.ts'

test('every kind of entry has its words in every language', () => {
  const missing = entryKinds.flatMap((kind) => {
    const own = [...kind.texts, ...kind.fields].map(({ key }) => key)
    const keys = [
      'one',
      'many',
      ...[...own, ...kind.places.map(({ role }) => role)].map((key) => `field.${key}`),
      ...kind.fields.flatMap((field) => ('of' in field ? field.of.map((value) => `choice.${field.key}.${value}`) : [])),
    ]
    return languages.flatMap((lang) =>
      keys
        .filter((key) => !findKindWord(speech(lang), kind, key))
        .map((key) => `${lang}: ${kind.words}.${kind.name}.${key}`),
    )
  })
  assert.deepEqual(missing, [])
})

test('names of kinds, their tables and keys stay apart, and what one kind names of another exists', () => {
  const [names, tables] = [entryKinds.map(slugOf), entryKinds.map(({ table }) => table)]
  assert.equal(new Set(names).size, names.length)
  assert.equal(new Set(tables).size, tables.length)
  for (const { name, texts, fields, places } of entryKinds) {
    const keys = [...texts.map(({ key }) => key), ...fields.map(({ key }) => key), ...places.map(({ role }) => role)]
    assert.equal(new Set(keys).size, keys.length, `${name}: a text, a field and a role of places share a name`)
    for (const field of fields) {
      if ('kind' in field)
        assert.ok(
          entryKinds.some((kind) => kind.name === field.kind),
          `${name} names ${field.kind}`,
        )
    }
    assert.ok(name.length <= 31 && !['import', 'files', 'new'].includes(name), name)
  }
})
