import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstrationAccounts } from '#demonstration'
import { href } from '#routes'
import { testApp } from '../../../test/app.ts'

const tested = await testApp()
const en = { lang: 'en' }
const place = href('place', { ...en, id: 'brannoreth-qn' })
const network = href('network', { ...en, id: 'lanterns' })

/** Addresses in the row of what the reader may do there. */
async function rowOf(path: string, cookie?: string): Promise<string[]> {
  const text = await (await tested.request(path, cookie ? { cookie } : {})).text()
  const row = /<nav class="rooms" aria-label="Your work here">(.*?)<\/nav>/s.exec(text)?.[1] ?? ''
  return [...row.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link)
}

const cookies = new Map<string, string>()
for (const { role, email } of demonstrationAccounts) {
  const cookie = await tested.signIn(email)
  cookies.set(role, role === 'secretariat' ? await tested.setUpSecondFactor(email, cookie) : cookie)
}

test('a place and a network lead whoever is signed in to what they may do there, and nobody to more', async () => {
  const all = (['membership', 'people', 'trail'] as const).map((name) => `${place}/${name}`)
  const ofNetwork = (['edit', 'people', 'trail'] as const).map((name) => `${network}/${name}`)
  for (const [path, links] of [
    [place, all],
    [network, ofNetwork],
  ] as const) {
    assert.deepEqual(await rowOf(path, cookies.get('secretariat')), links)
    assert.deepEqual(await rowOf(path, cookies.get('network_coordinator')), links)
    assert.deepEqual(await rowOf(path), [], 'a stranger finds no such row')
    for (const [role, cookie] of cookies) {
      const shown = await rowOf(path, cookie)
      for (const link of links) {
        const { status } = await tested.request(link, { cookie })
        assert.equal(status, shown.includes(link) ? 200 : 403, `${role}: ${link}`)
      }
    }
  }
})

test('there is no such row at a network of others, nor at a real place for an invented account', async () => {
  const cookie = cookies.get('network_coordinator')
  assert.deepEqual(await rowOf(href('network', { ...en, id: 'tides' }), cookie), [])
  assert.deepEqual(await rowOf(href('place', { ...en, id: 'oslo-no' }), cookies.get('secretariat')), [])
})
