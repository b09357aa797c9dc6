import { type Context, Hono } from 'hono'
import { stream } from 'hono/streaming'
import { z } from 'zod'
import { secondReading } from '#assessment'
import type { Deps } from '#deps'
import { actsAs, getNetwork, getPlace, inLanguage } from '#network'
import { writeCsv } from '#platform/csv'
import { type Env, page, type View } from '#platform/http'
import { listTrail, listTrailActions, type TrailFilter, type TrailRow } from '#platform/trail'
import { patterns } from '#routes'
import type { TrailPart } from './addresses.ts'
import { TrailPage } from './trail.tsx'

const perPage = 50
const perBatch = 1000

const Query = z.object({
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
  action: z.string().min(1).max(100).optional().catch(undefined),
})

export function trailPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.trail, (c) => show(c, deps, { kind: 'all' }))
  pages.get(patterns.placeTrail, async (c) => show(c, deps, await partOfPlace(deps, c.req.param('id'))))
  pages.get(patterns.networkTrail, async (c) => show(c, deps, await partOfNetwork(c, deps, c.req.param('id'))))
  pages.get(patterns.trailFile, (c) => download(c, deps, {}))
  pages.get(patterns.placeTrailFile, (c) => download(c, deps, { placeId: c.req.param('id') }))
  pages.get(patterns.networkTrailFile, (c) => download(c, deps, { networkId: c.req.param('id') }))
  return pages
}

async function partOfPlace({ db }: Deps, id: string): Promise<TrailPart> {
  return { kind: 'place', id, name: (await getPlace(db, id)).name }
}

async function partOfNetwork(c: Context<Env>, { db }: Deps, id: string): Promise<TrailPart> {
  return { kind: 'network', id, name: inLanguage((await getNetwork(db, id)).name, c.var.view.lang).text }
}

const scopeOf = (part: TrailPart): Pick<TrailFilter, 'placeId' | 'networkId'> =>
  part.kind === 'place' ? { placeId: part.id } : part.kind === 'network' ? { networkId: part.id } : {}

/** What this reader sees of it: of the second reading of a review, the secretariat alone as long as it goes on. */
function seenBy({ actor }: View): Pick<TrailFilter, 'demonstration' | 'withheld'> {
  const withheld = actsAs(actor, 'secretariat') ? undefined : secondReading
  return { demonstration: actor?.demonstration ?? false, withheld }
}

async function show(c: Context<Env>, { db }: Deps, part: TrailPart) {
  const { view } = c.var
  const query = Query.parse(c.req.query())
  const scope = { ...scopeOf(part), ...seenBy(view) }
  const found = await listTrail(db, { ...scope, ...query, limit: perPage + 1 })
  const actions = await listTrailActions(db, scope)
  const rows = found.slice(0, perPage)
  const older = found.length > perPage ? rows.at(-1)?.seq : undefined
  const { action, before } = query
  const shown = { part, rows, actions, action, older, earlier: before !== undefined }
  return page(c, <TrailPage view={view} {...shown} />)
}

/** Sent batch by batch: a trail of years does not stand in memory at once. */
function download(c: Context<Env>, { db }: Deps, scope: Pick<TrailFilter, 'placeId' | 'networkId'>) {
  const seen = seenBy(c.var.view)
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', 'attachment; filename="trail.csv"')
  return stream(c, async (out) => {
    let before: number | undefined
    do {
      const rows = await listTrail(db, { ...scope, ...seen, before, limit: perBatch })
      await out.write(asCsv(rows, before === undefined))
      before = rows.length === perBatch ? rows.at(-1)?.seq : undefined
    } while (before !== undefined && !out.aborted)
  })
}

function asCsv(rows: readonly TrailRow[], header: boolean): string {
  const columns = [
    'seq',
    'at',
    'actor',
    'action',
    'subject_kind',
    'subject_id',
    'place_id',
    'network_id',
    'details',
    'hash',
  ]
  const lines = rows.map((row) => [
    row.seq,
    row.at.toISOString(),
    row.actor,
    row.action,
    row.subjectKind,
    row.subjectId,
    row.placeId,
    row.networkId,
    row.details,
    row.hash,
  ])
  return writeCsv(header ? [columns, ...lines] : lines)
}
