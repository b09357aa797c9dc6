import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, notFound, page, Refusal, type View } from '#platform/http'
import { href, patterns } from '#routes'
import { countryChoices } from '../../accession/countries.ts'
import { placeIdOf } from '../../accession/place-id.ts'
import { countryNames } from '../../names.ts'
import { actingOf } from '../../networks/pages/acting.ts'
import { listNetworks } from '../../networks/store.ts'
import { listInventedCountries, listPlaces } from '../../store.ts'
import { beginGroup, removeEntry, saveEntry, saveGroup } from '../actions.ts'
import { type Faults, faultsTogether, groupFields, partFields, readFields, type Typed } from '../fields.ts'
import { type GroupPart, groupParts, type GroupRecord } from '../model.ts'
import { mayBegin, mayEdit } from '../policy.ts'
import { getGroupRecord, listGroups } from '../store.ts'
import { typedOfGroup, typedOfRow } from '../typed.ts'
import { GroupEditPage, GroupRowPage, groupDoings, entriesOf } from './edit.tsx'
import { GroupPage } from './group.tsx'
import { type Beginning, GroupsPage } from './list.tsx'

type Needs = Pick<Deps, 'db' | 'now'>

export function groupPages(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.groups, (c) => showGroups(c, deps))
  pages.post(patterns.groups, (c) => begin(c, deps))
  pages.get(patterns.group, (c) => showGroup(c, deps, c.req.param('id')))
  pages.get(patterns.groupEdit, (c) => showEdit(c, deps, c.req.param('id')))
  pages.post(patterns.groupEdit, (c) => saveFacts(c, deps, c.req.param('id')))
  pages.get(patterns.groupRow, (c) => showRow(c, deps, c.req.param()))
  pages.post(patterns.groupRow, (c) => changeRow(c, deps, c.req.param()))
  return pages
}

async function showGroups(c: Context<Env>, { db }: Needs, refused?: Beginning) {
  const { view } = c.var
  const demonstration = refused ? view.actor?.demonstration === true : c.req.query('set') === 'demonstration'
  const [groups, others, networks] = await Promise.all([
    listGroups(db, { demonstration }),
    listGroups(db, { demonstration: !demonstration }),
    listNetworks(db, demonstration),
  ])
  const blank = { nameEn: '', nameFr: '', network: '', refused: false }
  const beginning = mayBegin(view.actor, demonstration) ? (refused ?? blank) : null
  const shown = { groups, demonstration, demonstrated: demonstration || others.length > 0, beginning, networks }
  return page(c, <GroupsPage view={view} {...shown} />, refused ? 422 : 200)
}

async function begin(c: Context<Env>, deps: Needs) {
  const acting = actingOf(c, deps)
  const { demonstration } = acting.actor
  const form = await c.req.parseBody()
  const field = (name: string) =>
    typeof form[name] === 'string' ? form[name].replaceAll('\0', '').trim().slice(0, 200) : ''
  const [nameEn, nameFr, network] = [field('name.en'), field('name.fr'), field('network')]
  const networks = await listNetworks(deps.db, demonstration)
  const known = network === '' || networks.some(({ id }) => id === network)
  if (nameEn === '' || !known) return showGroups(c, deps, { nameEn, nameFr, network, refused: true })
  const words = JSON.stringify(nameFr === '' ? { en: nameEn } : { en: nameEn, fr: nameFr })
  const row = { name: words, purpose: words, network_id: network || null, source: 'begun here' }
  const id = await beginGroup(deps.db, acting, row, placeIdOf({ name: nameEn, country: '' }).replace(/-$/, ''))
  return c.redirect(href('groupEdit', { lang: c.var.view.lang, id }, { done: 'begun' }), 303)
}

async function showGroup(c: Context<Env>, { db }: Needs, id: string) {
  const { view } = c.var
  const record = await getGroupRecord(db, id)
  const codes = record.members.flatMap(({ country }) => country ?? [])
  const countries = countryNames(view.speech, codes, await listInventedCountries(db))
  const editable = mayEdit(view.actor, record.group)
  return page(c, <GroupPage view={view} record={record} countries={countries} editable={editable} />)
}

async function choicesOf({ db }: Needs, { speech }: View, { group }: GroupRecord) {
  const { demonstration } = group
  const [invented, listed] = await Promise.all([listInventedCountries(db), listPlaces(db, { demonstration })])
  const countries = countryChoices(speech, invented, demonstration)
  return {
    places: listed.sort((a, b) => speech.compare(a.name, b.name)),
    countries: new Map(countries.map(({ value, label }) => [value, label])),
  }
}

interface Refused {
  typed: Typed
  faults: Faults
}

async function showEdit(c: Context<Env>, deps: Needs, id: string, refused?: Refused) {
  const { view } = c.var
  const record = await getGroupRecord(deps.db, id)
  const form = refused ?? { typed: typedOfGroup(record.group), faults: {} }
  const done = groupDoings.find((doing) => doing === c.req.query('done'))
  const shown = { record, ...form, ...(await choicesOf(deps, view, record)), done }
  return page(c, <GroupEditPage view={view} {...shown} />, refused ? 422 : 200)
}

async function saveFacts(c: Context<Env>, deps: Needs, id: string) {
  const { group } = await getGroupRecord(deps.db, id)
  const known = { places: [], countries: [], demonstration: group.demonstration }
  const { typed, faults, row } = readFields(groupFields, await c.req.parseBody(), known)
  const all = { ...faultsTogether('group', row), ...faults }
  if (Object.keys(all).length > 0) return showEdit(c, deps, id, { typed, faults: all })
  await saveGroup(deps.db, actingOf(c, deps), group, row)
  return c.redirect(href('groupEdit', { lang: c.var.view.lang, id }, { done: 'saved' }), 303)
}

type Address = { id: string; part: string }

function partOf(part: string): GroupPart {
  const found = groupParts.find((one) => one === part)
  if (!found) throw notFound()
  return found
}

async function showRow(
  c: Context<Env>,
  deps: Needs,
  address: Address,
  refused?: Refused & { row: string | undefined },
) {
  const { view } = c.var
  const part = partOf(address.part)
  const record = await getGroupRecord(deps.db, address.id)
  const choices = await choicesOf(deps, view, record)
  const id = refused ? refused.row : c.req.query('row')
  const row = entriesOf(view, record, part, choices.countries).find((entry) => entry.id === id)
  if (id !== undefined && !row) throw notFound()
  const form = refused ?? { typed: row ? typedOfRow(record, part, row.id) : {}, faults: {} }
  const shown = { group: record.group, part, row, typed: form.typed, faults: form.faults, ...choices }
  return page(c, <GroupRowPage view={view} {...shown} />, refused ? 422 : 200)
}

async function changeRow(c: Context<Env>, deps: Needs, address: Address) {
  const { view } = c.var
  const part = partOf(address.part)
  const record = await getGroupRecord(deps.db, address.id)
  const form = await c.req.parseBody()
  const id = typeof form['row'] === 'string' && form['row'] !== '' ? form['row'] : undefined
  if (id !== undefined && !record[part].some((row) => row.id === id)) throw new Refusal('not_found')
  const acting = actingOf(c, deps)
  const back = (done: string) => c.redirect(href('groupEdit', { lang: view.lang, id: address.id }, { done }), 303)
  if (form['do'] === 'remove' && id !== undefined) {
    await removeEntry(deps.db, acting, record.group, { part, id })
    return back('removed')
  }
  const { places, countries } = await choicesOf(deps, view, record)
  const known = {
    places: places.map((place) => place.id),
    countries: [...countries.keys()],
    demonstration: record.group.demonstration,
  }
  const { typed, faults, row } = readFields(partFields[part], form, known)
  const all: Record<string, Faults[string]> = { ...faultsTogether(part, row), ...faults }
  if (part === 'seats' && record.seats.some((seats) => seats.kind === row['kind'] && seats.id !== id))
    all['kind'] = 'twice'
  if (Object.keys(all).length > 0) return showRow(c, deps, address, { typed, faults: all, row: id })
  await saveEntry(deps.db, acting, record.group, { part, id, row })
  return back('saved')
}
