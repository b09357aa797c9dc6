import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import {
  type Actor,
  actsAs,
  declareConflict,
  endConflict,
  type Expert,
  findExpert,
  inLanguage,
  isShown,
  listExperts,
  listNetworks,
  listPlaces,
  mandateDay,
  saveProfile,
} from '#network'
import { word } from '#platform/forms'
import { type Env, notFound, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { doings, ExpertEditPage } from './edit.tsx'
import {
  type ConflictErrors,
  Day,
  type ProfileErrors,
  readConflict,
  readProfile,
  type TypedConflict,
  type TypedProfile,
  typedOf,
} from './form.ts'
import { ExpertPage } from './profile.tsx'
import { RosterPage } from './roster.tsx'

type Needs = Pick<Deps, 'db' | 'now'>

/** The roster: the network knows the experts, the questionnaires the themes. */
export function expertPages(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.experts, (c) => showRoster(c, deps))
  pages.get(patterns.expertOwn, async (c) => showEdit(c, deps, await ownExpert(c, deps)))
  pages.post(patterns.expertOwn, async (c) => changeProfile(c, deps, await ownExpert(c, deps)))
  pages.post(patterns.expertOwnConflicts, async (c) => changeConflicts(c, deps, await ownExpert(c, deps)))
  pages.get(patterns.expert, (c) => showExpert(c, deps, c.req.param('expert')))
  pages.get(patterns.expertEdit, async (c) => showEdit(c, deps, await expertOf(deps, c.req.param('expert'))))
  pages.post(patterns.expertEdit, async (c) => changeProfile(c, deps, await expertOf(deps, c.req.param('expert'))))
  pages.post(patterns.expertConflicts, async (c) => {
    return changeConflicts(c, deps, await expertOf(deps, c.req.param('expert')))
  })
  return pages
}

function actorOf(c: Context<Env>): Actor {
  if (!c.var.view.actor) throw new Refusal('sign_in')
  return c.var.view.actor as Actor
}

/** Throws notFound. */
async function expertOf({ db, now }: Needs, accountId: string): Promise<Expert> {
  const expert = await findExpert(db, accountId, mandateDay(now()))
  if (!expert) throw notFound()
  return expert
}

const ownExpert = (c: Context<Env>, deps: Needs) => expertOf(deps, actorOf(c).accountId)

async function showRoster(c: Context<Env>, { db, now }: Needs) {
  const { view } = c.var
  const demonstration = view.actor ? view.actor.demonstration : c.req.query('set') === 'demonstration'
  const today = mandateDay(now())
  const [all, others] = await Promise.all([
    listExperts(db, { demonstration, on: today }),
    view.actor ? [] : listExperts(db, { demonstration: !demonstration, on: today }),
  ])
  const shown = all.filter((expert) => isShown(expert, view.actor !== null))
  const query = { language: word.parse(c.req.query('language')), theme: word.parse(c.req.query('theme')) }
  const experts = shown.filter(
    ({ languages, themes }) =>
      (query.language === '' || languages.includes(query.language)) &&
      (query.theme === '' || themes.includes(query.theme)),
  )
  const props = {
    experts,
    query,
    spoken: [...new Set(shown.flatMap(({ languages }) => languages))],
    demonstration,
    demonstrated: demonstration || others.length > 0,
    more: shown.length < all.length,
    today,
  }
  return page(c, <RosterPage view={view} {...props} />)
}

async function showExpert(c: Context<Env>, deps: Needs, accountId: string) {
  const { view } = c.var
  const { lang, actor } = view
  const expert = await expertOf(deps, accountId)
  const sameWorld = actor?.demonstration === expert.demonstration
  if (!isShown(expert, sameWorld)) throw notFound()
  const own = actor?.accountId === accountId
  const secretariat = sameWorld && actsAs(actor, 'secretariat')
  const edit = own ? href('expertOwn', { lang }) : href('expertEdit', { lang, expert: accountId })
  const props = { expert, conflictsShown: own || secretariat, edit: own || secretariat ? edit : undefined }
  return page(c, <ExpertPage view={view} {...props} today={mandateDay(deps.now())} />)
}

interface Refused {
  profile?: { typed: TypedProfile; errors: ProfileErrors }
  conflict?: { typed: TypedConflict; errors: ConflictErrors }
  endError?: string
}

const blank: TypedConflict = { where: '', from: '', until: '', reason: '' }

async function showEdit(c: Context<Env>, deps: Needs, expert: Expert, refused?: Refused) {
  const { view } = c.var
  const { lang } = view
  const { accountId } = expert
  const own = view.actor?.accountId === accountId
  const props = {
    expert,
    own,
    actions: own
      ? { profile: href('expertOwn', { lang }), conflicts: href('expertOwnConflicts', { lang }) }
      : {
          profile: href('expertEdit', { lang, expert: accountId }),
          conflicts: href('expertConflicts', { lang, expert: accountId }),
        },
    profile: refused?.profile ?? { typed: typedOf(expert), errors: {} },
    conflict: refused?.conflict ?? { typed: blank, errors: {} },
    offered: await offeredTo(c, deps, expert),
    endError: refused?.endError,
    today: mandateDay(deps.now()),
    done: doings.find((doing) => doing === c.req.query('done')),
  }
  return page(c, <ExpertEditPage view={view} {...props} />, refused ? 422 : 200)
}

/** Networks first: a tie to one is a tie to all its places. */
async function offeredTo(c: Context<Env>, { db }: Needs, { demonstration }: Expert) {
  const { speech, lang } = c.var.view
  const t = speech.words('networks')
  const [networks, places] = await Promise.all([listNetworks(db, demonstration), listPlaces(db, { demonstration })])
  const byLabel = (a: { label: string }, b: { label: string }) => speech.compare(a.label, b.label)
  return [
    ...networks
      .filter(({ kind }) => kind !== 'grouping')
      .map(({ id, name }) => ({
        value: `network:${id}`,
        label: t('conflicts.wholeNetwork', { name: inLanguage(name, lang).text }),
      }))
      .sort(byLabel),
    ...places.map(({ id, name }) => ({ value: `place:${id}`, label: name })).sort(byLabel),
  ]
}

function back(c: Context<Env>, { accountId }: Expert, done: string) {
  const { lang, actor } = c.var.view
  const own = actor?.accountId === accountId
  const address = own
    ? href('expertOwn', { lang }, { done })
    : href('expertEdit', { lang, expert: accountId }, { done })
  return c.redirect(address, 303)
}

async function changeProfile(c: Context<Env>, deps: Needs, expert: Expert) {
  const actor = actorOf(c)
  const { typed, errors, profile } = readProfile(await c.req.parseBody({ all: true }))
  if (Object.keys(errors).length > 0) return showEdit(c, deps, expert, { profile: { typed, errors } })
  const own = actor.accountId === expert.accountId
  const isPublic = own ? profile.isPublic : expert.publicSince !== null
  await saveProfile(deps.db, { actor, now: deps.now() }, expert.accountId, { ...profile, isPublic })
  return back(c, expert, 'saved')
}

async function changeConflicts(c: Context<Env>, deps: Needs, expert: Expert) {
  const acting = { actor: actorOf(c), now: deps.now() }
  const form = await c.req.parseBody()
  const { accountId } = expert
  if (form['do'] === 'end') {
    const tie = expert.conflicts.find(({ id, kind }) => id === form['conflict'] && kind === 'declared')
    if (!tie) throw new Refusal('conflict')
    const until = Day.safeParse(form['until'])
    if (!until.success || until.data < tie.fromOn) return showEdit(c, deps, expert, { endError: tie.id })
    await endConflict(deps.db, acting, { id: tie.id, accountId, untilOn: until.data })
    return back(c, expert, 'ended')
  }
  const offered = (await offeredTo(c, deps, expert)).map(({ value }) => value)
  const { typed, errors, declared } = readConflict(form, { offered, today: mandateDay(deps.now()) })
  if (Object.keys(errors).length > 0) return showEdit(c, deps, expert, { conflict: { typed, errors } })
  await declareConflict(deps.db, acting, { accountId, ...declared })
  return back(c, expert, 'declared')
}
