import assert from 'node:assert/strict'
import { test } from 'node:test'
import { behind, faultOf, type PageTexts, type PageVersion, sameTexts, textsOf, wordsFor } from './writing.ts'

const words = (text: string, title = 'Title') => ({ title, text })

const version = (n: number, texts: PageTexts, bothCurrent = false): PageVersion => ({
  version: n,
  texts,
  bothCurrent,
  savedAt: new Date(Date.UTC(2026, 0, n)),
  savedByName: null,
  restoredFrom: null,
})

const ages: [says: string, versions: PageVersion[], behind: string[]][] = [
  ['written together', [version(1, { en: words('a'), fr: words('b') })], []],
  ['one language alone', [version(1, { en: words('a') }), version(2, { en: words('c') })], []],
  [
    'one changed',
    [version(1, { en: words('a'), fr: words('b') }), version(2, { en: words('c'), fr: words('b') })],
    ['fr'],
  ],
  [
    'one changed, and said to make no difference',
    [version(1, { en: words('a'), fr: words('b') }), version(2, { en: words('c'), fr: words('b') }, true)],
    [],
  ],
  [
    'one changed and the other caught up',
    [
      version(1, { en: words('a'), fr: words('b') }),
      version(2, { en: words('c'), fr: words('b') }),
      version(3, { en: words('c'), fr: words('d') }),
    ],
    [],
  ],
  ['added later', [version(1, { fr: words('b') }), version(2, { en: words('a'), fr: words('b') })], []],
  [
    'changed twice, followed in neither',
    [
      version(1, { en: words('a'), fr: words('b') }),
      version(2, { en: words('c'), fr: words('b') }),
      version(3, { en: words('d'), fr: words('b') }),
    ],
    ['fr'],
  ],
  ['taken out again', [version(1, { en: words('a'), fr: words('b') }), version(2, { en: words('a') })], []],
]
for (const [says, versions, langs] of ages) {
  test(`a language that has not followed a change in another is marked: ${says}`, () => {
    assert.deepEqual(
      behind(versions).map(({ lang }) => lang),
      langs,
    )
  })
}

const faults: [says: string, texts: PageTexts, publishing: boolean, code: string | undefined][] = [
  ['nothing', {}, false, 'empty'],
  ['a title alone may wait', { en: words('') }, false, undefined],
  ['a title alone is not published', { en: words('') }, true, 'not_whole'],
  ['a text without a title is not published', { en: words('text', '') }, true, 'not_whole'],
  ['one whole language is enough', { en: words('text'), fr: words('', 'Titre') }, true, undefined],
  ['an address that leads nowhere', { fr: words('[a](javascript:x)') }, false, 'links'],
  ['a title too long', { fr: words('a', 'x'.repeat(201)) }, false, 'title_long'],
  ['a text too long', { fr: words('x'.repeat(20_001)) }, false, 'text_long'],
]
for (const [says, texts, publishing, code] of faults) {
  test(`a text is saved and published only as far as it can be: ${says}`, () => {
    assert.equal(faultOf('page', texts, publishing)?.code, code)
  })
}

test('what says nothing in a language is no text of it, and spaces around make no difference', () => {
  const texts = textsOf({ en: words(' a ', ' T '), fr: words('  ', '') })
  assert.deepEqual(texts, { en: { title: 'T', text: 'a' } })
  assert.ok(sameTexts(texts, { en: { title: 'T', text: 'a' } }))
  assert.ok(!sameTexts(texts, { ...texts, fr: words('b') }))
})

test('a reader gets their language where it is whole, else the one that is', () => {
  assert.equal(wordsFor('page', { en: words('a'), fr: words('') }, 'fr')?.lang, 'en')
  assert.equal(wordsFor('page', { fr: words('a') }, 'en')?.lang, 'fr')
  assert.equal(wordsFor('about', { fr: words('a', '') }, 'fr')?.lang, 'fr')
  assert.equal(wordsFor('page', { fr: words('a', '') }, 'fr'), undefined)
})
