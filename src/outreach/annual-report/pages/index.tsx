import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { writeCsv } from '#platform/csv'
import { PapersBusy, pdfOf, PdfUnavailable, wordOf } from '#platform/document'
import { type Env, notFound, page, Refusal } from '#platform/http'
import { patterns } from '#routes'
import { tableOf } from '../figure-rows.ts'
import { findPackage } from '../store.ts'
import { deskPage, acknowledgeDifference, freezeReport, takeBack } from './desk-handlers.tsx'
import { editPage, saveChapter } from './edit-handlers.tsx'
import { FigurePage, FiguresPage } from './figures.tsx'
import { listPage, openYearFrom } from './list-handlers.tsx'
import { openNetwork, openReport } from './open.ts'
import { reportNetworks } from './networks.ts'
import { NetworkReportPage, ReportPage } from './report.tsx'

export function annualReportPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.annualReports, (c) => listPage(c, deps))
  pages.post(patterns.annualReports, (c) => openYearFrom(c, deps))
  pages.get(patterns.annualReport, (c) => showReport(c, deps, c.req.param('year'), c.req.query('version')))
  pages.get(patterns.annualReportVersion, (c) => showReport(c, deps, c.req.param('year'), c.req.param('version')))
  pages.get(patterns.annualReportNetwork, (c) => showNetwork(c, deps, c.req.param()))
  pages.get(patterns.annualReportPdf, (c) => sendPdf(c, deps, c.req.param('year')))
  pages.get(patterns.annualReportWord, (c) => sendWord(c, deps, c.req.param('year')))
  pages.get(patterns.annualReportPackage, (c) => sendPackage(c, deps, c.req.param('year')))
  pages.get(patterns.annualReportFigures, (c) => showFigures(c, deps, c.req.param('year')))
  pages.get(patterns.annualReportFiguresFile, (c) => sendFigures(c, deps, c.req.param()))
  pages.get(patterns.annualReportFigure, (c) => showFigure(c, deps, c.req.param()))
  pages.get(patterns.annualReportDesk, (c) => deskPage(c, deps, c.req.param('year')))
  pages.get(patterns.annualReportEdit, (c) => editPage(c, deps, c.req.param()))
  pages.post(patterns.annualReportEdit, (c) => saveChapter(c, deps, c.req.param()))
  pages.post(patterns.annualReportAcknowledge, (c) => acknowledgeDifference(c, deps, c.req.param()))
  pages.post(patterns.annualReportTakeBack, (c) => takeBack(c, deps, c.req.param()))
  pages.post(patterns.annualReportFreeze, (c) => freezeReport(c, deps, c.req.param('year')))
  return pages
}

async function showReport(c: Context<Env>, deps: Deps, year: string, version: string | undefined): Promise<Response> {
  const { view } = c.var
  const opened = await openReport(deps, view, year, { version })
  return page(c, <ReportPage view={view} {...opened} networks={await reportNetworks(deps.db, view.lang)} />)
}

async function showNetwork(c: Context<Env>, deps: Deps, asked: { year: string; network: string }): Promise<Response> {
  const { view } = c.var
  return page(c, <NetworkReportPage view={view} {...await openNetwork(deps, view, asked)} year={asked.year} />)
}

const opened = (c: Context<Env>, deps: Deps, year: string) =>
  openReport(deps, c.var.view, year, { version: c.req.query('version') })

const attachment = (c: Context<Env>, name: string) => c.header('content-disposition', `attachment; filename="${name}"`)

async function sendPdf(c: Context<Env>, deps: Deps, year: string): Promise<Response> {
  const { origin, speech, lang } = c.var.view
  const { doc } = await opened(c, deps, year)
  const t = speech.words('annualReport')
  try {
    const { bytes } = await pdfOf(doc, { origin })
    attachment(c, `annual-report-${year}-${lang}.pdf`)
    return c.body(Uint8Array.from(bytes), 200, { 'content-type': 'application/pdf' })
  } catch (error) {
    if (error instanceof PdfUnavailable) throw new Refusal('unavailable', t('pdf.unavailable'))
    if (error instanceof PapersBusy) throw new Refusal('unavailable', t('pdf.busy'))
    throw error
  }
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

async function sendWord(c: Context<Env>, deps: Deps, year: string): Promise<Response> {
  const { origin, lang } = c.var.view
  const { doc } = await opened(c, deps, year)
  attachment(c, `annual-report-${year}-${lang}.docx`)
  return c.body(Uint8Array.from(await wordOf(doc, origin)), 200, { 'content-type': wordType })
}

async function sendPackage(c: Context<Env>, deps: Deps, year: string): Promise<Response> {
  const { shown } = await opened(c, deps, year)
  const content = shown && (await findPackage(deps.db, shown.year, shown.version))
  if (!content) throw notFound()
  attachment(c, `annual-report-${year}-version-${shown.version}.zip`)
  return c.body(Uint8Array.from(content), 200, { 'content-type': 'application/zip' })
}

async function showFigures(c: Context<Env>, deps: Deps, year: string): Promise<Response> {
  const { view } = c.var
  return page(c, <FiguresPage view={view} {...await opened(c, deps, year)} />)
}

async function showFigure(c: Context<Env>, deps: Deps, asked: { year: string; name: string }): Promise<Response> {
  const { view } = c.var
  const report = await opened(c, deps, asked.year)
  const line = report.lines.find(({ name }) => name === asked.name)
  if (!line) throw notFound()
  return page(c, <FigurePage view={view} {...report} line={line} />)
}

async function sendFigures(c: Context<Env>, deps: Deps, asked: { year: string; file: string }): Promise<Response> {
  if (asked.file !== 'figures.csv' && asked.file !== 'figures.json') throw notFound()
  const { lines, date } = await opened(c, deps, asked.year)
  const rows = tableOf(lines, c.var.view.lang)
  if (asked.file === 'figures.json') {
    const figures = rows.map((row, i) => ({ ...row, made_from: lines[i]?.found?.rows ?? [] }))
    return c.json({ year: Number(asked.year), date: date.toISOString(), figures })
  }
  const columns = ['name', 'printed', 'regenerated', 'rows', 'note'] as const
  attachment(c, `figures-${asked.year}.csv`)
  return c.body(writeCsv([columns, ...rows.map((row) => columns.map((column) => row[column]))]), 200, {
    'content-type': 'text/csv; charset=utf-8; header=present',
  })
}
