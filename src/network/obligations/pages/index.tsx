import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, notFound, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { readReason } from '../../accession/forms.ts'
import { stageOf } from '../../accession/pipeline.ts'
import { mayOpen } from '../../accession/policy.ts'
import { actorOf } from '../../accession/actor.ts'
import { listAccessionsOf } from '../../accession/store.ts'
import { typed } from '../../accession/typed.ts'
import { faultOf } from '../../accession/words.ts'
import { mandateDay } from '../../model.ts'
import { actsAs } from '../../roles.ts'
import { getPlace } from '../../store.ts'
import { changeFee, keepObligation, raiseFee, setTermsOf, takeObligationBack } from '../actions.ts'
import { obligationsOf } from '../calendar.ts'
import { calendarFile, entriesOf } from '../calendar-file.ts'
import { readFeeForm, readKeptForm, readYear } from '../forms.ts'
import { kinds } from '../model.ts'
import { findMember, listEntries } from '../store.ts'
import { listTerms } from '../terms-store.ts'
import { MembershipPage, type Rejected } from './membership.tsx'

type Needs = Pick<Deps, 'db' | 'now'>

export function obligationPages(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.membership, (c) => showMembership(c, deps, c.req.param('id')))
  pages.get(patterns.membershipCalendar, (c) => downloadCalendar(c, deps, c.req.param('id')))
  pages.post(patterns.obligationsKept, (c) => keep(c, deps, c.req.param('id')))
  pages.post(patterns.obligationTakeBack, (c) => takeBack(c, deps, c.req.param('id'), c.req.param('record')))
  pages.post(patterns.membershipFees, (c) => fees(c, deps, c.req.param('id')))
  pages.post(patterns.membershipTerms, (c) => terms(c, deps, c.req.param('id')))
  return pages
}

async function read({ db }: Needs, id: string) {
  const [place, member, accessions] = await Promise.all([
    getPlace(db, id),
    findMember(db, id),
    listAccessionsOf(db, id),
  ])
  if (!member) throw notFound()
  return { place, member, accession: accessions.at(-1) }
}

async function showMembership(c: Context<Env>, deps: Needs, id: string, rejected: Rejected = {}) {
  const { view } = c.var
  const { db, now } = deps
  const actor = actorOf(view)
  const today = mandateDay(now())
  const { place, member, accession } = await read(deps, id)
  const [entries, offered] = await Promise.all([listEntries(db, id), listTerms(db, place.demonstration)])
  const runs = mayOpen(actor, place)
  const ofPlace = actor.mandates.some(
    ({ placeId, role }) => placeId === id && role !== 'contributor' && role !== 'reader',
  )
  const node = (
    <MembershipPage
      view={view}
      today={today}
      place={place}
      member={member}
      obligations={obligationsOf(kinds, member, today)}
      entries={entries}
      accession={accession}
      terms={offered}
      may={{ record: runs, fees: actsAs(actor, 'secretariat'), seeAccession: runs || ofPlace }}
      saved={c.req.query('done') === 'saved'}
      rejected={rejected}
    />
  )
  return page(c, node, Object.keys(rejected).length > 0 ? (rejected.sentence ? 409 : 422) : 200)
}

async function downloadCalendar(c: Context<Env>, deps: Needs, id: string) {
  const { speech, lang, origin } = c.var.view
  const { place, member, accession } = await read(deps, id)
  const now = deps.now()
  const underWay = accession && !['welcomed', 'ended'].includes(stageOf(accession)) ? accession : undefined
  const file = calendarFile(speech, entriesOf(speech, { member, accession: underWay, today: mandateDay(now) }), {
    placeId: id,
    name: speech.words('membership')('calendar.name', { place: place.name }),
    page: href('membership', { lang, id }),
    origin,
    now,
    mark: place.demonstration ? speech.words('membership')('demonstration.mark') : null,
  })
  return c.body(file, 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `attachment; filename="${id.replace(/[^a-z0-9-]/gi, '-')}.ics"`,
  })
}

const doing = (c: Context<Env>, { now }: Needs) => ({ actor: actorOf(c.var.view), now: now() })

const saved = (c: Context<Env>, id: string) =>
  c.redirect(href('membership', { lang: c.var.view.lang, id }, { done: 'saved' }), 303)

async function keep(c: Context<Env>, deps: Needs, placeId: string) {
  const given = readKeptForm(await c.req.parseBody(), mandateDay(deps.now()))
  if (!('value' in given)) return showMembership(c, deps, placeId, { kept: given })
  await keepObligation(deps.db, doing(c, deps), { placeId, ...given.value })
  return saved(c, placeId)
}

async function takeBack(c: Context<Env>, deps: Needs, placeId: string, entryId: string) {
  const given = readReason(await c.req.parseBody())
  if (!('value' in given)) {
    const error = faultOf(c.var.view.speech.words('membership'), given.faults, 'reason') ?? ''
    return showMembership(c, deps, placeId, { reason: { of: entryId, typed: given.typed.reason, error } })
  }
  await takeObligationBack(deps.db, doing(c, deps), { placeId, entryId, reason: given.value })
  return saved(c, placeId)
}

/** One address, two forms: the fee of a year is raised, or one that stands is changed. */
async function fees(c: Context<Env>, deps: Needs, placeId: string) {
  const form = await c.req.parseBody()
  const t = c.var.view.speech.words('membership')
  const raised = typed(form, 'raise')
  if (raised !== '') {
    const year = readYear(raised)
    if (year === null) throw new Refusal('invalid', t('fault.year'))
    if (await raiseFee(deps.db, doing(c, deps), placeId, year)) return saved(c, placeId)
    return showMembership(c, deps, placeId, { sentence: t('fee.nothing', { year: raised }) })
  }
  const given = readFeeForm(form, mandateDay(deps.now()))
  if (!('value' in given)) return showMembership(c, deps, placeId, { fee: given })
  if (await changeFee(deps.db, doing(c, deps), { placeId, ...given.value })) return saved(c, placeId)
  return showMembership(c, deps, placeId, { sentence: t('fee.impossible', { year: String(given.value.year) }) })
}

async function terms(c: Context<Env>, deps: Needs, placeId: string) {
  const networkId = typed(await c.req.parseBody(), 'network') || null
  await setTermsOf(deps.db, doing(c, deps), { placeId, networkId })
  return saved(c, placeId)
}
