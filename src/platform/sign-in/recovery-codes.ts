import { randomInt } from 'node:crypto'

/** Letters and digits that are not mistaken for each other, without vowels: no code spells a word. */
const signs = 'BCDFGHJKMNPQRSTVWXZ23456789'
const count = 10
const half = 5

/** Ten of them, about 47 bits each: `BCDFG-23456`. */
export function newRecoveryCodes(): string[] {
  const part = () => Array.from({ length: half }, () => signs[randomInt(signs.length)]).join('')
  return Array.from({ length: count }, () => `${part()}-${part()}`)
}

/** As it is compared: small letters, spaces and a missing hyphen are no mistake. Undefined: no recovery code at all. */
export function typedRecoveryCode(typed: string): string | undefined {
  const bare = typed.toUpperCase().replace(/[\s-]/g, '')
  return bare.length === 2 * half ? `${bare.slice(0, half)}-${bare.slice(half)}` : undefined
}
