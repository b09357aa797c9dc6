import { type Context, Hono } from 'hono'
import { answersOf, type Item, listHistories } from '#instruments'
import { type Env, notFound, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { readBeside } from '../../evidence/index.ts'
import { saveOpinion, takeStep } from '../actions.ts'
import { type MarkDraft, markFrom, readMarks } from '../marks.ts'
import { type AreaOutcome, marksHere, ReviewAreaPage } from './area-view.tsx'
import type { RejectedMark } from './item-mark.tsx'
import { actingOf, type Needs, type OpenedReview, reviewFor } from './open.ts'

interface Address {
  round: string
  area: string
}

export function reviewAreaPages(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.reviewArea, async (c) => {
    const opened = await areaFor(c, deps, c.req.param())
    const saved = /^\d{1,3}$/.exec(c.req.query('saved') ?? '')?.[0]
    return show(c, deps, opened, { saved: saved === undefined ? undefined : Number(saved) })
  })
  pages.post(patterns.reviewArea, (c) => saveArea(c, deps, c.req.param()))
  return pages
}

type OpenedArea = OpenedReview & { readonly area: string; readonly items: readonly Item[] }

async function areaFor(c: Context<Env>, deps: Needs, { round, area }: Address): Promise<OpenedArea> {
  const opened = await reviewFor(deps, c.var.view, round)
  if (!opened.edition.areas.includes(area)) throw notFound()
  return { ...opened, area, items: opened.edition.items.filter((item) => item.area === area) }
}

async function show(c: Context<Env>, deps: Needs, opened: OpenedArea, outcome: AreaOutcome) {
  const { view } = c.var
  const { round, items, given } = opened
  const histories = await listHistories(
    deps.db,
    round.responseId,
    items.map(({ key }) => key),
  )
  const entries = items.map((item) => ({ item, history: histories.get(item.key) ?? [] }))
  const besides = await readBeside(deps, { ...opened, answers: answersOf(given), entries })
  const node = <ReviewAreaPage view={view} {...opened} entries={entries} besides={besides} outcome={outcome} />
  const clashed = [...(outcome.rejected?.values() ?? [])].some(({ clash }) => clash)
  if (outcome.late || clashed) return page(c, node, 409)
  return page(c, node, outcome.rejected && outcome.rejected.size > 0 ? 422 : 200)
}

/** Saves every mark that was changed as its own revision; shows again what needs eyes, as it was typed. */
async function saveArea(c: Context<Env>, deps: Needs, address: Address) {
  const { view } = c.var
  const opened = await areaFor(c, deps, address)
  const form = await c.req.parseBody({ all: true })
  const drafts = readMarks(form, opened.items)
  if (!drafts) throw new Refusal('invalid', view.speech.words('review')('area.invalid'))
  if (!opened.reader.part) throw new Refusal('forbidden')
  if (!marksHere(opened)) return show(c, deps, opened, late(opened, drafts))
  const outcome = await saveDrafts(deps, opened, drafts).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'conflict') return undefined
    throw error
  })
  const after = await areaFor(c, deps, address)
  if (!outcome) return show(c, deps, after, late(after, drafts))
  if (outcome.rejected.size > 0) return show(c, deps, after, outcome)
  const { edition, area, round } = opened
  const next = form['go'] === 'next' ? edition.areas[edition.areas.indexOf(area) + 1] : undefined
  const here = href('reviewArea', { lang: view.lang, round: round.id, area }, { saved: outcome.saved })
  return c.redirect(next ? href('reviewArea', { lang: view.lang, round: round.id, area: next }) : here, 303)
}

/** What was typed is given back, where there is still a form to hold it. */
const late = (opened: OpenedArea, drafts: ReadonlyMap<string, MarkDraft>): AreaOutcome => ({
  saved: undefined,
  late: true,
  rejected: marksHere(opened) ? new Map([...drafts].map(([item, draft]) => [item, { draft, faults: {} }])) : new Map(),
})

async function saveDrafts({ db }: Needs, opened: OpenedArea, drafts: ReadonlyMap<string, MarkDraft>) {
  const rejected = new Map<string, RejectedMark>()
  let saved = 0
  const { part } = opened.reader
  for (const item of opened.items) {
    const draft = drafts.get(item.key)
    if (!draft || !part) continue
    const said = opened.given.get(item.key)?.answer ?? { state: 'missing' as const }
    const read = markFrom(item, draft, { part, said })
    if (read && 'faults' in read) {
      rejected.set(item.key, { draft, faults: read.faults })
      continue
    }
    if (read) {
      const { basedOn, read: answerRevision } = draft
      const outcome = await saveOpinion(db, actingOf(opened), {
        item: item.key,
        mark: read.mark,
        basedOn,
        answerRevision,
      })
      if (outcome.kind === 'clash') {
        rejected.set(item.key, { draft, faults: {}, clash: outcome.newest })
        continue
      }
      if (outcome.changed) saved += 1
    }
    if (draft.question !== '' && part === 'lead') {
      await takeStep(db, actingOf(opened), { item: item.key, step: 'asked', text: draft.question })
      saved += 1
    }
  }
  return { rejected, saved }
}
