import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { renderAsync } from '@resvg/resvg-js'

const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'))

/** The typeface of the pages, as files that a rasteriser reads: the pages' own are compressed for browsers. */
const fontFiles = ['400Regular', '600SemiBold', '700Bold'].map((weight) =>
  join(fonts, weight, `SourceSans3_${weight}.ttf`),
)

/** A drawing as a picture twice as wide, sharp on dense screens and on paper; drawn outside the one thread of requests. */
export async function pngOf(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    background: '#ffffff',
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Source Sans 3', sansSerifFamily: 'Source Sans 3' },
  })
  return new Uint8Array(image.asPng())
}
