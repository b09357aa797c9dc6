import { type Context, Hono } from 'hono'
import { type Edition, editionsFor } from '#instruments'
import { type Actor, mandateDay } from '#network'
import { type Env, page, Refusal } from '#platform/http'
import { type Lang, languages } from '#platform/i18n'
import { href, patterns } from '#routes'
import { chosenFrom } from '../../collection/model.ts'
import { faultsOf, readOpening, suggested, type TypedOpening } from '../../collection/opening.ts'
import { listCandidates } from '../../collection/people-store.ts'
import { actingIn } from '../../request.ts'
import { listSurveys } from '../../store.ts'
import { createSurvey, findBeginning, openAtOnce } from '../actions.ts'
import { fieldsOf, type Needs } from './edit-handlers.tsx'
import { type NewFaults, newForm, readNew, type TypedNew } from './new-form.ts'
import { NewSurveyPage } from './new.tsx'
import { OpenNowPage } from './open-now.tsx'

export function newHandlers(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.surveyNew, (c) => {
    const empty = Object.fromEntries(languages.map((lang) => [lang, '']))
    return showNew(c, deps, {
      typed: { from: '', titles: empty, kind: 'thematic', until: '', form: newForm() },
      faults: {},
    })
  })
  pages.post(patterns.surveyNew, (c) => create(c, deps))
  pages.get(patterns.surveyOpenNow, (c) => {
    const from = crisisOf(templatesOf(deps))?.id ?? ''
    const typed = { from, titles: {}, kind: 'crisis', until: '', form: newForm() } as const
    return showNow(c, deps, { typed, faults: {}, letter: readOpening({}).letter, letterFaults: {} })
  })
  pages.post(patterns.surveyOpenNow, (c) => openNow(c, deps))
  return pages
}

const templatesOf = ({ editions }: Needs): Edition[] => editionsFor(editions, 'survey')
const crisisOf = (templates: readonly Edition[]) =>
  templates.find(({ instrument }) => instrument === 'survey-crisis') ?? templates[0]

function actorIn(c: Context<Env>): Actor {
  const { actor } = c.var.view
  if (!actor) throw new Refusal('sign_in')
  return actor as Actor
}

interface Refused {
  readonly typed: TypedNew
  readonly faults: NewFaults
}

async function showNew(c: Context<Env>, deps: Needs, refused: Refused) {
  const { demonstration } = actorIn(c)
  const earlier = await listSurveys(deps.db, demonstration)
  const shown = { ...refused, earlier, templates: templatesOf(deps), demonstration }
  return page(c, <NewSurveyPage view={c.var.view} {...shown} />, Object.keys(refused.faults).length > 0 ? 422 : 200)
}

async function create(c: Context<Env>, deps: Needs): Promise<Response> {
  const { typed, faults } = readNew(await fieldsOf(c), mandateDay(deps.now()))
  const from = typed.from === '' ? undefined : await findBeginning(deps, actorIn(c), typed.from)
  const amiss: NewFaults = { ...faults, ...(typed.from !== '' && !from && { from: 'from' }) }
  if (Object.keys(amiss).length > 0) return showNew(c, deps, { typed, faults: amiss })
  const { kind, titles, until, form } = typed
  const id = await createSurvey(deps.db, actingIn(c, deps), { kind, titles, answersUntil: until || null, from, form })
  return c.redirect(href('surveyEdit', { lang: c.var.view.lang, survey: id }, { done: 'created' }), 303)
}

interface RefusedNow extends Refused {
  readonly letter: TypedOpening['letter']
  readonly letterFaults: Readonly<Record<string, string>>
}

const everyMember = { everybody: true, networks: [], places: [], coordinators: [] }

const listMembers = async (c: Context<Env>, { db, now }: Needs) =>
  chosenFrom(await listCandidates(db, actorIn(c).demonstration, mandateDay(now())), everyMember)

async function showNow(c: Context<Env>, deps: Needs, refused: RefusedNow) {
  const members = await listMembers(c, deps)
  const templates = templatesOf(deps)
  const crisis = crisisOf(templates)
  const ordered = crisis ? [crisis, ...templates.filter((one) => one !== crisis)] : templates
  const shown = {
    ...refused,
    templates: ordered,
    members: members.length,
    unreached: members.filter(({ people }) => people === 0).length,
    demonstration: actorIn(c).demonstration,
  }
  const isAmiss = Object.keys({ ...refused.faults, ...refused.letterFaults }).length > 0
  return page(c, <OpenNowPage view={c.var.view} {...shown} />, isAmiss ? 422 : 200)
}

async function openNow(c: Context<Env>, deps: Needs): Promise<Response> {
  const { lang, speech } = c.var.view
  const today = mandateDay(deps.now())
  const fields = await fieldsOf(c)
  const { typed, faults } = readNew(fields, today)
  const template = templatesOf(deps).find(({ id }) => id === typed.from)
  const written = readOpening(Object.fromEntries(fields))
  const letter = completed(written.letter, typed.titles)
  const said = faultsOf({ ...written, letter, until: '' }, today, speech)
  const amiss: NewFaults = { ...faults, ...(!template && { from: 'from' }) }
  const asked = await listMembers(c, deps)
  if (!template || asked.length === 0 || Object.keys({ ...amiss, ...said }).length > 0) {
    return showNow(c, deps, { typed, faults: amiss, letter: written.letter, letterFaults: said })
  }
  const answersUntil = typed.until || null
  const from = await findBeginning(deps, actorIn(c), template.id)
  const survey = { kind: 'crisis', titles: typed.titles, answersUntil, from, form: typed.form } as const
  const id = await openAtOnce(deps.db, actingIn(c, deps), survey, { asked, letter, answersUntil })
  return c.redirect(href('survey', { lang, survey: id }, { done: 'opened', count: asked.length }), 303)
}

/** What was left empty is written from the title. */
function completed(letter: TypedOpening['letter'], titles: TypedNew['titles']): TypedOpening['letter'] {
  return suggested(letter, (lang: Lang) => titles[lang] ?? '').letter
}
