import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps what must not be read from a copy of the database. */
export interface Vault {
  /** `owner` is bound in: a row moved to another account opens nothing. */
  seal(content: Uint8Array, owner: string): Buffer
  /** Undefined: sealed under another SECRET, for another owner, or altered. */
  open(sealed: Uint8Array, owner: string): Uint8Array | undefined
  digest(text: string, owner: string): string
}

const nonceBytes = 12
const tagBytes = 16

export function createVault(secret: string): Vault {
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `second factor: ${purpose}`, 32))
  const sealing = keyFor('secrets')
  const digesting = keyFor('recovery codes')
  return {
    seal(content, owner) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(owner))
      const text = Buffer.concat([cipher.update(content), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), text])
    },
    open(sealed, owner) {
      const [nonce, tag, text] = [
        sealed.subarray(0, nonceBytes),
        sealed.subarray(nonceBytes, nonceBytes + tagBytes),
        sealed.subarray(nonceBytes + tagBytes),
      ]
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealing, nonce, { authTagLength: tagBytes })
        decipher.setAAD(Buffer.from(owner)).setAuthTag(tag)
        return Buffer.concat([decipher.update(text), decipher.final()])
      } catch {
        return undefined
      }
    },
    digest: (text, owner) =>
      createHmac('sha256', digesting)
        .update(JSON.stringify([owner, text]))
        .digest('base64url'),
  }
}
