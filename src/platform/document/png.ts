import { renderAsync } from '@resvg/resvg-js'
import { sansFiles } from './fonts.ts'

/** A drawing as a picture twice as wide, sharp on dense screens; drawn outside the one thread of requests. */
export async function pngOf(svg: string, zoom = 2): Promise<Uint8Array<ArrayBuffer>> {
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: zoom },
    background: '#ffffff',
    font: {
      fontFiles: sansFiles,
      loadSystemFonts: false,
      defaultFontFamily: 'Source Sans 3',
      sansSerifFamily: 'Source Sans 3',
    },
  })
  return new Uint8Array(image.asPng())
}
