import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { latestEdition, ourIndex } from '#instruments'
import { type Actor, actsAs, mandateDay, mandatedPlaces } from '#network'
import { languages } from '#platform/i18n'
import { type Env, notFound, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { mayWrite } from '../../policy.ts'
import { beginDraft, saveDraft, submitDraft } from '../actions.ts'
import { lacksOf } from '../complete.ts'
import { type Draft, draftStateOf, emptyContent } from '../model.ts'
import { asksPlace, mayTake } from '../rights.ts'
import { findDraft, listDrafts } from '../store.ts'
import { DraftPage, type DraftProps, said } from './draft.tsx'
import { DraftsPage } from './drafts.tsx'
import { type Faults, readDraft, type Typed, typedOf } from './forms.ts'
import { stepHandlers } from './steps.ts'
import { VersionPage } from './version.tsx'

export type Needs = Pick<Deps, 'db' | 'now' | 'editions'>

export function draftPages(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.practiceDrafts, (c) => showDrafts(c, deps))
  pages.post(patterns.practiceDrafts, (c) => begin(c, deps))
  pages.get(patterns.practiceDraft, (c) => showDraft(c, deps, c.req.param('draft')))
  pages.post(patterns.practiceDraft, (c) => save(c, deps, c.req.param('draft')))
  pages.post(patterns.practiceDraftSubmit, (c) => send(c, deps, c.req.param('draft')))
  pages.get(patterns.practiceDraftVersion, (c) => showVersion(c, deps, c.req.param()))
  pages.route('/', stepHandlers(deps, showDraft))
  return pages
}

export function actorOf(c: Context<Env>): Actor {
  if (!c.var.view.actor) throw new Refusal('sign_in')
  return c.var.view.actor as Actor
}

/** Throws notFound. */
export async function draftFor({ db }: Needs, id: string): Promise<Draft> {
  const draft = /^[\w-]{1,100}$/.test(id) ? await findDraft(db, id) : undefined
  if (!draft) throw notFound()
  return draft
}

async function writtenFor({ db, now }: Needs, actor: Actor) {
  const places = await mandatedPlaces(db, actor.accountId, mandateDay(now()))
  return places.filter(({ id }) => mayWrite(actor, id))
}

async function showDrafts(c: Context<Env>, deps: Needs, error?: string) {
  const actor = actorOf(c)
  const { demonstration } = actor
  const places = await writtenFor(deps, actor)
  const judges = actsAs(actor, 'secretariat')
  const [own, waiting, ofSurveys] = await Promise.all([
    places.length > 0 ? listDrafts(deps.db, { demonstration, placeIds: places.map(({ id }) => id) }) : [],
    judges ? listDrafts(deps.db, { demonstration, submitted: true }) : undefined,
    judges ? listDrafts(deps.db, { demonstration, fromSurveys: true }) : [],
  ])
  const shown = { places, own, waiting, ofSurveys, demonstration, error }
  return page(c, <DraftsPage view={c.var.view} {...shown} />, error === undefined ? 200 : 422)
}

async function begin(c: Context<Env>, deps: Needs) {
  const actor = actorOf(c)
  const { view } = c.var
  const { place } = await c.req.parseBody()
  const chosen = (await writtenFor(deps, actor)).find(({ id }) => id === place)
  if (!chosen) return showDrafts(c, deps, view.speech.words('recommendations')('error.place'))
  const content = emptyContent(languages.find((lang) => lang === view.lang) ?? 'en')
  const draft = await beginDraft(deps.db, { actor, now: deps.now() }, { placeId: chosen.id, content })
  return c.redirect(href('practiceDraft', { lang: view.lang, draft }), 303)
}

/** What a form of the page came to. */
export interface Refused {
  readonly typed?: Typed
  readonly faults?: Faults
  /** What is said above, where nothing was done. */
  readonly sentence?: string
  readonly status?: 409 | 422
}

async function showDraft(c: Context<Env>, deps: Needs, id: string, refused?: Refused) {
  const { view } = c.var
  const actor = actorOf(c)
  const draft = await draftFor(deps, id)
  const newest = draft.versions[0]
  if (!newest) throw notFound()
  const shown: Omit<DraftProps, 'view'> = {
    draft,
    newest,
    state: draftStateOf(draft),
    may: (step) => mayTake(actor, draft, step),
    asksPlace: asksPlace(actor, draft),
    edition: latestEdition(deps.editions, ourIndex),
    typed: refused?.typed ?? typedOf(newest.content),
    faults: refused?.faults ?? {},
    refused: refused?.sentence,
    done: said.find((one) => one === c.req.query('done')),
  }
  return page(c, <DraftPage view={view} {...shown} />, refused ? (refused.status ?? 422) : 200)
}

/** What was typed becomes a version; a response where it could not. */
async function keep(c: Context<Env>, deps: Needs, id: string): Promise<Response | 'saved' | 'unchanged'> {
  const { speech } = c.var.view
  const t = speech.words('recommendations')
  const items = latestEdition(deps.editions, ourIndex).items.map(({ key }) => key)
  const { typed, faults, content } = readDraft(await c.req.parseBody(), { speech, items })
  if (Object.keys(faults).length > 0) return showDraft(c, deps, id, { typed, faults, sentence: t('draft.faults') })
  const acting = { actor: actorOf(c), now: deps.now() }
  const saved = await saveDraft(deps.db, acting, id, { seen: Number(typed['version']), content }).catch(tooLate(c))
  if (saved !== 'newer') return saved
  const newest = (await draftFor(deps, id)).versions[0]?.version ?? 0
  return showDraft(c, deps, id, { typed, sentence: t('draft.newer', { version: newest }), status: 409 })
}

async function save(c: Context<Env>, deps: Needs, id: string) {
  const kept = await keep(c, deps, id)
  if (typeof kept !== 'string') return kept
  return c.redirect(href('practiceDraft', { lang: c.var.view.lang, draft: id }, { done: kept }), 303)
}

/** Saves what was typed and sends it; what lacks something is saved all the same. */
async function send(c: Context<Env>, deps: Needs, id: string) {
  const { lang, speech } = c.var.view
  const t = speech.words('recommendations')
  const kept = await keep(c, deps, id)
  if (typeof kept !== 'string') return kept
  const draft = await draftFor(deps, id)
  const state = draftStateOf(draft)
  if (state !== 'writing') {
    return showDraft(c, deps, id, { sentence: t(state === 'returned' ? 'draft.returned.hint' : 'draft.unchanged') })
  }
  const lacks = Object.entries(draft.versions[0] ? lacksOf(draft.versions[0].content) : {})
  if (lacks.length > 0) {
    const faults = Object.fromEntries(lacks.map(([name, lack]) => [name, t(`error.draft.${lack}`)]))
    return showDraft(c, deps, id, { faults, sentence: t('draft.lacks') })
  }
  await submitDraft(deps.db, { actor: actorOf(c), now: deps.now() }, id).catch(tooLate(c))
  return c.redirect(href('practiceDraft', { lang, draft: id }, { done: 'submitted' }), 303)
}

/** A conflict with a sentence that says what to do. */
export function tooLate(c: Context<Env>): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof Refusal) || error.code !== 'conflict' || error.sentence) throw error
    throw new Refusal('conflict', c.var.view.speech.words('recommendations')('draft.tooLate'))
  }
}

async function showVersion(c: Context<Env>, deps: Needs, parameters: { draft: string; version: string }) {
  const draft = await draftFor(deps, parameters.draft)
  const version = draft.versions.find((one) => String(one.version) === parameters.version)
  if (!version) throw notFound()
  const edition = latestEdition(deps.editions, ourIndex)
  return page(c, <VersionPage view={c.var.view} draft={draft} version={version} edition={edition} />)
}
