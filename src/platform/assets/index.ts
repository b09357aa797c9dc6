import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { build, type BuildOptions } from 'esbuild'
import { Hono } from 'hono'

/** Address of a built file: `asset('answer')` is the island answer.island.ts, `asset('ui.css')` the style sheet. */
export type AssetPath = (name: string) => string

export interface Asset {
  name: string
  path: string
  type: string
  body: Uint8Array<ArrayBuffer>
  brotli: Uint8Array<ArrayBuffer>
}

export interface Assets {
  files: readonly Asset[]
  path: AssetPath
  routes: Hono
}

const source = join(import.meta.dirname, '..', '..')
const fonts = ['fraunces', 'source-sans-3'].flatMap((family) =>
  ['latin', 'latin-ext'].map((subset) => [family, subset] as const),
)

/** Bundles every `*.island.ts` and the style sheet; names carry a hash of the content, so they never expire. */
export async function buildAssets(): Promise<Assets> {
  const files = [...(await islands()), ...loadFonts(), loadIcon()]
  const sheet = await styleSheet(files)
  files.push(sheet)
  const byName = new Map(files.map((file) => [file.name, file.path]))
  const byPath = new Map(files.map((file) => [file.path, file]))
  const path: AssetPath = (name) => {
    const found = byName.get(name)
    if (!found) throw new RangeError(`No built file is called "${name}": islands are named after their file.`)
    return found
  }
  return { files, path, routes: assetRoutes(byPath) }
}

function assetRoutes(byPath: ReadonlyMap<string, Asset>): Hono {
  const routes = new Hono()
  routes.get('/assets/:file', (c) => {
    const file = byPath.get(c.req.path)
    if (!file) return c.text('Not found', 404)
    const compressed = file.brotli.length < file.body.length && /\bbr\b/.test(c.req.header('accept-encoding') ?? '')
    return c.body(compressed ? file.brotli : file.body, 200, {
      'content-type': file.type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(compressed && { 'content-encoding': 'br' }),
    })
  })
  return routes
}

const bundling: BuildOptions = {
  bundle: true,
  write: false,
  minify: true,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'silent',
}

async function islands(): Promise<Asset[]> {
  const entries = globSync('**/*.island.ts', { cwd: source })
  const built = await build({
    ...bundling,
    entryPoints: entries.map((entry) => join(source, entry)),
    format: 'esm',
    outdir: 'assets',
  })
  return (built.outputFiles ?? []).map((file) => {
    const name = basename(file.path).replace(/\.island\.js$/, '')
    return asset(name, `${name}.js`, 'text/javascript; charset=utf-8', Buffer.from(file.contents))
  })
}

function loadFonts(): Asset[] {
  const require = createRequire(import.meta.url)
  return fonts.map(([family, subset]) => {
    const file = `${family}-${subset}-wght-normal.woff2`
    const content = readFileSync(require.resolve(`@fontsource-variable/${family}/files/${file}`))
    return asset(file, file, 'font/woff2', content)
  })
}

function loadIcon(): Asset {
  return asset('icon', 'icon.svg', 'image/svg+xml', readFileSync(join(source, 'ui', 'icon.svg')))
}

/** Sheets name fonts as `/fonts/<file>`; the hashed address takes its place. */
async function styleSheet(files: readonly Asset[]): Promise<Asset> {
  const built = await build({ ...bundling, entryPoints: [join(source, 'ui', 'ui.css')], external: ['/fonts/*'] })
  const text = built.outputFiles?.[0]?.text ?? ''
  const css = text.replace(/\/fonts\/([\w.-]+)/g, (whole, name: string) => {
    return files.find((file) => file.name === name)?.path ?? whole
  })
  return asset('ui.css', 'ui.css', 'text/css; charset=utf-8', Buffer.from(css))
}

function asset(name: string, file: string, type: string, content: Buffer): Asset {
  const body = new Uint8Array(content)
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10)
  const path = `/assets/${file.replace(/(\.[a-z0-9]+)$/, `-${hash}$1`)}`
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  const brotli = type === 'font/woff2' ? body : new Uint8Array(brotliCompressSync(body, quality))
  return { name, path, type, body, brotli }
}
