import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { textsIn as wordsIn } from '#instruments'
import { type Doc } from '#platform/document'
import { type Env, notFound, page } from '#platform/http'
import { href, patterns } from '#routes'
import { composeReport } from '../compose.ts'
import type { ReportVersion } from '../model.ts'
import { publicPart } from '../public-part.ts'
import { contentOf, documentIn, textsIn } from '../published.ts'
import { readMaterial } from '../read-material.ts'
import { sectionsOf } from '../sections.ts'
import { findDocument, listApprovals, listChecks, listTexts } from '../store.ts'
import { editPage, saveSection } from './edit-handlers.tsx'
import { guidePage, saveGuide } from './guide.tsx'
import { approve, check, publish, settle } from './work-handlers.ts'
import { type Needs, type OpenedReport, reportOf } from './open.ts'
import { NoReportPage, ReportPage, type ReportProps } from './report.tsx'
import { type Refused, Work, type WorkProps } from './work.tsx'

export function reportPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.report, (c) => showReport(c, deps, c.req.param('round')))
  pages.get(patterns.reportVersion, (c) => showVersion(c, deps, c.req.param()))
  pages.get(patterns.reportEdit, (c) => editPage(c, deps, c.req.param()))
  pages.post(patterns.reportEdit, (c) => saveSection(c, deps, c.req.param()))
  pages.post(patterns.reportCheck, (c) => check(c, deps, c.req.param('round'), showReport))
  pages.post(patterns.reportSettle, (c) => settle(c, deps, c.req.param(), showReport))
  pages.post(patterns.reportApprove, (c) => approve(c, deps, c.req.param('round'), showReport))
  pages.post(patterns.reportPublish, (c) => publish(c, deps, c.req.param('round'), showReport))
  pages.get(patterns.reportGuide, (c) => guidePage(c, deps))
  pages.post(patterns.reportGuide, (c) => saveGuide(c, deps))
  return pages
}

/** A page again, with what was refused. */
export type ShowReport = (c: Context<Env>, deps: Needs, id: string, refused?: Refused) => Promise<Response>

const doneWords = ['remark', 'settled', 'approved', 'withdrawn', 'published'] as const

async function showReport(c: Context<Env>, deps: Needs, id: string, refused?: Refused): Promise<Response> {
  const { view } = c.var
  const opened = await reportOf(deps, view, id)
  const [newest] = opened.versions
  const work = opened.inside ? await workOf(c, deps, opened, refused) : undefined
  // A correction is read before it is approved.
  const asDraft = work !== undefined && (c.req.query('draft') !== undefined || refused?.status === 409)
  const published = newest && !asDraft ? await readVersion(c, deps, opened, newest) : undefined
  const doc = published ?? work?.draft
  if (!doc) return page(c, <NoReportPage view={view} place={opened.place} round={opened.round} />)
  const shown: ReportProps = {
    view,
    ...opened,
    ...readable(opened, doc),
    shown: published ? (newest ?? null) : null,
    resultId: newest?.resultId ?? work?.props.resultId ?? null,
    done: doneWords.find((word) => word === c.req.query('done')),
  }
  const node = <ReportPage {...shown}>{work && <Work {...work.props} />}</ReportPage>
  return page(c, node, refused ? (refused.status ?? 422) : 200)
}

/** What somebody from outside may read of it. */
function readable({ inside, level }: OpenedReport, doc: Doc): { doc: Doc; partly: boolean } {
  const partly = !inside && level !== 'answers'
  return { doc: partly ? publicPart(doc) : doc, partly }
}

async function readVersion(c: Context<Env>, { db }: Needs, { round }: OpenedReport, { version }: ReportVersion) {
  const stored = await findDocument(db, round.id, version)
  return stored === undefined ? undefined : documentIn(stored, c.var.view.lang)?.doc
}

/** The draft as it stands now, with everything that is to be done about it. */
async function workOf(
  c: Context<Env>,
  deps: Needs,
  opened: OpenedReport,
  refused: Refused | undefined,
): Promise<{ draft: Doc; props: WorkProps } | undefined> {
  const { view } = c.var
  const { round } = opened
  const material = await readMaterial(deps, round)
  if (!material) return undefined
  const [written, checks, approvals] = await Promise.all([
    listTexts(deps.db, round.id),
    listChecks(deps.db, round.id),
    listApprovals(deps.db, round.id),
  ])
  const { lang, speech } = view
  const draft = composeReport({ material, speech, texts: textsIn(written, lang), date: null, version: null })
  const { edition, result } = material.standing
  const content = contentOf(material, written)
  const sections = sectionsOf(edition)
  const texts = wordsIn(edition, lang)
  return {
    draft,
    props: { view, ...opened, texts, sections, written, checks, approvals, content, resultId: result.id, refused },
  }
}

async function showVersion(
  c: Context<Env>,
  deps: Needs,
  { round: id, version: asked }: { round: string; version: string },
): Promise<Response> {
  const { view } = c.var
  const opened = await reportOf(deps, view, id)
  const version = opened.versions.find((one) => String(one.version) === asked)
  const doc = version && (await readVersion(c, deps, opened, version))
  if (!version || !doc) throw notFound()
  if (version.version === opened.versions[0]?.version) {
    return c.redirect(href('report', { lang: view.lang, round: id }))
  }
  const { resultId } = version
  const node = (
    <ReportPage
      view={view}
      {...opened}
      {...readable(opened, doc)}
      shown={version}
      resultId={resultId}
      done={undefined}
    />
  )
  return page(c, node)
}
