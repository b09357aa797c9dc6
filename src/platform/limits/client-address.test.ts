import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { countedAs, createAddressReader, readTrustedProxies } from './client-address.ts'

describe('where a request comes from', () => {
  for (const [what, setting, connected, forwarded, expected] of [
    ['nobody is trusted', '0', '203.0.113.5', '198.51.100.1', '203.0.113.5'],
    ['one proxy', '1', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['one proxy, and a client that makes something up', '1', '10.0.0.1', '6.6.6.6, 198.51.100.1', '198.51.100.1'],
    ['two proxies', '2', '10.0.0.1', '6.6.6.6, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['one proxy that says nothing', '1', '10.0.0.1', undefined, '10.0.0.1'],
    ['one proxy that says nonsense', '1', '10.0.0.1', '198.51.100.1, unknown', '10.0.0.1'],
    ['a listed proxy', '10.0.0.0/8', '10.1.2.3', '6.6.6.6, 198.51.100.1', '198.51.100.1'],
    ['a chain of listed proxies', '10.0.0.0/8, 192.0.2.7', '10.1.2.3', '198.51.100.1, 192.0.2.7', '198.51.100.1'],
    ['somebody who is not listed', '10.0.0.0/8', '203.0.113.5', '198.51.100.1', '203.0.113.5'],
    ['a listed proxy over IPv6', '2001:db8::/32', '2001:db8::1', '198.51.100.1', '198.51.100.1'],
    ['IPv4 in the dress of IPv6', '10.0.0.1', '::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['a port beside the address', '1', '10.0.0.1', '198.51.100.1:4711', '198.51.100.1'],
    ['a port beside an IPv6 address', '1', '10.0.0.1', '[2001:DB8:0:0::1]:4711', '2001:db8::1'],
    ['no connection at all', '0', undefined, '198.51.100.1', '0.0.0.0'],
  ] as const) {
    test(`${what}: ${expected}`, () => {
      const trusted = readTrustedProxies(setting) ?? assert.fail(setting)
      assert.equal(createAddressReader(trusted)(connected, forwarded), expected)
    })
  }
})

for (const wrong of ['proxy.example', '10.0.0.0/33', '10.0.0.0/8/8', '2001:db8::/129', '-1', '10.0.0.1,', '1.5']) {
  test(`"${wrong}" is no setting of proxies`, () => assert.equal(readTrustedProxies(wrong), undefined))
}

for (const [address, counted] of [
  ['198.51.100.1', '198.51.100.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
] as const) {
  test(`${address} counts as ${counted}`, () => assert.equal(countedAs(address), counted))
}
