import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { dataRoutes, insightApi, licence } from '#insight'
import { instrumentsApi } from '#instruments'
import { libraryApi } from '#library'
import { networkApi } from '#network'
import { type Collection, collectionRoutes, describeApi, openToPrograms } from '#platform/api'
import { type Env, notFound } from '#platform/http'
import { patterns } from '#routes'

/** What programs may read, in the order in which it is described. */
const collectionsOf = (deps: Deps): readonly Collection[] => [
  ...networkApi(deps),
  ...insightApi(deps),
  ...libraryApi(deps),
  ...instrumentsApi(deps),
]

const description = `Read-only. Lists are cut into pages: go on with the cursor in "next" until it is null. Every row says whether it is of the invented demonstration network; a list is of the real network unless demonstration=true is asked for. Answers carry an ETag. What a place has not made public is not here.`

/** Everything that is no page in a language: the interface for programs, the released packages, files. */
export function apiRoutes(deps: Deps): Hono<Env> {
  const collections = collectionsOf(deps)
  const described = describeApi(collections, {
    title: 'Intercultural Cities: open data',
    description,
    version: '1',
    server: deps.config.publicUrl,
    licence: { name: licence.name, identifier: licence.spdx },
  })
  const routes = new Hono<Env>()
  for (const path of ['/api/*', '/data/*']) routes.use(path, ...openToPrograms)
  routes.get(patterns.openapi, (c: Context<Env>) => c.json(described))
  routes.route('/', collectionRoutes(collections, deps))
  routes.route('/', dataRoutes(deps))
  routes.all('/api/*', (c: Context<Env>) => {
    throw notFound(c.var.view.speech.words('data')('api.nothing', { path: patterns.openapi }))
  })
  return routes
}
