import { createHash, randomBytes, randomInt } from 'node:crypto'
import { codeLength, codeLetters } from './model.ts'

export const newCode = (): string =>
  Array.from({ length: codeLength }, () => codeLetters[randomInt(codeLetters.length)]).join('')

/** What a browser holds; the database knows its hash alone. */
export const newSecret = (): string => randomBytes(24).toString('base64url')

export const isSecret = (text: unknown): text is string => typeof text === 'string' && /^[\w-]{32}$/.test(text)

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
