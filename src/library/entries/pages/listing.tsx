import type { Context } from 'hono'
import { pageNumber, word, writtenYear } from '#platform/forms'
import { type Env, notFound, page } from '#platform/http'
import { readerOf, writingScope } from '../access.ts'
import { yearOf } from '../actions.ts'
import { type Section, writeJson, writeKindCsv, writeWorkbook } from '../files.ts'
import { listNetworkChoices } from '../knowing-store.ts'
import { type Entry, type EntryKind, slugOf } from '../model.ts'
import { type Mark, marks, marksOf, narrowed } from '../overview.ts'
import { listWritten } from '../store.ts'
import { actingFor, kindFor, type Needs } from './editing.tsx'
import { KindPage, type KindQuery, perPage } from './kind-page.tsx'
import { type KindCounts, RecordPage } from './record-page.tsx'

type C = Context<Env>

function readQuery(c: C): KindQuery {
  const asked = c.req.query()
  return {
    search: word.parse(asked['search']),
    year: writtenYear.parse(asked['year']),
    network: word.parse(asked['network']),
    mark: marks.find((mark) => mark === asked['mark']),
    page: pageNumber.parse(asked['page']),
  }
}

async function writtenOf(c: C, { db }: Needs, kinds: readonly EntryKind[]): Promise<Section[]> {
  const reader = readerOf(c.var.view.actor)
  return Promise.all(kinds.map(async (kind) => ({ kind, entries: await listWritten(db, kind, reader) })))
}

const yearsOf = (sections: readonly Section[]): number[] => {
  const years = sections.flatMap(({ kind, entries }) => entries.map((entry) => yearOf(kind, entry)))
  return [...new Set(years.filter((year) => year !== null))].toSorted((a, b) => b - a)
}

async function networksFor(c: C, deps: Needs) {
  const { actor } = actingFor(c, deps)
  const scope = writingScope(actor)
  const all = await listNetworkChoices(deps.db, actor.demonstration)
  return all.filter(({ id }) => scope.every || scope.networks.includes(id))
}

export async function showRecord(c: C, deps: Needs) {
  const { now } = actingFor(c, deps)
  const { year, network } = readQuery(c)
  const [sections, networks] = await Promise.all([writtenOf(c, deps, deps.entryKinds), networksFor(c, deps)])
  const kinds = sections.map(({ kind, entries }) =>
    countsOf(kind, narrowed(kind, entries, { year, network }, now), now),
  )
  const props = { view: c.var.view, kinds, years: yearsOf(sections), networks, filter: { year, network } }
  return page(c, <RecordPage {...props} />)
}

function countsOf(kind: EntryKind, entries: readonly Entry[], now: Date): KindCounts {
  const found = entries.flatMap((entry) => marksOf(kind, entry, now))
  const marked = Object.fromEntries(marks.map((mark) => [mark, found.filter((one) => one === mark).length]))
  return { kind, all: entries.length, marked: marked as Record<Mark, number> }
}

export async function showKind(c: C, deps: Needs) {
  const { now } = actingFor(c, deps)
  const kind = kindFor(deps, c.req.param('kind') ?? '')
  const query = readQuery(c)
  const [sections, networks] = await Promise.all([writtenOf(c, deps, [kind]), networksFor(c, deps)])
  const all = sections[0]?.entries ?? []
  const found = narrowed(kind, all, query, now)
  const entries = found.slice((query.page - 1) * perPage, query.page * perPage)
  const props = { view: c.var.view, kind, entries, count: found.length, years: yearsOf(sections), networks, query, now }
  return page(c, <KindPage {...props} />)
}

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const

/** `record.xlsx?year=2020`, `record.csv?kind=event`, `template.xlsx`. */
export async function sendFile(c: C, deps: Needs) {
  const { now } = actingFor(c, deps)
  const [, name, format] = /^(record|template)\.(xlsx|csv|json)$/.exec(c.req.param('file') ?? '') ?? []
  if (!name || !format || (name === 'template' && format !== 'xlsx')) throw notFound()
  const slug = c.req.query('kind')
  const kinds = slug === undefined ? deps.entryKinds : [kindFor(deps, slug)]
  if (format === 'csv' && kinds.length !== 1) throw notFound()
  const query = readQuery(c)
  const written = name === 'template' ? kinds.map((kind) => ({ kind, entries: [] })) : await writtenOf(c, deps, kinds)
  const sections = written.map(({ kind, entries }) => ({ kind, entries: narrowed(kind, entries, query, now) }))
  const networks = (await networksFor(c, deps)).map(({ id }) => id)
  const content = await contentOf(format as keyof typeof types, sections, networks, name === 'template')
  const [only] = kinds.length === 1 ? kinds : []
  const file = [name, only && slugOf(only), query.year].filter(Boolean).join('-')
  return c.body(typeof content === 'string' ? content : new Uint8Array(content), 200, {
    'content-type': types[format as keyof typeof types],
    'content-disposition': `attachment; filename="${file}.${format}"`,
  })
}

function contentOf(
  format: keyof typeof types,
  sections: readonly Section[],
  networks: readonly string[],
  template: boolean,
) {
  const [first] = sections
  if (format === 'csv' && first) return writeKindCsv(first)
  if (format === 'json') return writeJson(sections.filter(({ entries }) => entries.length > 0))
  const filled = template || sections.length === 1 ? sections : sections.filter(({ entries }) => entries.length > 0)
  return writeWorkbook(filled, networks, template ? 200 : 20)
}
