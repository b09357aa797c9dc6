import assert from 'node:assert/strict'
import { test } from 'node:test'
import { replyIn } from './server.ts'
import { type State, stateAfter } from './states.ts'

const html = '<!doctype html><h1>Request Entity Too Large</h1>'
const again = 'sent again'

const replies: [status: number, body: string | object, state: State | typeof again][] = [
  [200, { kind: 'saved', revision: 1 }, 'saved'],
  [409, { kind: 'clash', revision: 1 }, 'clash'],
  [422, { kind: 'invalid', faults: {} }, 'invalid'],
  [409, { kind: 'refused', code: 'conflict' }, 'closed'],
  [403, { kind: 'refused', code: 'sign_in' }, 'sign_in'],
  [403, { kind: 'refused', code: 'forbidden' }, 'refused'],
  [404, { kind: 'refused', code: 'not_found' }, 'refused'],
  [413, { kind: 'refused', code: 'too_large' }, 'invalid'],
  // What a proxy says in the server's place.
  [400, html, 'refused'],
  [401, html, 'sign_in'],
  [403, html, 'sign_in'],
  [403, { error: 'denied' }, 'sign_in'],
  [404, '', 'refused'],
  [413, html, 'invalid'],
  [422, html, 'invalid'],
  [200, '<!doctype html><h1>Welcome to the hotel</h1>', again],
  [408, html, again],
  [429, { kind: 'refused', code: 'too_many' }, again],
  [500, { kind: 'refused', code: 'failed' }, again],
  [502, html, again],
]
for (const [status, body, state] of replies) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  test(`an answer that meets ${status} ${text.slice(0, 40)} is ${state}`, async () => {
    const reply = await replyIn(new Response(text, { status }))
    assert.equal(reply ? stateAfter(reply, false) : again, state)
  })
}

test('an answer edited while it was refused goes on its way anew, unless nobody would take it', () => {
  const after = (code: string) => stateAfter({ kind: 'refused', code }, true)
  assert.deepEqual(['invalid', 'too_large', 'forbidden'].map(after), ['unsaved', 'unsaved', 'unsaved'])
  assert.deepEqual(['sign_in', 'conflict'].map(after), ['sign_in', 'closed'])
  assert.equal(stateAfter({ kind: 'saved' }, true), 'unsaved')
})
