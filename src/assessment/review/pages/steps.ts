import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { type Env, notFound, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { takeStep } from '../actions.ts'
import { longest } from '../marks.ts'
import type { Step } from '../model.ts'
import type { Show } from './index.tsx'
import { actingOf, type Needs, refuseClosed, reviewFor } from './open.ts'

const Form = z.object({
  step: z.string().catch(''),
  text: z
    .string()
    .catch('')
    .transform((typed) => typed.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim()),
  opinion: z.coerce.number().int().min(0).max(999_999).catch(0),
})

/** What is nothing without words. */
const needsText = new Set<Step>(['asked', 'answered', 'contested', 'kept'])

/** What place and expert say to each other about an item; which step is whose, the action decides. */
export function stepPages(deps: Needs, show: Show): Hono<Env> {
  const pages = new Hono<Env>()
  const mount = (pattern: string, steps: readonly Step[]) => pages.post(pattern, (c) => take(c, deps, { steps, show }))
  mount(patterns.reviewAnswer, ['answered'])
  mount(patterns.reviewReply, ['accepted', 'contested'])
  mount(patterns.reviewDecide, ['kept', 'withdrawn', 'closed', 'asked', 'settled'])
  return pages
}

async function take(c: Context<Env>, deps: Needs, { steps, show }: { steps: readonly Step[]; show: Show }) {
  const { view } = c.var
  const t = view.speech.words('review')
  const [id, item] = [c.req.param('round') ?? '', c.req.param('item') ?? '']
  const opened = await reviewFor(deps, view, id)
  if (!opened.edition.items.some(({ key }) => key === item)) throw notFound()
  const { text, opinion, ...form } = Form.parse(await c.req.parseBody())
  const step = steps.find((one) => one === form.step)
  if (!step) throw new Refusal('invalid', t('step.invalid'))
  const refuse = (sentence: string) => show(c, deps, id, { refusedStep: { item, step, text, sentence } })
  if (needsText.has(step) && text === '') return refuse(t('step.wordless'))
  if (text.length > longest) return refuse(t('fault.reason.too_long', { limit: longest }))
  await takeStep(deps.db, actingOf(opened), { item, step, text, basedOn: opinion }).catch((error: unknown) =>
    refuseClosed(c, error),
  )
  const path = href('review', { lang: view.lang, round: opened.round.id }, { done: 'said' })
  return c.redirect(`${path}#${item}`, 303)
}
