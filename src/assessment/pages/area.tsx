import type { Context } from 'hono'
import type { Deps } from '#deps'
import { type Item, listHistories } from '#instruments'
import { type Env, notFound, page, Refusal, type View } from '#platform/http'
import { href } from '#routes'
import { chooseAnswer, saveAnswer } from '../actions.ts'
import { type AreaForm, contentOf, type Draft, type Faults, readAreaForm } from '../draft.ts'
import { stateOf } from '../model.ts'
import { AreaPage, onward } from './area-view.tsx'
import { closed, isClosed, type OpenedRound, roundFor, standingOf } from './open.ts'

interface Address {
  round: string
  area: string
}

/** An area in the hands of somebody who may read it. */
interface OpenedArea extends OpenedRound {
  readonly area: string
  readonly items: readonly Item[]
}

async function areaFor(deps: Deps, view: View, { round, area }: Address): Promise<OpenedArea> {
  const opened = await roundFor(deps, view, round)
  if (!opened.edition.areas.includes(area)) throw notFound()
  return { ...opened, area, items: opened.edition.items.filter((item) => item.area === area) }
}

export async function areaPage(c: Context<Env>, deps: Deps, address: Address) {
  const opened = await areaFor(deps, c.var.view, address)
  const saved = /^\d{1,3}$/.exec(c.req.query('saved') ?? '')?.[0]
  // Anybody can write an address: no more was saved than could be.
  const plausible = saved !== undefined && Number(saved) <= opened.items.length
  return show(c, deps, opened, { saved: plausible ? Number(saved) : undefined })
}

export interface Rejected {
  readonly draft: Draft
  readonly faults: Faults
}

/** What came of a form; undefined where none was sent. */
export interface AreaOutcome {
  /** How many answers were saved. */
  readonly saved: number | undefined
  /** What could not be saved, as it was typed. */
  readonly rejected?: ReadonlyMap<string, Rejected>
  /** Items in which another answer was faster. */
  readonly clashed?: readonly string[]
  /** The form came after the round was submitted, and this is what stood in it. */
  readonly late?: ReadonlyMap<string, Draft>
}

/** Without script: saves all that was changed, and shows again only what needs somebody's eyes or came too late. */
export async function saveArea(c: Context<Env>, deps: Deps, address: Address) {
  const { view } = c.var
  const opened = await areaFor(deps, view, address)
  const open = stateOf(opened.round) === 'open'
  const form = readAreaForm(await c.req.parseBody({ all: true }), opened.items)
  if (!form) throw open ? new Refusal('invalid', view.speech.words('assessment')('area.invalid')) : closed(view)
  const outcome = open ? await saveForm(deps, opened, form).catch(unlessClosed) : undefined
  // Read anew: the round may have been submitted after the first of several saves.
  if (!outcome) return show(c, deps, await areaFor(deps, view, address), { saved: undefined, late: form.drafts })
  if (outcome.rejected.size > 0 || outcome.clashed.length > 0) return show(c, deps, opened, outcome)
  return c.redirect(form.onward ? onward(view, opened) : here(view, opened, outcome.saved), 303)
}

function unlessClosed(error: unknown): undefined {
  if (!isClosed(error)) throw error
}

async function saveForm({ db, now }: Deps, opened: OpenedArea, { drafts, choice }: AreaForm) {
  const rejected = new Map<string, Rejected>()
  const clashed: string[] = []
  let saved = 0
  const target = (item: string) => ({ ...opened, item, now: now() })
  for (const item of opened.items) {
    const draft = drafts.get(item.key)
    // The button decides between answers that were shown beside the inputs: what stands in them is not meant.
    if (!draft || choice?.item === item.key) continue
    const content = contentOf(item, draft)
    if ('faults' in content) {
      rejected.set(item.key, { draft, faults: content.faults })
      continue
    }
    const outcome = await saveAnswer(db, target(item.key), content, draft.basedOn)
    if (outcome.kind === 'clash') clashed.push(item.key)
    else if (outcome.changed) saved += 1
  }
  if (choice) {
    const outcome = await chooseAnswer(db, target(choice.item), choice)
    if (outcome.kind === 'clash') clashed.push(choice.item)
    else saved += 1
  }
  return { rejected, clashed, saved }
}

const here = (view: View, { round, area }: OpenedArea, saved: number) =>
  href('roundArea', { lang: view.lang, round: round.id, area }, { saved })

async function show(c: Context<Env>, deps: Deps, opened: OpenedArea, outcome: AreaOutcome) {
  const keys = opened.items.map(({ key }) => key)
  const [standing, histories] = await Promise.all([
    standingOf(deps, opened),
    listHistories(deps.db, opened.round.responseId, keys),
  ])
  const entries = opened.items.map((item) => ({ item, history: histories.get(item.key) ?? [] }))
  const node = <AreaPage view={c.var.view} {...opened} {...standing} entries={entries} outcome={outcome} />
  if (outcome.late) return page(c, node, 409)
  if (outcome.rejected && outcome.rejected.size > 0) return page(c, node, 422)
  return page(c, node, outcome.clashed && outcome.clashed.length > 0 ? 409 : 200)
}
