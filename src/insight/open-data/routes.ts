import { Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, notFound } from '#platform/http'
import { patterns } from '#routes'
import { fileRoutes } from '../official/pages/index.tsx'
import { catalogueOf } from './catalogue.ts'
import { isVersion, packageOf } from './model.ts'
import { asJsonLd, asTurtle } from './rdf.ts'
import { findArchive, listReleases } from './store.ts'

/** Released packages at their permanent addresses, their catalogue, and files that were sent in. */
export function dataRoutes(deps: Deps): Hono<Env> {
  const { db, config } = deps
  const routes = new Hono<Env>()
  const quads = async () => catalogueOf({ origin: config.publicUrl, releases: await listReleases(db) })

  routes.get(patterns.dataCatalogue, async (c) =>
    c.body(JSON.stringify(asJsonLd(await quads()), null, 2), 200, { 'content-type': 'application/ld+json' }),
  )
  routes.get(patterns.dataCatalogueTurtle, async (c) =>
    c.body(await asTurtle(await quads()), 200, { 'content-type': 'text/turtle; charset=utf-8' }),
  )
  routes.get(patterns.dataPackage, async (c) => {
    const { version, file } = c.req.param()
    const name = packageOf(file)
    const found = name && isVersion(version) ? await findArchive(db, version, name) : undefined
    if (!found) throw notFound(c.var.view.speech.words('data')('data.noVersion'))
    c.header('etag', `"${found.hash}"`)
    c.header('cache-control', 'public, max-age=31536000, immutable')
    return c.body(new Uint8Array(found.archive), 200, {
      'content-type': 'application/zip',
      'content-length': String(found.archive.byteLength),
      'content-disposition': `attachment; filename="${file.replace('.zip', `-${version}.zip`)}"`,
    })
  })
  routes.route('/', fileRoutes(deps))
  return routes
}
