import { createHash } from 'node:crypto'

/** Names the last key of a page; of the same list and filters only, or pages would not join. */
export const cursorFor = (list: string, filters: unknown, key: string): string =>
  Buffer.from(JSON.stringify([listOf(list, filters), key])).toString('base64url')

/** The key after which to go on; undefined where the cursor is of another list, or none of ours. */
export function keyFrom(cursor: string, list: string, filters: unknown): string | undefined {
  try {
    const said: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (!Array.isArray(said) || said.length !== 2 || said[0] !== listOf(list, filters)) return undefined
    const key: unknown = said[1]
    return typeof key === 'string' && !key.includes('\0') ? key : undefined
  } catch {
    return undefined
  }
}

const listOf = (list: string, filters: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([list, filters]))
    .digest('base64url')
    .slice(0, 12)
