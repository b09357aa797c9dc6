import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { catalogues, languages } from '#locales'

const root = join(import.meta.dirname, '..')
type Entry = string | Record<string, string>

const english = Object.entries(catalogues.get('en') ?? {}).flatMap(([domain, words]) =>
  Object.entries(words as Record<string, Entry>).map(([key, entry]) => ({ domain, key, entry })),
)

function parametersOf(entry: Entry): string[] {
  const texts = typeof entry === 'string' ? [entry] : Object.values(entry)
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')))].sort()
}

function entryIn(lang: string, domain: string, key: string): Entry | undefined {
  return (catalogues.get(lang) as unknown as Record<string, Record<string, Entry>>)[domain]?.[key]
}

for (const lang of languages.filter((other) => other !== 'en')) {
  test(`"${lang}" says every key with the parameters of English`, () => {
    const wrong = english.filter(({ domain, key, entry }) => {
      const other = entryIn(lang, domain, key)
      if (other === undefined || other === '') return true
      // A form for exactly one may spell the number out.
      const dropped = parametersOf(entry).filter((name) => !parametersOf(other).includes(name))
      const added = parametersOf(other).filter((name) => !parametersOf(entry).includes(name))
      return dropped.length > 0 || added.length > 0
    })
    assert.deepEqual(
      wrong.map(({ domain, key }) => `${domain}.${key}`),
      [],
    )
  })

  test(`"${lang}" has no key that English lacks`, () => {
    const known = new Set(english.map(({ domain, key }) => `${domain}.${key}`))
    const extra = Object.entries(catalogues.get(lang) ?? {})
      .flatMap(([domain, words]) => Object.keys(words).map((key) => `${domain}.${key}`))
      .filter((name) => !known.has(name))
    assert.deepEqual(extra, [])
  })
}

test('every word of the interface is used', () => {
  const source = globSync('src/**/*.{ts,tsx}', { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n')
  const literals = new Set([...source.matchAll(/['"`]([\w.-]+)['"`]/g)].map(([, text]) => text))
  // t(`error.${code}.title`) uses every key of that shape.
  const shapes = [...source.matchAll(/`([\w.]*\$\{[\w.${}]*)`/g)].map(
    ([, text]) => new RegExp(`^${(text ?? '').replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[\\w. -]+')}$`),
  )
  const unused = english.filter(({ key }) => !literals.has(key) && !shapes.some((shape) => shape.test(key)))
  assert.deepEqual(
    unused.map(({ domain, key }) => `${domain}.${key}`),
    [],
  )
})

test('words are data: only the code that writes dates and numbers names a translated language', () => {
  const named = new RegExp(`[=!]== '(${languages.filter((lang) => lang !== 'en').join('|')})'`)
  const wrong = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !/\.test\.|^src\/platform\/i18n\//.test(file) && named.test(readFileSync(join(root, file), 'utf8')),
  )
  assert.deepEqual(wrong, [])
})

test('French follows the house style: no middle dots, no bracketed feminines, typographic apostrophes', () => {
  const texts = Object.entries(catalogues.get('fr') ?? {}).flatMap(([domain, words]) =>
    Object.entries(words as Record<string, Entry>).flatMap(([key, entry]) =>
      (typeof entry === 'string' ? [entry] : Object.values(entry)).map((text) => ({ name: `${domain}.${key}`, text })),
    ),
  )
  const wrong = texts.filter(({ text }) =>
    /\w·\w|\(e\)|\(ne\)|\w'\w|[^\s\u202f\u00a0] ?[;!?](?=\s|$)/.test(text.replace(/https?:\S+/g, '')),
  )
  assert.deepEqual(
    wrong.map(({ name, text }) => `${name}: ${text}`),
    [],
  )
})
