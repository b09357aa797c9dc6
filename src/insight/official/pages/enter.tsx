import type { Context } from 'hono'
import type { Deps } from '#deps'
import { getPlace, listInventedCountries, listPlaces, mandateDay, mandatedPlaces } from '#network'
import { type Env, page, Refusal } from '#platform/http'
import { href } from '#routes'
import { enterResult } from '../actions.ts'
import { type Faults, readEntryForm, type Typed } from '../entry-form.ts'
import {
  type KnownReport,
  knownReportOf,
  type OfficialContent,
  type OfficialEntry,
  type OfficialSubject,
} from '../model.ts'
import { mayEnter } from '../policy.ts'
import { plain } from '../reading.ts'
import { findKnownReport, listEntries, listKnownReports } from '../store.ts'
import { ChoosePlacePage } from './choose-place.tsx'
import { EntryFormPage, type EntryFormProps } from './entry-form.tsx'
import { keepReport, readSent, type Sent } from './sent.ts'

type Query = Readonly<Record<string, string>>
type PlacedSubject = OfficialSubject & { readonly demonstration: boolean }

/** The form where the address says of which place, else the choice of one. */
export async function showEntryForm(c: Context<Env>, deps: Deps): Promise<Response> {
  const query = c.req.query()
  const found = await subjectOf(c, deps, query)
  if ('subject' in found) return formPage(c, deps, { ...found, typed: typedOfReport(found.report), faults: {} })
  return choosePage(c, deps, query, found.faults)
}

/** Saves what was sent, or shows it again with what is wrong. */
export async function enter(c: Context<Env>, deps: Deps): Promise<Response> {
  const { view } = c.var
  if (!view.actor) throw new Refusal('sign_in')
  const sent = await readSent(c)
  const found = await subjectOf(c, deps, sent.typed)
  if (!('subject' in found)) return choosePage(c, deps, sent.typed, found.faults, 422)
  const { subject, report } = found
  const read = await readContent(deps, sent)
  if ('faults' in read) return formPage(c, deps, { ...found, typed: sent.typed, faults: read.faults }, 422)
  const twin = twinOf(await listEntries(deps.db), subject, read.content)
  if (twin) {
    const link = { href: href('officialEntry', { lang: view.lang, entry: twin.id }), text: twin.name }
    const obstacle = { sentence: view.speech.words('data')('official.form.twin'), link }
    return formPage(c, deps, { ...found, typed: sent.typed, faults: {}, obstacle }, 422)
  }
  const { content } = read
  const known = report ?? knownReportOf(await listKnownReports(deps.db), subject, content)
  const knownReportId = known?.id ?? null
  const { id } = await enterResult(deps.db, { subject, content, knownReportId, by: view.actor, now: deps.now() })
  return c.redirect(href('officialEntry', { lang: view.lang, entry: id }, { saved: 1 }), 303)
}

async function readContent(deps: Deps, sent: Sent) {
  const kept = await keepReport(deps, sent.file)
  return readEntryForm(sent.typed, { thisYear: deps.now().getUTCFullYear(), before: null, ...kept })
}

/** The same result from the same source stands there: a second entry would show it twice. */
function twinOf(entries: readonly OfficialEntry[], subject: OfficialSubject, content: OfficialContent) {
  return entries.find(
    (entry) =>
      !entry.withdrawn &&
      (entry.placeId ?? entry.name) === (subject.placeId ?? subject.name) &&
      entry.year === content.year &&
      entry.basis === content.basis &&
      (content.source === null ? entry.fileId === content.fileId : entry.source === content.source),
  )
}

type Found =
  | { readonly subject: PlacedSubject; readonly report?: KnownReport | undefined }
  | { readonly faults: Faults }

/** A known comparison, a place of our lists, or a name with its country. Throws Refusal: not_found, forbidden. */
async function subjectOf(c: Context<Env>, { db }: Deps, query: Query): Promise<Found> {
  const { actor, speech } = c.var.view
  const report = query['report'] ? await findKnownReport(db, query['report']) : undefined
  const placeId = report ? report.placeId : query['place'] || null
  if (report && placeId === null) return { subject: allowed({ ...report, demonstration: false }), report }
  if (placeId !== null) {
    const { id, name, country, demonstration } = await getPlace(db, placeId)
    return { subject: allowed({ placeId: id, name, country, demonstration }), report }
  }
  if (query['name'] === undefined) return { faults: {} }
  const name = plain(query['name'])
  const country = plain(query['country'] ?? '').toUpperCase()
  const faults: Faults = {
    ...((name === '' || name.length > 200) && { name: 'name_missing' as const }),
    ...((!/^[A-Z]{2}$/.test(country) || speech.country(country) === undefined) && { country: 'country' as const }),
  }
  return Object.keys(faults).length > 0
    ? { faults }
    : { subject: allowed({ placeId: null, name, country, demonstration: false }) }

  function allowed({ placeId: place, name: called, country: of, demonstration }: PlacedSubject): PlacedSubject {
    const subject = { placeId: place, name: called, country: of, demonstration }
    if (!mayEnter(subject, actor)) throw new Refusal('forbidden', speech.words('data')('fault.place_not_yours'))
    return subject
  }
}

const typedOfReport = (report: KnownReport | undefined): Typed =>
  report
    ? {
        report_date: report.reportDate ?? '',
        sample_size: String(report.sampleSize ?? ''),
        rank: String(report.rank ?? ''),
        source: report.source,
      }
    : {}

type FormState = Pick<EntryFormProps, 'subject' | 'report' | 'typed' | 'faults' | 'obstacle'>

async function formPage(c: Context<Env>, { db }: Deps, state: FormState, status: 200 | 422 = 200): Promise<Response> {
  const { view } = c.var
  const { placeId, name, country } = state.subject
  const hidden: Query = state.report
    ? { report: state.report.id }
    : placeId === null
      ? { name, country }
      : { place: placeId }
  const invented = await listInventedCountries(db)
  const action = href('officialNew', { lang: view.lang })
  return page(c, <EntryFormPage view={view} {...state} invented={invented} action={action} hidden={hidden} />, status)
}

async function choosePage(c: Context<Env>, { db, now }: Deps, query: Query, faults: Faults, status: 200 | 422 = 200) {
  const { view } = c.var
  const { actor } = view
  if (!actor) throw new Refusal('sign_in')
  const search = plain(query['q'] ?? '').slice(0, 100)
  const searches = actor.mandates.some(({ role }) => role === 'secretariat')
  const [mandated, found, invented] = await Promise.all([
    mandatedPlaces(db, actor.accountId, mandateDay(now())),
    searches && search !== '' ? listPlaces(db, { search, demonstration: actor.demonstration }) : [],
    listInventedCountries(db),
  ])
  const mine = mandated.filter(({ id, demonstration }) => mayEnter({ placeId: id, demonstration }, actor))
  const node = (
    <ChoosePlacePage
      view={view}
      mine={mine}
      searches={searches}
      search={search}
      found={found}
      invented={invented}
      typed={query}
      faults={faults}
    />
  )
  return page(c, node, Object.keys(faults).length > 0 ? 422 : status)
}
