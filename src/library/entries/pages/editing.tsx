import type { Context } from 'hono'
import type { Deps } from '#deps'
import { listPlaces } from '#network'
import { type Env, notFound, page, Refusal } from '#platform/http'
import { href } from '#routes'
import { type Acting, addEntry, restoreVersion, saveEntry, withdrawEntry } from '../actions.ts'
import { couldReadVersion, mayWriteEntry, readerOf, writingScope } from '../access.ts'
import { cellsOf, changedColumns } from '../cells.ts'
import { knowingOf, listNetworkChoices } from '../knowing-store.ts'
import { isList } from '../fields/index.ts'
import { type Entry, type EntryKind, slugOf, textIn } from '../model.ts'
import { constraintOf, isCircle } from '../refused.ts'
import { empty, lacksOf, readRow, type RowFault, type Written } from '../rows.ts'
import { isEntryId, titleKey } from '../rules.ts'
import { contentOf, listNeededColumns, listVersions } from '../save-store.ts'
import { findAnyEntry, listNameable } from '../store.ts'
import { type Clash, EntryPage, type EntryPageProps, said, typedVersion } from './entry-page.tsx'
import { type FormFaults, nameOfColumn, rowOf, stillHolds, type Typed, typedIn, typedOf } from './form-reading.ts'
import { sourceChanges } from './source-change.ts'
import { VersionPage } from './version-page.tsx'

export type Needs = Pick<Deps, 'db' | 'now' | 'entryKinds'>
type C = Context<Env>

/** Throws notFound. */
export function kindFor({ entryKinds }: Pick<Deps, 'entryKinds'>, slug: string): EntryKind {
  const kind = entryKinds.find((one) => slugOf(one) === slug)
  if (!kind) throw notFound()
  return kind
}

export function actingFor(c: C, { now }: Needs): Acting {
  const { actor } = c.var.view
  if (!actor) throw new Refusal('sign_in')
  return { actor, now: now() }
}

async function entryFor(c: C, deps: Needs): Promise<{ kind: EntryKind; entry: Entry }> {
  const kind = kindFor(deps, c.req.param('kind') ?? '')
  const id = c.req.param('id') ?? ''
  const entry = isEntryId(id) ? await findAnyEntry(deps.db, kind, id) : undefined
  if (!entry) throw notFound()
  if (!mayWriteEntry(c.var.view.actor, entry)) throw new Refusal('forbidden')
  return { kind, entry }
}

/** What a form came to, where it was not carried out. */
interface Refused {
  readonly typed: Typed
  readonly faults: FormFaults
  readonly sentence: string
  readonly status: 409 | 422
  readonly clash?: Clash
}

async function show(c: C, deps: Needs, kind: EntryKind, entry: Entry | undefined, refused?: Refused) {
  const { view } = c.var
  const acting = actingFor(c, deps)
  const demonstration = entry?.demonstration ?? acting.actor.demonstration
  const scope = writingScope(acting.actor)
  const [networks, places, { versions, hidden }, named] = await Promise.all([
    listNetworkChoices(deps.db, demonstration),
    kind.places.length > 0 ? listPlaces(deps.db, { demonstration }) : [],
    entry ? versionsFor(acting, deps, kind, entry) : { versions: [], hidden: false },
    namedEntries(c, deps, kind),
  ])
  const own = networks.filter(({ id }) => scope.every || scope.networks.includes(id))
  const begun = { ...empty, sourceLanguage: view.lang, networkId: scope.every ? null : (own[0]?.id ?? null) }
  const props: EntryPageProps = {
    view,
    kind,
    entry,
    now: acting.now,
    typed: refused?.typed ?? typedOf(kind, entry ?? begun),
    faults: refused?.faults ?? {},
    networks: own,
    ofProgramme: scope.every,
    changes: entry ? sourceChanges(kind, entry, versions) : [],
    named,
    places: places.map(({ id, name }) => ({ id, name })).toSorted((a, b) => view.speech.compare(a.name, b.name)),
    versions,
    hidden,
    refused: refused?.sentence,
    clash: refused?.clash,
    done: said.find((one) => one === c.req.query('done')),
  }
  return page(c, <EntryPage {...props} />, refused?.status ?? 200)
}

/** Versions that the account could have read when they were saved; `hidden`: there are others. */
async function versionsFor({ actor }: Acting, { db }: Needs, kind: EntryKind, { id, demonstration }: Entry) {
  const all = await listVersions(db, kind, id)
  const versions = all.filter((one) => couldReadVersion(actor, one, demonstration))
  return { versions, hidden: versions.length < all.length }
}

async function namedEntries(c: C, deps: Needs, kind: EntryKind) {
  const { view } = c.var
  const asked = new Set(kind.fields.flatMap((field) => ('kind' in field ? [field.kind] : [])))
  const found = new Map<string, readonly { id: string; title: string }[]>()
  for (const other of deps.entryKinds.filter(({ name }) => asked.has(name))) {
    const entries = await listNameable(deps.db, other, readerOf(view.actor), deps.now())
    const titled = entries.map((one) => ({
      id: one.id,
      title: textIn(one, titleKey(other), view.lang)?.text ?? one.id,
    }))
    found.set(
      other.name,
      titled.toSorted((a, b) => view.speech.compare(a.title, b.title)),
    )
  }
  return found
}

export const showNew = (c: C, deps: Needs) => show(c, deps, kindFor(deps, c.req.param('kind') ?? ''), undefined)

export async function showEntry(c: C, deps: Needs) {
  const { kind, entry } = await entryFor(c, deps)
  return show(c, deps, kind, entry)
}

interface Received {
  readonly typed: Typed
  readonly content: Written
  readonly faults: FormFaults
}

async function receive(c: C, deps: Needs, kind: EntryKind, entry: Entry | undefined): Promise<Received> {
  const { actor, now } = actingFor(c, deps)
  const typed = typedIn(await c.req.parseBody({ all: true }))
  const knowing = await knowingOf(deps.db, deps.entryKinds, { reader: readerOf(actor), now })
  const row = rowOf(kind, typed, { id: entry?.id ?? 'new', now, ...(entry && { stood: entry }) })
  const { content, faults: found } = readRow(kind, row, knowing, entry ? contentOf(entry) : empty)
  const faults: Record<string, FormFaults[string]> = {}
  const tell = (column: string, fault: FormFaults[string]) => (faults[nameOfColumn(kind, column)] ??= fault)
  for (const { column, fault } of found) tell(column, fault)
  for (const { column, fault } of lacksOf(kind, content)) tell(column, fault)
  const needed = await listNeededColumns(deps.db, kind)
  for (const field of kind.fields) {
    const lacks = needed.includes(field.column) && !isList(field) && (content.values[field.key] ?? null) === null
    if (lacks) tell(field.key, { code: 'needed' })
  }
  const scope = writingScope(actor)
  if (!scope.every && !scope.networks.includes(content.networkId ?? '')) tell('network', { code: 'notYours' })
  // A title that lacks in the source's language is asked for there.
  return { typed, content, faults: atSource(kind, faults, content.sourceLanguage) }
}

function atSource(kind: EntryKind, faults: FormFaults, lang: string): FormFaults {
  const texts = new Set(kind.texts.map(({ key }) => key))
  return Object.fromEntries(
    Object.entries(faults).map(([name, fault]) => {
      const [, key = ''] = /^text\.(.+)\.\w+$/.exec(name) ?? []
      return [fault.code === 'missing' && texts.has(key) ? `text.${key}.${lang}` : name, fault]
    }),
  )
}

const refuse = (c: C, { typed, faults }: Pick<Received, 'typed' | 'faults'>, sentence?: string): Refused => {
  const t = c.var.view.speech.words('entries')
  return { typed, faults, sentence: sentence ?? t('form.faults', { count: Object.keys(faults).length }), status: 422 }
}

/** Carries out; what the database alone refuses becomes a sentence above the form. */
async function tried<T>(c: C, work: () => Promise<T>): Promise<{ done: T } | { refused: string }> {
  try {
    return { done: await work() }
  } catch (error) {
    const constraint = constraintOf(error)
    if (constraint === undefined) throw error
    const t = c.var.view.speech.words('entries')
    return { refused: isCircle(constraint) ? t('fault.circle') : t('form.constraint', { name: constraint }) }
  }
}

export async function add(c: C, deps: Needs) {
  const kind = kindFor(deps, c.req.param('kind') ?? '')
  const received = await receive(c, deps, kind, undefined)
  if (Object.keys(received.faults).length > 0) return show(c, deps, kind, undefined, refuse(c, received))
  const added = await tried(c, () => addEntry(deps.db, actingFor(c, deps), kind, { content: received.content }))
  if ('refused' in added) return show(c, deps, kind, undefined, refuse(c, received, added.refused))
  return c.redirect(
    href('recordEntry', { lang: c.var.view.lang, kind: slugOf(kind), id: added.done }, { done: 'added' }),
    303,
  )
}

export async function save(c: C, deps: Needs) {
  const { kind, entry } = await entryFor(c, deps)
  const received = await receive(c, deps, kind, entry)
  const { typed, content, faults } = received
  const seen = typedVersion(typed)
  if (Object.keys(faults).length > 0) return show(c, deps, kind, asOpened(entry, seen), refuse(c, received))
  const saving = { seen, content, stillHolds: stillHolds(typed) }
  const saved = await tried(c, () => saveEntry(deps.db, actingFor(c, deps), kind, entry.id, saving))
  if ('refused' in saved) return show(c, deps, kind, entry, refuse(c, received, saved.refused))
  if (saved.done !== 'newer') return seeOther(c, kind, entry.id, saved.done)
  const { entry: newest } = await entryFor(c, deps)
  const [theirs, ours] = [cellsOf(kind, newest), cellsOf(kind, content)]
  const clash = { columns: changedColumns(kind, theirs, ours), theirs, ours }
  const sentence = c.var.view.speech.words('entries')('clash.sentence')
  return show(c, deps, kind, newest, { typed, faults: {}, sentence, status: 409, clash })
}

/** A form with faults keeps the version it was opened on: what came in meanwhile is told once it is right. */
const asOpened = (entry: Entry, version: number): Entry =>
  Number.isInteger(version) && version > 0 ? { ...entry, version } : entry

const seeOther = (c: C, kind: EntryKind, id: string, done: string) =>
  c.redirect(href('recordEntry', { lang: c.var.view.lang, kind: slugOf(kind), id }, { done }), 303)

export async function withdraw(c: C, deps: Needs) {
  const { kind, entry } = await entryFor(c, deps)
  const { step } = await c.req.parseBody()
  if (step !== 'withdraw' && step !== 'bring back') throw new Refusal('invalid')
  await withdrawEntry(deps.db, actingFor(c, deps), kind, entry.id, step)
  return seeOther(c, kind, entry.id, step === 'withdraw' ? 'withdrawn' : 'brought-back')
}

interface NotRestored {
  readonly sentence: string
  readonly faults?: readonly RowFault[]
  readonly status: 409 | 422
}

export async function showVersion(c: C, deps: Needs, refused?: NotRestored) {
  const { kind, entry } = await entryFor(c, deps)
  const wanted = c.req.param('version')
  const { versions } = await versionsFor(actingFor(c, deps), deps, kind, entry)
  const version = versions.find((one) => String(one.version) === wanted)
  if (!version) throw notFound()
  const [former, stands] = [cellsOf(kind, version.content), cellsOf(kind, entry)]
  const columns = changedColumns(kind, former, stands)
  const told = { refused: refused?.sentence, faults: refused?.faults ?? [] }
  const props = { view: c.var.view, kind, entry, version, columns, former, stands, ...told }
  return page(c, <VersionPage {...props} />, refused?.status ?? 200)
}

export async function restore(c: C, deps: Needs) {
  const { kind, entry } = await entryFor(c, deps)
  const { seen } = await c.req.parseBody()
  const wanted = { version: Number(c.req.param('version')), seen: Number(seen) }
  if (!Number.isInteger(wanted.version)) throw notFound()
  const t = c.var.view.speech.words('entries')
  const restored = await tried(c, () => restoreVersion(deps.db, actingFor(c, deps), kind, entry.id, wanted))
  if ('refused' in restored) return showVersion(c, deps, { sentence: restored.refused, status: 422 })
  if (restored.done === 'newer') return showVersion(c, deps, { sentence: t('version.newer'), status: 409 })
  if (restored.done === 'restored') return seeOther(c, kind, entry.id, 'restored')
  return showVersion(c, deps, { sentence: t('version.lacks'), faults: restored.done, status: 422 })
}
