import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { findItem, textsIn } from '#instruments'
import type { Deps } from '#deps'
import { type Env, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { changeStrategy, publishStrategy, restoreStrategy } from '../actions.ts'
import type { Change, Direction } from '../changes.ts'
import type { Recommendation } from '../recommendations.ts'
import { versions } from '../store.ts'
import { entryPages } from './entries.tsx'
import { actorOf, findNextResult, type OpenedStrategy, recommendationsFor, strategyFor } from './read.ts'
import { StrategyPage } from './strategy.tsx'
import { strategyFiles } from './files.ts'

export function strategyPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.strategy, (c) => showStrategy(c, deps, c.req.param('round')))
  pages.post(patterns.strategy, (c) => act(c, deps, c.req.param('round')))
  pages.route('/', entryPages(deps))
  pages.route('/', strategyFiles(deps))
  return pages
}

const shownVersions = 30

async function showStrategy(c: Context<Env>, deps: Deps, id: string, refused?: string) {
  const { view } = c.var
  const opened = await strategyFor(deps, view, id)
  const { whole } = opened.rights
  const [next, list, recommendations] = await Promise.all([
    findNextResult(deps, opened),
    whole ? versions.list(deps.db, id, shownVersions) : [],
    whole ? recommendationsFor(deps, opened) : [],
  ])
  const shown = { ...opened, next, versions: list, recommendations }
  const node = <StrategyPage view={view} {...shown} done={c.req.query('done')} refused={refused} />
  return page(c, node, refused ? 409 : 200)
}

/** Every button of the page: `VERB:what it is about`. */
async function act(c: Context<Env>, deps: Deps, id: string) {
  const { view } = c.var
  const { db } = deps
  const opened = await strategyFor(deps, view, id)
  const { round } = opened
  const form = await c.req.parseBody()
  const [verb = '', about = ''] = split(form['do'])
  const acting = { actor: actorOf(c), now: deps.now() }
  const back = (done: string, at = '') =>
    c.redirect(href('strategy', { lang: view.lang, round: id }, { done }) + at, 303)
  const gone = () => showStrategy(c, deps, id, view.speech.words('strategy')('refused.gone'))
  if (verb === 'publish' || verb === 'withdraw') {
    await publishStrategy(db, acting, round, verb === 'publish')
    return back(verb === 'publish' ? 'published' : 'withdrawn')
  }
  if (verb === 'undo' || verb === 'restore') {
    // The button that was pressed undid what was seen: not what somebody else has done since.
    const seen = readNumber(verb === 'undo' ? about : form['seen'])
    const version = readNumber(about)
    if (seen === null || version === null) return gone()
    const outcome = await restoreStrategy(db, acting, round, verb === 'undo' ? { seen } : { version, seen })
    return outcome === 'gone' ? gone() : back('restored')
  }
  const change = await changeFrom(c, deps, opened, [verb, about], form['title'])
  if (!change) throw new Refusal('invalid')
  const outcome = await changeStrategy(db, acting, round, change)
  if (outcome === 'full') return showStrategy(c, deps, id, view.speech.words('strategy')('refused.full'))
  if (outcome === 'gone') return gone()
  return back(change.kind, change.kind === 'objective_added' ? `#${change.objective.id}` : '')
}

function split(value: unknown): [string, string] | [] {
  const [, verb, about = ''] = /^([a-z_]{1,30})(?::([^\0]{0,200}))?$/.exec(typeof value === 'string' ? value : '') ?? []
  return verb === undefined ? [] : [verb, about]
}

const readNumber = (value: unknown): number | null =>
  typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : null

async function changeFrom(
  c: Context<Env>,
  deps: Deps,
  opened: OpenedStrategy,
  [verb, about]: readonly [string, string],
  title: unknown,
): Promise<Change | undefined> {
  const direction: Direction = verb.endsWith('_up') ? 'up' : 'down'
  switch (verb) {
    case 'accept': {
      const recommendation = (await recommendationsFor(deps, opened)).find(({ key }) => key === about)
      return recommendation && accepted(c, opened, recommendation, title)
    }
    case 'objective_up':
    case 'objective_down':
      return { kind: 'objective_moved', id: about, direction }
    case 'action_up':
    case 'action_down':
      return { kind: 'action_moved', id: about, direction }
    case 'objective_removed':
    case 'action_removed':
      return { kind: verb, id: about }
    default:
      return undefined
  }
}

/** Without words of the place the question stands for the objective, until somebody writes a better one. */
function accepted(c: Context<Env>, { edition }: OpenedStrategy, { key, item }: Recommendation, typed: unknown): Change {
  const texts = textsIn(edition, c.var.view.lang)
  const question = findItem(edition, item) ? texts.item(item).ask : ''
  const own = typeof typed === 'string' ? typed.replaceAll('\0', '').trim().slice(0, 300) : ''
  const title = (own || question).slice(0, 300)
  const objective = { id: randomUUID(), title, why: '', origin: key, items: [item], actions: [] }
  return { kind: 'objective_added', objective }
}
