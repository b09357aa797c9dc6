import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Actor, Mandate, Role } from '../roles.ts'
import { rolesAt, type Scope } from './model.ts'
import { grantable } from './policy.ts'

const place = { kind: 'place', placeId: 'own', networkIds: ['ours'], demonstration: false } as const
const sister = { ...place, placeId: 'sister' } as const
const stranger = { ...place, placeId: 'stranger', networkIds: ['theirs'] } as const
const network = { kind: 'network', placeId: null, networkIds: ['ours'], demonstration: false } as const
const otherNetwork = { ...network, networkIds: ['theirs'] } as const
const programme = { kind: 'programme', placeId: null, networkIds: [], demonstration: false } as const
const everywhere = { place, sister, stranger, network, otherNetwork, programme }

const mandates: Record<Role, Mandate> = {
  secretariat: { role: 'secretariat', placeId: null, networkId: null, networkIds: [] },
  expert: { role: 'expert', placeId: null, networkId: null, networkIds: [] },
  network_coordinator: { role: 'network_coordinator', placeId: null, networkId: 'ours', networkIds: ['ours'] },
  place_coordinator: { role: 'place_coordinator', placeId: 'own', networkId: null, networkIds: ['ours'] },
  deputy: { role: 'deputy', placeId: 'own', networkId: null, networkIds: ['ours'] },
  contributor: { role: 'contributor', placeId: 'own', networkId: null, networkIds: ['ours'] },
  elected: { role: 'elected', placeId: 'own', networkId: null, networkIds: ['ours'] },
  reader: { role: 'reader', placeId: 'own', networkId: null, networkIds: ['ours'] },
}

const helpers = ['deputy', 'contributor', 'elected', 'reader'] as const
/** Who may give what, where; nothing where nothing stands. */
const table: Partial<Record<Role, Partial<Record<keyof typeof everywhere, readonly Role[]>>>> = {
  secretariat: {
    place: rolesAt.place,
    sister: rolesAt.place,
    stranger: rolesAt.place,
    network: rolesAt.network,
    otherNetwork: rolesAt.network,
    programme: rolesAt.programme,
  },
  network_coordinator: { place: ['place_coordinator'], sister: ['place_coordinator'] },
  place_coordinator: { place: helpers },
  deputy: { place: ['contributor'] },
}

const actor = (mandate: Mandate, demonstration = false): Actor => ({
  accountId: 'a',
  demonstration,
  mandates: [mandate],
})

describe('who may give which role where', () => {
  for (const [role, mandate] of Object.entries(mandates) as [Role, Mandate][]) {
    test(`as ${role}`, () => {
      for (const [where, scope] of Object.entries(everywhere) as [
        keyof typeof everywhere,
        Pick<Scope, keyof typeof place>,
      ][]) {
        assert.deepEqual(grantable(actor(mandate), scope), table[role]?.[where] ?? [], `${role} at ${where}`)
      }
    })
  }

  test('an account of the invented network gives nothing in the real one, nor the other way round', () => {
    for (const scope of Object.values(everywhere)) {
      assert.deepEqual(grantable(actor(mandates.secretariat, true), scope), [])
      assert.deepEqual(grantable(actor(mandates.secretariat), { ...scope, demonstration: true }), [])
    }
  })
})
