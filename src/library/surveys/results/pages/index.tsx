import { type Context, Hono } from 'hono'
import { textsIn } from '#instruments'
import { actsAs, countryName, inLanguage, listInventedCountries, mandateDay } from '#network'
import { type Env, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { publishTotals, showBoard } from '../../collection/index.ts'
import type { Needs } from '../../collection/pages/opening.tsx'
import type { Candidate } from '../../collection/model.ts'
import { listCandidates } from '../../collection/people-store.ts'
import { actingIn, surveyOf } from '../../request.ts'
import { gather, gatherBefore } from '../gather.ts'
import type { Filter } from '../model.ts'
import { publicTallies } from '../public.ts'
import { resultsBook } from '../workbook.ts'
import { beginFromAnswer } from './practice.ts'
import { ResultsPage, resultsSaid } from './results.tsx'
import { takeOutPages } from './take-out.tsx'
import { TotalsPage } from './totals.tsx'

export function resultPages(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.survey, (c) => showSurvey(c, deps))
  pages.get(patterns.surveyResults, (c) => showResults(c, deps))
  pages.get(patterns.surveyResultsFile, (c) => sendFile(c, deps))
  pages.post(patterns.surveyTotals, async (c) => {
    const survey = await surveyOf(c, deps)
    const { step } = await c.req.parseBody()
    if (step !== 'publish' && step !== 'withdraw') throw new Refusal('invalid')
    await publishTotals(deps.db, actingIn(c, deps), survey.id, step === 'publish')
    const done = step === 'publish' ? 'published' : 'withdrawn'
    return c.redirect(href('surveyResults', { lang: c.var.view.lang, survey: survey.id }, { done }), 303)
  })
  pages.post(patterns.surveyPractice, (c) => beginFromAnswer(c, deps))
  pages.route('/', takeOutPages(deps))
  return pages
}

/** The board for whoever runs it, the totals for everybody else; and for both where they are asked for. */
async function showSurvey(c: Context<Env>, deps: Needs): Promise<Response> {
  const survey = await surveyOf(c, deps)
  const { actor } = c.var.view
  const runs = actor !== null && actor.demonstration === survey.demonstration && actsAs(actor, 'secretariat')
  const isPublic = survey.totalsPublicAt !== null
  if (!isPublic || (runs && c.req.query('as') !== 'public')) return showBoard(c, deps)
  const { edition, results, earlier, taking } = await gather(deps, survey, {})
  const former = await gatherBefore(deps, survey, edition, true)
  const shown = {
    survey,
    edition,
    tallies: publicTallies(results),
    hasEarlier: earlier.length > 0,
    before: former?.before,
    taking: [taking, ...(former ? [former.taking] : [])],
    runs,
  }
  return page(c, <TotalsPage view={c.var.view} {...shown} />)
}

const filterOf = (c: Context<Env>): Filter => ({
  country: c.req.query('country') || undefined,
  network: c.req.query('network') || undefined,
})

async function showResults(c: Context<Env>, deps: Needs): Promise<Response> {
  const { view } = c.var
  const survey = await surveyOf(c, deps)
  const filter = filterOf(c)
  const [{ edition, sent, shown, results, earlier, taking }, invented, candidates] = await Promise.all([
    gather(deps, survey, filter),
    listInventedCountries(deps.db),
    listCandidates(deps.db, survey.demonstration, mandateDay(deps.now())),
  ])
  const former = await gatherBefore(deps, survey, edition, false)
  // The year before is of everybody: nothing to compare those of one country with.
  const narrow = filter.country !== undefined || filter.network !== undefined
  const props = {
    survey,
    edition,
    title: textsIn(edition, view.lang).edition.title,
    results,
    earlier,
    before: narrow ? undefined : former?.before,
    taking: [taking, ...(former ? [former.taking] : [])],
    filter,
    countries: choices(
      sent.flatMap(({ invitation }) => invitation.country ?? []),
      (code) => countryName(view.speech, code, invented),
    ),
    networks: choices(
      sent.flatMap(({ invitation }) => invitation.networkIds),
      (id) => networkName(candidates, id, view.lang),
    ),
    shown: shown.length,
    sent: sent.length,
    done: resultsSaid.find((one) => one === c.req.query('done')),
  }
  return page(c, <ResultsPage view={view} {...props} />)
}

const choices = (values: readonly string[], name: (value: string) => string) =>
  [...new Set(values)]
    .map((value) => ({ value, label: name(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label))

const networkName = (candidates: readonly Candidate[], id: string, lang: string): string => {
  const named = candidates.find((one) => one.kind === 'network' && one.id === id)
  return named ? inLanguage(named.name, lang).text : id
}

async function sendFile(c: Context<Env>, deps: Needs): Promise<Response> {
  const { view } = c.var
  const survey = await surveyOf(c, deps)
  const { edition, version, shown, results, earlier } = await gather(deps, survey, filterOf(c))
  const bytes = await resultsBook(view.speech, { edition, version, sent: shown, results, earlier })
  c.header('content-disposition', `attachment; filename="${survey.id}.xlsx"`)
  return c.body(Uint8Array.from(bytes).buffer, 200, {
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
}
