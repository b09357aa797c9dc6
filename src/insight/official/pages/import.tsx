import type { Context } from 'hono'
import type { Deps } from '#deps'
import { listPlaces } from '#network'
import { type Env, page, Refusal } from '#platform/http'
import { href } from '#routes'
import type { Actor } from '#platform/access'
import { importedThen, importResults, takeBackImport } from '../actions.ts'
import { readReason } from '../entry-form.ts'
import { importColumns, type ReadingContext } from '../import-rows.ts'
import { mayEnter } from '../policy.ts'
import { plain } from '../reading.ts'
import { listEntries } from '../store.ts'
import { fingerprintOf, largestTable, readTable, type TableFault, textOf } from './import-table.ts'
import { ImportPage, type Previewed } from './import-page.tsx'

export async function showImport(c: Context<Env>, { db }: Deps): Promise<Response> {
  const { view } = c.var
  const at = momentOf(c.req.query('at'))
  const mine = at && view.actor ? await importedThen(db, { by: view.actor, at }) : []
  const counts = { imported: countOf(c.req.query('imported')), takenBack: countOf(c.req.query('taken_back')) }
  return page(c, <ImportPage view={view} {...counts} made={at && mine.length > 0 ? { at } : undefined} />)
}

const countOf = (text = ''): number => (/^\d{1,4}$/.test(text) ? Number(text) : 0)

/** A moment as an address or a form of ours carries it. */
function momentOf(text: unknown): Date | undefined {
  const at = typeof text === 'string' && text !== '' ? new Date(text) : undefined
  return at && !Number.isNaN(at.getTime()) ? at : undefined
}

/** An empty table with the right columns. */
export function importTemplate(c: Context<Env>): Response {
  return c.body(`\uFEFF${importColumns.join(',')}\r\n`, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="official-results.csv"',
  })
}

/** First the preview of a file; then, of the same text, the import. */
export async function receiveImport(c: Context<Env>, deps: Deps): Promise<Response> {
  const { view } = c.var
  if (!view.actor) throw new Refusal('sign_in')
  const body = await c.req.parseBody()
  const made = momentOf(body['take_back'])
  if (made) return takeBack(c, deps, made, String(body['reason'] ?? ''), view.actor)
  const text = typeof body['csv'] === 'string' ? body['csv'] : await sentText(body['file'])
  if (typeof text !== 'string') return faulty(c, text.fault)
  const read = readTable(text, await listEntries(deps.db), await contextOf(c, deps))
  if ('fault' in read) return faulty(c, read.fault)
  const { plan } = read
  const fingerprint = fingerprintOf(plan)
  const preview = { plan, text, fingerprint, reason: plain(String(body['reason'] ?? '')).slice(0, 1000) }
  const confirmed = body['confirm']
  if (typeof confirmed !== 'string' || plan.entries.length === 0) return previewed(c, preview)
  if (confirmed !== fingerprint) return previewed(c, { ...preview, moved: true }, 422)
  const changes = plan.entries.some(({ entry }) => entry)
  if (changes && preview.reason === '') return previewed(c, { ...preview, reasonMissing: true }, 422)
  const now = deps.now()
  await importResults(deps.db, { entries: plan.entries, reason: preview.reason, by: view.actor, now })
  const imported = plan.rows.filter(({ status }) => status !== 'same').length
  return c.redirect(href('officialImport', { lang: view.lang }, { imported, at: now.toISOString() }), 303)
}

async function takeBack(c: Context<Env>, { db, now }: Deps, at: Date, typed: string, by: Actor): Promise<Response> {
  const { view } = c.var
  const reason = readReason(typed)
  if ('fault' in reason) return page(c, <ImportPage view={view} made={{ at, fault: reason.fault }} />, 422)
  const takenBack = await takeBackImport(db, { at, reason: reason.value, by, now: now() })
  return c.redirect(href('officialImport', { lang: view.lang }, { taken_back: takenBack }), 303)
}

async function sentText(file: unknown): Promise<string | { fault: TableFault }> {
  if (!(file instanceof File) || file.size === 0) return { fault: 'none' }
  if (file.size > largestTable) return { fault: 'size' }
  return textOf(new Uint8Array(await file.arrayBuffer())) ?? { fault: 'text' }
}

async function contextOf(c: Context<Env>, { db, now }: Deps): Promise<ReadingContext> {
  const { actor, speech } = c.var.view
  // Of both networks: whoever names a place of the other one is told that it is not theirs, not that there is none.
  const places = (await Promise.all([false, true].map((demonstration) => listPlaces(db, { demonstration })))).flat()
  return {
    thisYear: now().getUTCFullYear(),
    places: new Map(places.map((place) => [place.id, place])),
    isCountry: (code) => speech.country(code) !== undefined,
    mayEnter: (subject) => mayEnter(subject, actor),
  }
}

const faulty = (c: Context<Env>, fault: TableFault) => page(c, <ImportPage view={c.var.view} fault={fault} />, 422)

/** A table with wrong rows is answered like any form that cannot be carried out. */
function previewed(c: Context<Env>, preview: Previewed, status: 200 | 422 = 200): Response {
  const wrong = preview.plan.rows.some((row) => row.status === 'wrong')
  return page(c, <ImportPage view={c.var.view} preview={preview} />, wrong ? 422 : status)
}
