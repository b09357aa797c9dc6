import { type Context, Hono } from 'hono'
import { mandateDay } from '#network'
import { type Env, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { surveyState } from '../../model.ts'
import { actingIn, writtenOf } from '../../request.ts'
import { listSurveys, listVersions } from '../../store.ts'
import { publishSurvey } from '../actions.ts'
import { changesBetween } from '../changes.ts'
import { faultsOf } from '../complete.ts'
import { draftOf } from '../draft-edition.ts'
import { presentable } from '../presentable.ts'
import { editHandlers, fieldsOf, type Needs } from './edit-handlers.tsx'
import { PublicSurveysPage, SurveysPage } from './list.tsx'
import { newHandlers } from './new-handlers.tsx'
import { PreviewPage } from './preview.tsx'
import { PublishPage, type PublishProps } from './publish.tsx'

/** Writing surveys: for the secretariat, but for the list of those whose totals are public. */
export function surveyBuilderPages(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.surveys, (c) => showList(c, deps))
  pages.route('/', newHandlers(deps))
  pages.route('/', editHandlers(deps))
  pages.get(patterns.surveyPreview, async (c) => {
    const survey = await writtenOf(c, deps)
    const edition = presentable(survey.draft, mandateDay(deps.now()))
    const missing = faultsOf(survey.draft).length
    return page(c, <PreviewPage view={c.var.view} survey={survey} edition={edition} missing={missing} />)
  })
  pages.get(patterns.surveyPublish, (c) =>
    showVersions(c, deps, c.req.query('done') === 'published' ? 'published' : undefined),
  )
  pages.post(patterns.surveyPublish, (c) => publish(c, deps))
  return pages
}

async function showList(c: Context<Env>, { db }: Needs) {
  const { view } = c.var
  const isSecretariat = view.actor?.mandates.some(({ role }) => role === 'secretariat') ?? false
  const demonstration = view.actor?.demonstration ?? false
  const surveys = await listSurveys(db, demonstration)
  if (isSecretariat) return page(c, <SurveysPage view={view} surveys={surveys} demonstration={demonstration} />)
  const open = surveys.filter((survey) => surveyState(survey) === 'public')
  return page(c, <PublicSurveysPage view={view} surveys={open} demonstration={demonstration} />)
}

async function showVersions(c: Context<Env>, deps: Needs, said: PublishProps['said']) {
  const survey = await writtenOf(c, deps)
  const list = await listVersions(deps.db, survey.id)
  const versions = await Promise.all(
    list.map(async (version) => Object.assign(version, { draft: draftOf(await deps.editions.get(version.editionId)) })),
  )
  const shown = { survey, versions, faults: faultsOf(survey.draft), said }
  const status = said === undefined || said === 'published' ? 200 : said === 'missing' || said === 'refused' ? 422 : 409
  return page(c, <PublishPage view={c.var.view} {...shown} />, status)
}

async function publish(c: Context<Env>, deps: Needs): Promise<Response> {
  const survey = await writtenOf(c, deps)
  const seen = Number((await fieldsOf(c)).get('version')?.[0])
  if (seen !== survey.draftVersion) return showVersions(c, deps, 'clash')
  if (faultsOf(survey.draft).length > 0) return showVersions(c, deps, 'missing')
  const [last] = await listVersions(deps.db, survey.id)
  const asked = last && draftOf(await deps.editions.get(last.editionId))
  if (asked && changesBetween(asked, survey.draft).length === 0) return showVersions(c, deps, 'same')
  try {
    await publishSurvey(deps, actingIn(c, deps), survey.id, seen)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // Somebody saved or published at the same moment.
    if (error.code === 'conflict') return showVersions(c, deps, 'clash')
    if (error.code === 'invalid') return showVersions(c, deps, 'refused')
    throw error
  }
  return c.redirect(href('surveyPublish', { lang: c.var.view.lang, survey: survey.id }, { done: 'published' }), 303)
}
