const view = (content: Uint8Array) => new DataView(content.buffer, content.byteOffset, content.byteLength)

/** Chunk after chunk to the last one, with which the file ends: nothing hides behind it. */
export function isWholePng(content: Uint8Array): boolean {
  const data = view(content)
  for (let at = 8; at + 12 <= content.byteLength;) {
    const type = data.getUint32(at + 4)
    if (at === 8 && type !== 0x49484452) return false
    const next = at + 12 + data.getUint32(at)
    if (type === 0x49454e44) return next === content.byteLength
    at = next
  }
  return false
}

/** Segments up to the picture itself, and somewhere its end: cameras put more pictures behind the first. */
export function isWholeJpeg(content: Uint8Array): boolean {
  const data = view(content)
  let framed = false
  for (let at = 2; at + 4 <= content.byteLength;) {
    if (data.getUint8(at) !== 0xff) return false
    const marker = data.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    framed ||= marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (marker === 0xda) return framed && Buffer.from(content.subarray(at)).includes(Buffer.from([0xff, 0xd9]))
    at += 2 + data.getUint16(at + 2)
  }
  return false
}

/** As long as it says. */
export function isWholeWebp(content: Uint8Array): boolean {
  if (content.byteLength < 20) return false
  const chunk = Buffer.from(content.subarray(12, 16)).toString('latin1')
  return /^VP8[ LX]$/.test(chunk) && view(content).getUint32(4, true) + 8 === content.byteLength
}
