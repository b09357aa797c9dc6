import { Secret, TOTP } from 'otpauth'

/** Seconds for which one code stands, as every authenticator app has it. */
export const stepSeconds = 30

const generator = (secret: Uint8Array, labels: { issuer?: string; label?: string } = {}) =>
  new TOTP({
    ...labels,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
    period: stepSeconds,
    digits: 6,
  })

export const newSecret = (): Uint8Array => new Secret({ size: 20 }).bytes

/** The step (RFC 6238) whose code this is, one before or after now allowed for; undefined: none. */
export function stepOf(secret: Uint8Array, code: string, at: Date): number | undefined {
  // Of another kind of six characters the library compares more bytes than there are, and throws.
  if (!/^\d{6}$/.test(code)) return undefined
  const delta = generator(secret).validate({ token: code, timestamp: at.getTime(), window: 1 })
  return delta === null ? undefined : Math.floor(at.getTime() / 1000 / stepSeconds) + delta
}

export function codeAt(secret: Uint8Array, at: Date): string {
  return generator(secret).generate({ timestamp: at.getTime() })
}

/** What a QR code tells an authenticator app. */
export function appAddress(secret: Uint8Array, issuer: string, label: string): string {
  return generator(secret, { issuer, label }).toString()
}

/** The secret as it is typed by hand: Base32 in groups of four. */
export function typedSecret(secret: Uint8Array): string {
  const { base32 } = new Secret({ buffer: Uint8Array.from(secret).buffer })
  return base32.match(/.{1,4}/g)?.join(' ') ?? ''
}
