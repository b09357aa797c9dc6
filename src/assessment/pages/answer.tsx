import type { Context } from 'hono'
import type { Deps } from '#deps'
import { findItem, type Item, listGiven, type Saved, sayFault } from '#instruments'
import type { Actor } from '#platform/access'
import { type Env, notFound, Refusal, statusOf, type View } from '#platform/http'
import { chooseAnswer, saveAnswer } from '../actions.ts'
import { ChoiceInput, contentOf, DraftInput, type Faults, longest } from '../draft.ts'
import { sayProgress, standingOfItem } from '../live/standing.tsx'
import { progressOf } from '../progress.ts'
import { getRound } from '../targets.ts'
import { closed, type OpenedRound } from './open.ts'

interface Address {
  round: string
  item: string
}

/**
 * With script: saves one item. Takes `{values, comment, source, basedOn}` or `{choose, basedOn}`; answers
 * `{kind: 'saved' | 'clash', changed, progress}` with the item's standing (`live/standing.tsx`), `{kind: 'invalid', faults}` or
 * `{kind: 'refused', code, sentence}`.
 */
export async function answerByScript(c: Context<Env>, deps: Deps, address: Address): Promise<Response> {
  try {
    return await answer(c, deps, address)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { view } = c.var
    const { code, sentence } = error.code === 'conflict' ? closed(view) : error
    const usual = view.speech.words('site')(`error.${code}.text`)
    return c.json({ kind: 'refused', code, sentence: sentence ?? usual }, statusOf[code])
  }
}

async function answer(c: Context<Env>, deps: Deps, address: Address): Promise<Response> {
  const { view } = c.var
  const opened = await openedFor(deps, view, address.round)
  const item = findItem(opened.edition, address.item)
  if (!item) throw notFound()
  const target = { ...opened, item: item.key, now: deps.now() }
  const body: unknown = await c.req.json().catch(() => null)
  const choice = ChoiceInput.safeParse(body)
  if (choice.success) {
    const outcome = await chooseAnswer(deps.db, target, choice.data)
    return c.json(await reply(deps, view, opened, item, outcome), outcome.kind === 'clash' ? 409 : 200)
  }
  const draft = DraftInput.safeParse(body)
  if (!draft.success) throw new Refusal('invalid')
  const content = contentOf(item, draft.data)
  if ('faults' in content) return c.json({ kind: 'invalid', faults: say(view, item, content.faults) }, 422)
  const outcome = await saveAnswer(deps.db, target, content, draft.data.basedOn)
  return c.json(await reply(deps, view, opened, item, outcome), outcome.kind === 'clash' ? 409 : 200)
}

interface Opened extends Pick<OpenedRound, 'round' | 'edition'> {
  readonly actor: Actor
}

/** On the last day everybody saves at once: no more is read than a save needs. Whose round it is, the gate has seen. */
async function openedFor(deps: Deps, view: View, id: string): Promise<Opened> {
  const { actor } = view
  if (!actor) throw new Refusal('sign_in')
  const round = await getRound(deps, view, id)
  return { actor, round, edition: await deps.editions.get(round.editionId) }
}

async function reply(deps: Deps, view: View, { round, edition }: Opened, item: Item, outcome: Saved) {
  const progress = progressOf(edition, await listGiven(deps.db, round.responseId))
  return {
    kind: outcome.kind,
    changed: outcome.kind === 'saved' && outcome.changed,
    ...standingOfItem(view, edition, item, outcome),
    progress: sayProgress(view, progress),
  }
}

function say(view: View, item: Item, faults: Faults) {
  const t = view.speech.words('assessment')
  return {
    answer: faults.answer && sayFault(view.speech, item, faults.answer),
    comment: faults.comment && t('fault.longest', { limit: longest.comment }),
    source: faults.source && t('fault.longest', { limit: longest.source }),
  }
}
