import { formats } from './formats/names.ts'

const file = new RegExp(`^/[^/]+/charts/[^/]+\\.(?:${formats.map((format) => format.replace('.', '\\.')).join('|')})$`)
const embedded = /^\/[^/]+\/charts\/[^/]+\/embed$/

/** Charts are made to be shown elsewhere: their embed pages in frames, their files as pictures and data. */
export function chartOpening(path: string): 'frame' | 'load' | undefined {
  if (embedded.test(path)) return 'frame'
  return file.test(path) ? 'load' : undefined
}
