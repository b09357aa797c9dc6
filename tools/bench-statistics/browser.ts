import { createServer } from 'node:http'
import { join } from 'node:path'
import { build } from 'esbuild'
import { launchBrowser } from '../../test/browser.ts'
import type { Measured } from './case.ts'

const page = `<!doctype html><title>bench</title><script type="module" src="/page.js"></script>`

/** The same sensitivity in a worker of a real browser, while the page counts how long it draws no frame. */
export async function measureInBrowser(): Promise<Measured[]> {
  const bundled = await build({
    entryPoints: ['page', 'worker'].map((name) => join(import.meta.dirname, `browser-${name}.ts`)),
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    outdir: 'bench',
    entryNames: '[name]',
  })
  const files = new Map(bundled.outputFiles.map(({ path, text }) => [path.replace(/^.*browser-/, '/'), text]))
  const server = createServer((request, response) => {
    const text = files.get(request.url ?? '')
    response.setHeader('content-type', text === undefined ? 'text/html' : 'text/javascript')
    response.end(text ?? page)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const browser = await launchBrowser()
  try {
    const tab = await browser.newPage()
    await tab.goto(`http://127.0.0.1:${port}/`)
    await tab.waitForFunction('window.measured !== undefined', undefined, { timeout: 120_000 })
    return (await tab.evaluate('window.measured')) as Measured[]
  } finally {
    await browser.close()
    server.close()
  }
}
