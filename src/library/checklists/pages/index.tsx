import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Edition, sayTyped, valuesOf } from '#instruments'
import { type Env, notFound, page } from '#platform/http'
import { keepFor } from '#platform/keep'
import { patterns } from '#routes'
import { readFiles } from '../files.ts'
import { findChecklist, listChecklists } from '../model.ts'
import type { Known } from '../picks.ts'
import { listKnown, practicesFor } from '../practices.ts'
import type { ChecklistResult } from '../result.ts'
import { readSent } from '../sent.ts'
import { readFields } from './fields.ts'
import { type FormState, ChecklistForm } from './form.tsx'
import { ChecklistsPage } from './list.tsx'
import { ResultPage } from './result.tsx'
import { sendFile, sendTable } from './take-away.ts'

interface Needs extends Pick<Deps, 'editions' | 'now'> {
  /** What practices there are, for whoever asks for a result. */
  known(): Promise<readonly Known[]>
}

/** Seconds: what others do changes slowly, and anybody may ask for a result. */
const kept = 60

/** Without state: what was answered travels in the pages themselves, and in files of whoever answered. */
export function checklistPages({ db, editions, now }: Pick<Deps, 'db' | 'editions' | 'now'>): Hono<Env> {
  const practices = keepFor(kept, now, () => listKnown(db, editions))
  const deps: Needs = { editions, now, known: () => practices('all') }
  const pages = new Hono<Env>()
  const checklist = (key: string): Edition => {
    const edition = findChecklist(editions, key)
    if (!edition) throw notFound()
    return edition
  }
  pages.get(patterns.checklists, (c) => page(c, <ChecklistsPage view={c.var.view} checklists={listed(deps)} />))
  pages.post(patterns.checklists, (c) => open(c, deps))
  pages.get(patterns.checklist, (c) => showForm(c, checklist(c.req.param('checklist')), { others: [] }))
  pages.post(patterns.checklist, (c) => receive(c, deps, checklist(c.req.param('checklist'))))
  return pages
}

const listed = ({ editions }: Needs) => listChecklists(editions)

const showForm = (c: Context<Env>, edition: Edition, state: FormState, status: 200 | 422 = 200) =>
  page(c, <ChecklistForm view={c.var.view} edition={edition} {...state} />, status)

/** Files that were kept: shown as results side by side, or taken away again in another form. */
async function open(c: Context<Env>, deps: Needs): Promise<Response> {
  const { view } = c.var
  const { fields, files } = await readFields(c)
  const { results, unread } = readFiles(deps.editions, files)
  const [only] = results
  if (!only || unread.length > 0) {
    const state = { checklists: listed(deps), unread, nothing: files.length === 0 }
    return page(c, <ChecklistsPage view={view} {...state} />, 422)
  }
  const wish = fields.get('do')?.[0]
  if (wish === 'json') return sendFile(c, results, deps.now())
  if (wish === 'csv') return sendTable(c, results, deps.now())
  const latest = listed(deps).some(({ id }) => id === only.edition.id)
  if (results.length === 1 && only.unanswered > 0 && latest && wish !== 'show') return continued(c, only, [])
  return showResults(c, deps, results)
}

/** One checklist: filled in for the first time, changed, kept for later, or asked for its result. */
async function receive(c: Context<Env>, deps: Needs, edition: Edition): Promise<Response> {
  const { fields, files } = await readFields(c)
  const wish = fields.get('do')?.[0]
  const { results, unread } = readFiles(deps.editions, files)
  const others = results.filter((one) => one.edition.id !== edition.id)
  if (wish === 'fill') {
    const own = results.find((one) => one.edition.id === edition.id)
    return own ? continued(c, own, others) : showForm(c, edition, { others, unread }, unread.length > 0 ? 422 : 200)
  }
  const { file, values, faults } = readSent(edition, fields, deps.now().toISOString().slice(0, 10))
  const state = { others, unread, values, faults, title: file.title }
  if (faults.size > 0 || unread.length > 0) return showForm(c, edition, state, 422)
  if (Object.keys(file.answers).length === 0) return showForm(c, edition, { ...state, empty: true }, 422)
  const { results: own } = readFiles(deps.editions, [{ name: '', text: JSON.stringify(file) }])
  if (wish === 'json') return sendFile(c, own, deps.now())
  return showResults(c, deps, [...own, ...others])
}

/** The form as it was left. */
function continued(
  c: Context<Env>,
  { edition, file, unanswered }: ChecklistResult,
  others: readonly ChecklistResult[],
) {
  const typed = sayTyped(c.var.view.speech)
  const values = new Map(Object.entries(file.answers).map(([key, answer]) => [key, valuesOf(answer, typed)]))
  return showForm(c, edition, { others, values, title: file.title, continued: unanswered > 0 })
}

async function showResults(c: Context<Env>, deps: Needs, results: readonly ChecklistResult[]): Promise<Response> {
  const order = deps.editions.list().map(({ id }) => id)
  const sorted = results.toSorted(
    (a, b) => order.indexOf(a.edition.id) - order.indexOf(b.edition.id) || a.file.date.localeCompare(b.file.date),
  )
  const practices = practicesFor(sorted, await deps.known())
  return page(c, <ResultPage view={c.var.view} editions={deps.editions} results={sorted} practices={practices} />)
}
