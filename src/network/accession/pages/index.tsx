import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, page, type View } from '#platform/http'
import { href, patterns } from '#routes'
import { mandateDay } from '../../model.ts'
import { countryName, countryNames, kindName } from '../../names.ts'
import type { Actor } from '../../roles.ts'
import { getPlace, listInventedCountries, listPlaceChoices } from '../../store.ts'
import { actorOf } from '../actor.ts'
import { openAccession, recordStep, setEnd, setLetter, takeStepBack } from '../actions.ts'
import { countryChoices } from '../countries.ts'
import { readLetterForm, readOpenForm, readReason, readStepForm } from '../forms.ts'
import { letterFile } from '../letter-file.ts'
import { letterText } from '../letter.ts'
import { mayAddPlace, mayOpen, mayRecord, scopeOf } from '../policy.ts'
import { getAccession, listCandidates, listOver, listUnderWay } from '../store.ts'
import { faultOf } from '../words.ts'
import { AccessionPage, type Happening, happenings, type Rejected } from './accession.tsx'
import { LetterPage } from './letter.tsx'
import type { OpenFormsProps } from './open-form.tsx'
import { AccessionsPage } from './pipeline.tsx'

type Needs = Pick<Deps, 'db' | 'now'>

export function accessionPages(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.accessions, (c) => showAccessions(c, deps))
  pages.post(patterns.accessions, (c) => open(c, deps))
  pages.get(patterns.accession, (c) => showAccession(c, deps, c.req.param('accession')))
  pages.post(patterns.accessionSteps, (c) => record(c, deps, c.req.param('accession')))
  pages.post(patterns.accessionStepTakeBack, (c) => takeBack(c, deps, c.req.param('accession'), c.req.param('record')))
  pages.post(patterns.accessionEnd, (c) => end(c, deps, c.req.param('accession')))
  pages.get(patterns.accessionLetter, (c) => showLetter(c, deps, c.req.param('accession')))
  pages.post(patterns.accessionLetter, (c) => writeLetter(c, deps, c.req.param('accession')))
  pages.get(patterns.accessionLetterFile, (c) => downloadLetter(c, deps, c.req.param('accession')))
  return pages
}

const doing = (c: Context<Env>, { now }: Needs) => ({ actor: actorOf(c.var.view), now: now() })

async function showAccessions(
  c: Context<Env>,
  { db, now }: Needs,
  { rejected, refusal }: Partial<Pick<OpenFormsProps, 'rejected' | 'refusal'>> = {},
) {
  const { view } = c.var
  const { speech } = view
  const actor = actorOf(view)
  const scope = scopeOf(actor)
  const [underWay, over, candidates, offered] = await Promise.all([
    listUnderWay(db, scope),
    listOver(db, scope),
    listCandidates(db, scope),
    openChoices(db, view, actor),
  ])
  const invented = await listInventedCountries(db)
  const codes = [...underWay.map(({ place }) => place.country), ...candidates.map(({ country }) => country)]
  const countries = countryNames(speech, [...new Set(codes)], invented)
  const choices = candidates
    .map(({ id, name, country }) => ({ value: id, label: `${name}, ${countries.get(country) ?? country}` }))
    .sort((a, b) => speech.compare(a.label, b.label))
  const node = (
    <AccessionsPage
      view={view}
      today={mandateDay(now())}
      underWay={underWay}
      over={over}
      countries={countries}
      networksOnly={scope.networkIds !== null}
      demonstration={scope.demonstration}
      candidates={choices}
      {...offered}
      mayAddPlace={mayAddPlace(actor)}
      rejected={rejected}
      refusal={refusal}
    />
  )
  return page(c, node, rejected ? 422 : refusal ? 409 : 200)
}

/** What a new place may be: countries, and the kinds that there are already. */
async function openChoices(db: Deps['db'], { speech }: View, { demonstration }: Actor) {
  const [invented, { kinds }] = await Promise.all([listInventedCountries(db), listPlaceChoices(db, demonstration)])
  return {
    countryChoices: countryChoices(speech, invented, demonstration),
    kindChoices: kinds
      .map((kind) => ({ value: kind, label: kindName(speech, kind) }))
      .sort((a, b) => speech.compare(a.label, b.label)),
  }
}

async function open(c: Context<Env>, deps: Needs) {
  const { view } = c.var
  const { lang } = view
  const offered = await openChoices(deps.db, view, actorOf(view))
  const read = readOpenForm(await c.req.parseBody(), {
    countries: offered.countryChoices.map(({ value }) => value),
    kinds: offered.kindChoices.map(({ value }) => value),
  })
  if (!('value' in read)) return showAccessions(c, deps, { rejected: read })
  const opened = await openAccession(deps.db, doing(c, deps), read.value)
  if (!('refused' in opened)) return c.redirect(href('accession', { lang, accession: opened.id }), 303)
  const t = view.speech.words('membership')
  const { name } = await getPlace(deps.db, opened.placeId)
  if (opened.refused === 'under way' && opened.id !== undefined) {
    const link = {
      href: href('accession', { lang, accession: opened.id }),
      label: t('accession.title', { place: name }),
    }
    return showAccessions(c, deps, { refusal: { sentence: t('open.refused.underWay', { place: name }), link } })
  }
  const key = opened.refused === 'member' ? 'open.refused.member' : 'open.refused.known'
  return showAccessions(c, deps, { refusal: { sentence: t(key, { place: name }) } })
}

async function showAccession(c: Context<Env>, { db, now }: Needs, id: string, rejected: Rejected = {}) {
  const { view } = c.var
  const actor = actorOf(view)
  const accession = await getAccession(db, id)
  const happened = happenings.find((one): one is Happening => one === c.req.query('done'))
  const node = (
    <AccessionPage
      view={view}
      today={mandateDay(now())}
      accession={accession}
      country={countryName(view.speech, accession.place.country, await listInventedCountries(db))}
      may={{ record: mayOpen(actor, accession.place), welcome: mayRecord(actor, 'welcome') }}
      happened={happened}
      rejected={rejected}
    />
  )
  return page(c, node, Object.keys(rejected).length > 0 ? 422 : 200)
}

const happenedTo = (c: Context<Env>, accession: string, done: Happening) =>
  c.redirect(href('accession', { lang: c.var.view.lang, accession }, { done }), 303)

async function record(c: Context<Env>, deps: Needs, id: string) {
  const read = readStepForm(await c.req.parseBody(), mandateDay(deps.now()))
  if (!('value' in read)) return showAccession(c, deps, id, { step: read })
  await recordStep(deps.db, doing(c, deps), id, read.value)
  return happenedTo(c, id, read.value.done && read.value.step === 'welcome' ? 'welcomed' : 'saved')
}

async function takeBack(c: Context<Env>, deps: Needs, id: string, recordId: string) {
  const read = readReason(await c.req.parseBody())
  if (!('value' in read)) return showAccession(c, deps, id, { reason: rejectedReason(c, recordId, read) })
  await takeStepBack(deps.db, doing(c, deps), id, { recordId, reason: read.value })
  return happenedTo(c, id, 'takenBack')
}

async function end(c: Context<Env>, deps: Needs, id: string) {
  const form = await c.req.parseBody()
  if (form['again'] === 'yes') {
    await setEnd(deps.db, doing(c, deps), id, null)
    return happenedTo(c, id, 'takenUp')
  }
  const read = readReason(form)
  if (!('value' in read)) return showAccession(c, deps, id, { reason: rejectedReason(c, 'end', read) })
  await setEnd(deps.db, doing(c, deps), id, read.value)
  return happenedTo(c, id, 'ended')
}

type RejectedReason = Exclude<ReturnType<typeof readReason>, { value: string }>

function rejectedReason(c: Context<Env>, of: string, { typed, faults }: RejectedReason) {
  const error = faultOf(c.var.view.speech.words('membership'), faults, 'reason') ?? ''
  return { of, typed: typed.reason, error }
}

async function showLetter(c: Context<Env>, { db }: Needs, id: string, read?: ReturnType<typeof readLetterForm>) {
  const { view } = c.var
  const accession = await getAccession(db, id)
  const country = countryName(view.speech, accession.place.country, await listInventedCountries(db))
  const rejected = read && !('value' in read) ? read : undefined
  const mayWrite = mayOpen(actorOf(view), accession.place)
  const node = (
    <LetterPage view={view} accession={accession} country={country} mayWrite={mayWrite} rejected={rejected} />
  )
  return page(c, node, rejected ? 422 : 200)
}

async function writeLetter(c: Context<Env>, deps: Needs, id: string) {
  const read = readLetterForm(await c.req.parseBody())
  if (!('value' in read)) return showLetter(c, deps, id, read)
  await setLetter(deps.db, doing(c, deps), id, read.value)
  return c.redirect(href('accessionLetter', { lang: c.var.view.lang, accession: id }), 303)
}

async function downloadLetter(c: Context<Env>, { db }: Needs, id: string) {
  const { speech } = c.var.view
  const { place, letter } = await getAccession(db, id)
  const country = countryName(speech, place.country, await listInventedCountries(db))
  const bytes = await letterFile(letterText(speech, { place, country, letter }), speech.locale)
  const name = `${speech.words('membership')('letter.file')}-${place.id.replace(/[^a-z0-9-]/gi, '-')}.docx`
  return c.body(bytes, 200, {
    'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'content-disposition': `attachment; filename="${name}"`,
  })
}
