/** What a file is by its first bytes, whatever its name says. */
const signatures: readonly (readonly [start: string, kind: string])[] = [
  ['%PDF-', 'a PDF document'],
  ['\x89PNG', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['\xd0\xcf\x11\xe0', 'a workbook of an old Excel (.xls) or another Office document'],
  ['\x1f\x8b', 'a gzip archive'],
]

/** The kind of a file that holds no text, as in "a PNG image"; null for what may be text. */
export function binaryKind(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  const known = signatures.find(([signature]) => start.startsWith(signature))
  if (known) return known[1]
  return bytes.some(isControl) ? 'a binary file' : null
}

// Tabs, line ends and form feeds are text.
const isControl = (byte: number) => byte < 9 || (byte > 13 && byte < 32 && byte !== 26)

/** With its mark; or without: then the half of each plain letter that is 0 is always the same half. */
export function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true
  const zeros = [0, 0]
  bytes.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  return Math.min(even, odd) === 0 && Math.max(even, odd) > bytes.length / 4
}
