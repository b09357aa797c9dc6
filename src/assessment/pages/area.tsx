import type { Context } from 'hono'
import type { Deps } from '#deps'
import { answersOf, type Item, listHistories } from '#instruments'
import { type Env, notFound, page, Refusal, type View } from '#platform/http'
import { href } from '#routes'
import { chooseAnswer, saveAnswer } from '../actions.ts'
import { togetherOf } from '../departments/pages/together.ts'
import { type AreaForm, contentOf, type Draft, type Faults, readAreaForm } from '../draft.ts'
import { carryOut, type Pressed, readBeside, type TogetherOutcome } from '../evidence/index.ts'
import { stateOf } from '../model.ts'
import { findPlans } from '../strategy/index.ts'
import { type AreaEntry, AreaPage, onward } from './area-view.tsx'
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
  return show(c, deps, opened, { saved: plausible ? Number(saved) : undefined, together: togetherIn(c, opened) })
}

/** What the address says of a press, as far as it can be. */
function togetherIn(c: Context<Env>, { items }: OpenedArea): TogetherOutcome | undefined {
  const kind = (['unchanged', 'undo'] as const).find((name) => c.req.query(name) !== undefined)
  const [, count = '', at = '0'] = /^(\d{1,3})(?:-(\d{1,15}))?$/.exec((kind && c.req.query(kind)) ?? '') ?? []
  if (!kind || count === '' || Number(count) > items.length) return undefined
  return { kind, count: Number(count), at: Number(at) }
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
  /** "Nothing changed" in several, or that taken back. */
  readonly together?: TogetherOutcome | undefined
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
  const outcome = open ? await saveForm(deps, opened, form).catch(unlessClosed(view, form)) : undefined
  // Read anew: the round may have been submitted after the first of several saves.
  if (!outcome) return show(c, deps, await areaFor(deps, view, address), { saved: undefined, late: form.drafts })
  if (outcome.rejected.size > 0 || outcome.clashed.length > 0) return show(c, deps, opened, outcome)
  return c.redirect(whereTo(view, opened, form, outcome), 303)
}

const unlessClosed =
  (view: View, { press }: AreaForm) =>
  (error: unknown): undefined => {
    if (isClosed(error)) return undefined
    // The former answer was still offered when the page was made.
    const gone = press !== undefined && error instanceof Refusal && error.code === 'invalid'
    throw gone ? new Refusal('invalid', view.speech.words('evidence')('together.gone')) : error
  }

async function saveForm(deps: Deps, opened: OpenedArea, { drafts, choice, press }: AreaForm) {
  const { db, now } = deps
  const rejected = new Map<string, Rejected>()
  const clashed: string[] = []
  let saved = 0
  const target = (item: string) => ({ ...opened, item, now: now() })
  const pressedOf = press && 'item' in press.of ? press.of.item : undefined
  for (const item of opened.items) {
    const draft = drafts.get(item.key)
    // The button decides between answers that were shown beside the inputs: what stands in them is not meant.
    if (!draft || choice?.item === item.key || pressedOf === item.key) continue
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
  const pressed = press && (await carryOut(deps, opened, { items: opened.items, drafts, press }))
  return { rejected, clashed: [...clashed, ...(pressed?.clashed ?? [])], saved, pressed, together: severalOf(pressed) }
}

const severalOf = (pressed: Pressed | undefined): TogetherOutcome | undefined =>
  pressed?.item === undefined ? pressed : undefined

/** After everything was saved: to the next area, to what stands beside an item, to the item that was pressed, or back here. */
function whereTo(
  view: View,
  opened: OpenedArea,
  { onward: goes, beside }: AreaForm,
  { saved, pressed }: { saved: number; pressed: Pressed | undefined },
): string {
  const address = { lang: view.lang, round: opened.round.id }
  if (beside) return `${href('roundEvidence', { ...address, item: beside.item })}#${beside.at}`
  if (pressed?.item !== undefined) return `${href('roundArea', { ...address, area: opened.area })}#${pressed.item}`
  if (pressed) {
    const said = { [pressed.kind]: `${pressed.count}-${pressed.at}` }
    return href('roundArea', { ...address, area: opened.area }, said)
  }
  return goes ? onward(view, opened) : here(view, opened, saved)
}

const here = (view: View, { round, area }: OpenedArea, saved: number) =>
  href('roundArea', { lang: view.lang, round: round.id, area }, { saved })

async function show(c: Context<Env>, deps: Deps, opened: OpenedArea, outcome: AreaOutcome) {
  const keys = opened.items.map(({ key }) => key)
  const [standing, together, histories] = await Promise.all([
    standingOf(deps, opened),
    togetherOf(deps, opened),
    listHistories(deps.db, opened.round.responseId, keys),
  ])
  const known = opened.items.map((item) => ({ item, history: histories.get(item.key) ?? [] }))
  const besides = await readBeside(deps, { ...opened, answers: answersOf(standing.answers), entries: known })
  const plans = await findPlans(deps, opened)
  const entries = known.map(({ item, history }) => {
    return { item, history, plans, beside: besides.get(item.key) ?? nothingBeside }
  })
  const node = (
    <AreaPage view={c.var.view} {...opened} {...standing} together={together} entries={entries} outcome={outcome} />
  )
  if (outcome.late) return page(c, node, 409)
  if (outcome.rejected && outcome.rejected.size > 0) return page(c, node, 422)
  return page(c, node, outcome.clashed && outcome.clashed.length > 0 ? 409 : 200)
}

const nothingBeside: AreaEntry['beside'] = { evidence: [], comments: null, former: null }
