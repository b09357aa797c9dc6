import type { Context } from 'hono'
import type { Deps } from '#deps'
import { findItem, type Item, type Saved, sayFault, sayTyped, textsIn, valuesOf } from '#instruments'
import { type Env, notFound, Refusal, statusOf, type View } from '#platform/http'
import { chooseAnswer, saveAnswer } from '../actions.ts'
import { ChoiceInput, contentOf, DraftInput, type Faults, longest } from '../draft.ts'
import { doneOf } from '../progress.ts'
import { ClashPanel } from './clash.tsx'
import { closed, type OpenedRound, roundFor, standingOf } from './open.ts'

interface Address {
  round: string
  item: string
}

/**
 * With script: saves one item. Takes `{values, comment, source, basedOn}` or `{choose, basedOn}`; answers
 * `{kind: 'saved' | 'clash', changed, revision, savedAt, draft, progress, clash}`, `{kind: 'invalid', faults}` or
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
  const opened = await roundFor(deps, view, address.round)
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

async function reply(deps: Deps, view: View, opened: OpenedRound, item: Item, outcome: Saved) {
  const { progress } = await standingOf(deps, opened)
  const { current, undecided } = outcome
  const t = view.speech.words('assessment')
  const text = textsIn(opened.edition, view.lang).item(item.key)
  const panel = undecided.length > 0 && (
    <ClashPanel view={view} item={item} text={text} current={current} undecided={undecided} />
  )
  return {
    kind: outcome.kind,
    changed: outcome.kind === 'saved' && outcome.changed,
    revision: current?.revision ?? 0,
    savedAt: current?.savedAt.toISOString() ?? null,
    draft: current && {
      values: valuesOf(current.answer, sayTyped(view.speech)),
      comment: current.comment,
      source: current.source,
    },
    progress: progress.areas.map(({ area, counts }) => {
      const { done, of } = doneOf(counts)
      return {
        area,
        done,
        of,
        short: t('progress.area', { done, count: of }),
        text: t('progress.done', { count: done, of }),
      }
    }),
    clash: panel ? String(panel) : null,
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
