import { brotliCompressSync } from 'node:zlib'
import type { Figure } from '../bench.ts'
import type { RunningProgram } from '../../test/program.ts'

/** What one page costs a reader: the document as gzip sends it, and script and style as brotli sends them. */
export async function measureBytes({ origin }: RunningProgram): Promise<Figure[]> {
  const paths = ['/en/', '/en/places', '/en/practices', '/en/about', '/fr/places?set=demonstration']
  const figures = await Promise.all(paths.map((path) => bytesOf(origin, path)))
  return figures.flat()
}

async function bytesOf(origin: string, path: string): Promise<Figure[]> {
  const html = await (await fetch(origin + path)).text()
  const sizeOf = async (pattern: RegExp) => {
    const files = [...html.matchAll(pattern)].map(([, file]) => file ?? '')
    const sizes = await Promise.all(
      files.map(
        async (file) => brotliCompressSync(Buffer.from(await (await fetch(origin + file)).arrayBuffer())).length,
      ),
    )
    return sizes.reduce((sum, size) => sum + size, 0)
  }
  return [
    { what: `${path}: document`, value: brotliCompressSync(html).length, unit: 'B br' },
    { what: `${path}: script`, value: await sizeOf(/<script[^>]+src="([^"]+)"/g), unit: 'B br', bar: '0' },
    { what: `${path}: style`, value: await sizeOf(/<link rel="stylesheet" href="([^"]+)"/g), unit: 'B br' },
  ]
}
