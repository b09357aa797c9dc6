import assert from 'node:assert/strict'
import { test } from 'node:test'
import { href } from '#routes'
import { testApp } from '../../../test/app.ts'

const tested = await testApp()
const read = async (query = {}) => (await tested.request(href('permissions', { lang: 'en' }, query))).text()

test('everybody reads who may do what, for every role or for one', async () => {
  const [every, deputies] = [await read(), await read({ role: 'deputy' })]
  assert.match(every, /Read the whole trail/)
  assert.match(every, /Secretariat/)
  assert.doesNotMatch(deputies, /Read the whole trail/)
  assert.match(deputies, /Read the part of the trail that concerns a place\./)
  for (const page of [every, deputies]) assert.match(page, /Sign out\./)
})

test('a role that there is not is as good as none', async () => {
  assert.match(await read({ role: 'emperor' }), /Read the whole trail/)
})
