import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html, raw } from 'hono/html'
import * as hono from 'hono/jsx/jsx-runtime'
import { Fragment, jsx } from './index.ts'

type Make = (tag: unknown, props: Record<string, unknown>) => unknown

/** One page fragment, made by the runtime that is given. */
const samples: [what: string, make: (jsx: Make, Fragment: unknown) => unknown][] = [
  ['text is escaped', (make) => make('p', { children: `<b>"Tom" & 'Ann'</b>` })],
  ['attributes are escaped', (make) => make('a', { href: '/?a=1&b="2"', children: 'x' })],
  ['nothing, true and false leave no text', (make) => make('p', { children: [null, undefined, true, false, 0, ''] })],
  [
    'arrays are flattened',
    (make) => make('ul', { children: [[make('li', { children: 'a' }), [make('li', { children: 1 })]], 'b'] }),
  ],
  ['what is markup already stays', (make) => make('p', { children: [raw('<i>é</i>'), html`<b>${'&'}</b>`] })],
  [
    'empty elements are closed at once',
    (make) => make('p', { children: [make('br', {}), make('input', { name: 'a', value: '' })] }),
  ],
  [
    'attributes that are there or not',
    (make) => make('input', { checked: true, disabled: false, required: undefined, value: 0 }),
  ],
  [
    'other attributes write true and false out',
    (make) => make('p', { 'aria-hidden': true, 'data-open': false, title: null }),
  ],
  [
    'a component gets its children',
    (make) => make(({ children }: { children: unknown }) => make('b', { children }), { children: ['a', 'b'] }),
  ],
  ['a component may answer nothing', (make) => make('p', { children: [make(() => null, {}), 'x'] })],
  [
    'a fragment has no element',
    (make, fragment) => make('p', { children: make(fragment, { children: ['a', make('i', { children: 'b' })] }) }),
  ],
  [
    'drawings keep their attributes',
    (make) => make('svg', { viewBox: '0 0 1 1', children: make('path', { 'stroke-width': 2, d: 'M0 0' }) }),
  ],
]

for (const [what, sample] of samples) {
  test(`${what}, as hono/jsx writes it`, () => {
    const theirs = sample(hono.jsx as unknown as Make, hono.Fragment)
    assert.equal(String(sample(jsx as Make, Fragment)), String(theirs))
  })
}

test('markup can be put into a template of hono', () => {
  assert.equal(String(html`<p>${jsx('b', { children: '<' })}</p>`), '<p><b>&lt;</b></p>')
})
