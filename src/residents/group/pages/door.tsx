import type { Context } from 'hono'
import { z } from 'zod'
import type { Deps } from '#deps'
import type { Edition } from '#instruments'
import { listPlaces } from '#network'
import { isLanguage, languages } from '#platform/i18n'
import { type Env, page } from '#platform/http'
import { href } from '#routes'
import { testAt } from '../../test/place-test.ts'
import { openRound } from '../actions.ts'
import { readCode, readySet } from '../model.ts'
import { findRound } from '../store.ts'
import { tryTo } from '../tries.ts'
import { DoorPage, type DoorFault, type DoorTyped } from './door-page.tsx'
import { keepLead } from './lead.tsx'
import { unkept } from './seat.tsx'

/** Two doors; a code that was typed leads on to its round. */
export async function showDoor(c: Context<Env>, deps: Deps): Promise<Response> {
  const typed = c.req.query('code')
  if (typed !== undefined) {
    unkept(c)
    const code = readCode(typed)
    if (code !== undefined && (await findRound(deps.db, code))) {
      return c.redirect(href('groupRound', { lang: c.var.view.lang, code }), 303)
    }
    await tryTo(c, deps, 'miss')
  }
  const wished = { lang: c.var.view.lang, place: c.req.query('place') ?? '', set: 'ready', item: [] }
  return door(c, deps, wished, typed === undefined ? undefined : { code: typed.slice(0, 20) })
}

async function door(c: Context<Env>, deps: Deps, typed: DoorTyped, wrong?: { code?: string; fault?: DoorFault }) {
  const { view } = c.var
  const { edition, place } = await testAt(deps, typed.place)
  const places = await placesFor(deps, typed.place)
  const demonstration = place?.demonstration ?? false
  const shown = { view, edition, places, typed, demonstration, code: wrong?.code, fault: wrong?.fault }
  return page(c, <DoorPage {...shown} />, wrong ? 422 : 200)
}

/** Real places; an invented one where its own page has led here. */
async function placesFor({ db }: Pick<Deps, 'db'>, wished: string) {
  const places = await listPlaces(db)
  if (wished === '' || places.some(({ id }) => id === wished)) return places
  return [...places, ...(await listPlaces(db, { demonstration: true })).filter(({ id }) => id === wished)]
}

const text = z.string().catch('')
const Opening = z.object({
  lang: text,
  place: text,
  set: text,
  item: z.union([z.array(z.string()), z.string().transform((one) => [one])]).catch([]),
})

export async function openDoor(c: Context<Env>, deps: Deps): Promise<Response> {
  unkept(c)
  const typed = Opening.parse(await c.req.parseBody({ all: true }))
  const { edition, place, adaptations } = await testAt(deps, typed.place)
  const items = itemsOf(edition, typed)
  if (items.length === 0) return door(c, deps, typed, { fault: 'items' })
  if (typed.place !== '' && !place) return door(c, deps, typed, { fault: 'place' })
  await tryTo(c, deps, 'open')
  const lang = isLanguage(typed.lang) ? typed.lang : (languages[0] ?? c.var.view.lang)
  const now = deps.now()
  const own = adaptations
    .filter(({ item }) => items.includes(item))
    .map(({ item, version }) => [item, version] as const)
  const round = { edition, placeId: place?.id ?? null, lang, items, versions: Object.fromEntries(own) }
  const opened = await openRound(deps.db, round, now)
  keepLead(c, deps, { code: opened.code, openedAt: now }, opened.secret)
  return c.redirect(href('groupLead', { lang, code: opened.code }), 303)
}

/** In the order of the edition, whatever was ticked first. */
function itemsOf(edition: Edition, { set, item }: DoorTyped): string[] {
  if (set === 'ready') return readySet(edition.items, edition.areas)
  const keys = edition.items.map(({ key }) => key)
  return set === 'all' ? keys : keys.filter((key) => item.includes(key))
}
