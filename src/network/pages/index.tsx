import { Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, notFound, page } from '#platform/http'
import { keepFor } from '#platform/keep'
import { patterns } from '#routes'
import { groupPages } from '../groups/pages/index.tsx'
import { demonstrationMap, realMap } from '../maps.ts'
import { networksPages } from '../networks/pages/index.tsx'
import { listPlaceChoices, listPlaces } from '../store.ts'
import { PlacesPage } from './places.tsx'
import { filterOf, readPlacesQuery } from './places-query.ts'

/** What the filters offer changes only when data are loaded; a minute later the pages know. */
const choicesKept = 60

export function networkPages({ db, now }: Pick<Deps, 'db' | 'now'>): Hono<Env> {
  const pages = new Hono<Env>()
  const choicesOf = keepFor(choicesKept, now, (demonstration: boolean) => listPlaceChoices(db, demonstration))
  pages.get(patterns.places, async (c) => {
    const query = readPlacesQuery(c.req.query())
    const [places, choices] = await Promise.all([listPlaces(db, filterOf(query)), choicesOf(query.demonstration)])
    return page(c, <PlacesPage view={c.var.view} query={query} places={places} choices={choices} />)
  })
  pages.get(patterns.placesMap, (c) => {
    const map = [realMap, demonstrationMap].find(({ file }) => file === c.req.param('file'))
    if (!map) throw notFound()
    return c.body(map.svg, 200, {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })
  for (const room of [networksPages, groupPages]) pages.route('/', room({ db, now }))
  return pages
}
