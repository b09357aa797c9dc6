import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** Marks texts as ours for one purpose, in an address: what was signed for another purpose, or with another SECRET, is not. */
export interface Signing {
  /** `text.signature` */
  sign(text: string): string
  /** The text; undefined where it was not signed here. */
  read(signed: string): string | undefined
}

export function signingFor(purpose: string, secret: string): Signing {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `signing: ${purpose}`, 32))
  const signatureOf = (text: string) => createHmac('sha256', key).update(text).digest()
  return {
    sign: (text) => `${text}.${signatureOf(text).toString('base64url')}`,
    read(signed) {
      const dot = signed.lastIndexOf('.')
      const text = signed.slice(0, Math.max(dot, 0))
      const [given, own] = [Buffer.from(signed.slice(dot + 1), 'base64url'), signatureOf(text)]
      return given.length === own.length && timingSafeEqual(given, own) ? text : undefined
    },
  }
}
