import { BlockList, isIP } from 'node:net'

/**
 * Whose word on a request's origin counts: the last `hops` proxies before us, or those at these addresses.
 * Without either, only the connection itself.
 */
export type TrustedProxies = { readonly hops: number } | { readonly addresses: readonly string[] }

/** `2`, or addresses and ranges as in `10.0.0.0/8, 2001:db8::/32, 192.0.2.7`. Undefined: neither. */
export function readTrustedProxies(text: string): TrustedProxies | undefined {
  if (/^\d{1,2}$/.test(text)) return { hops: Number(text) }
  const addresses = text.split(',').map((one) => one.trim())
  return addresses.every(isRange) ? { addresses } : undefined
}

/** Reads the address a request came from: `connected` is the connection's other end, `forwarded` what X-Forwarded-For says. */
export function createAddressReader(
  trusted: TrustedProxies,
): (connected: string | undefined, forwarded: string | undefined) => string {
  const isTrusted =
    'hops' in trusted ? (_: string, passed: number) => passed < trusted.hops : isListed(trusted.addresses)
  return (connected, forwarded) => {
    const said = (forwarded ?? '').split(',').map((one) => normalized(one))
    let address = normalized(connected ?? '') ?? nowhere
    // From the nearest outwards, as long as whoever speaks may be believed.
    for (let passed = 0; isTrusted(address, passed); passed += 1) {
      const next = said.pop()
      if (next === undefined) break
      address = next
    }
    return address
  }
}

/** A request that came over no connection: a test, a command. */
const nowhere = '0.0.0.0'

/** One household or office gets a whole /64 of IPv6 addresses: they count as one. */
export function countedAs(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail = ''] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const filled = address.includes('::') ? 8 - groups.length - tail.split(':').filter(Boolean).length : 0
  return `${[...groups, ...Array.from({ length: filled }, () => '0'), ...tail.split(':')].slice(0, 4).join(':')}::/64`
}

function isListed(ranges: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', bits] = range.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family)
  }
  return (address) => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

function isRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32))
}

/** One way of writing an address; some proxies add the port. Undefined: none. */
function normalized(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[([^\]]+)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '')
  const inside = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1] ?? bare
  if (isIP(inside) === 4) return inside
  return isIP(inside) === 6 ? new URL(`http://[${inside}]`).hostname.slice(1, -1) : undefined
}
