import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainText, refusedLinks } from '#platform/markdown'
import { Markdown } from './markdown.tsx'

const html = (text: string) => String(Markdown({ text, headings: 3 }))

test('nothing that a writer types becomes markup, a script or a style', () => {
  for (const text of [
    '<script>alert(1)</script>',
    'a <b onclick="x()">b</b> <img src=x onerror=y>',
    '[x](javascript:alert(1))',
    '[x](data:text/html,hi)',
    '[x](JaVaScRiPt:alert(1))',
    '[x](//evil.example)',
    '![tracker](https://a.example/p.png)',
    '[x][y]\n\n[y]: vbscript:x',
    '<javascript:alert(1)>',
  ]) {
    assert.doesNotMatch(html(text), /<(script|b|img|style)|href=|onclick="|style=/, text)
  }
})

test('links to the web, a mailbox and a page of ours are links; those that are none are named', () => {
  assert.match(html('[a](https://a.example/b)'), /<a href="https:\/\/a\.example\/b" rel="noreferrer nofollow">a<\/a>/)
  assert.match(html('<who@a.example>'), /<a href="mailto:who@a\.example"/)
  assert.match(html('[a](/en/places)'), /<a href="\/en\/places">a<\/a>/)
  assert.deepEqual(refusedLinks('[a](/en) [b](ftp://c) ![d](https://e.example/f.png) [b](ftp://c) [g](h.html)'), [
    'ftp://c',
    'https://e.example/f.png',
    'h.html',
  ])
})

test('headings begin below those of the page and leave no level out', () => {
  assert.deepEqual(
    [...html('### a\n# b\n#### c\n> # quoted').matchAll(/<h(\d)>|<strong>/g)].map(([, level]) => level),
    ['3', '3', '4', undefined],
  )
})

test('the plain words of a text are cut at a word’s end', () => {
  assert.equal(plainText('# One\n\ntwo **three** [four](/x)\n\nfive', 100), 'two three four five')
  assert.equal(plainText('one two three', 9), 'one two …')
})
