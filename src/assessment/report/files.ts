import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Actor, getPlace } from '#network'
import { packedWhileSent } from '#platform/data-package'
import { type Doc, pdfOf, wordOf } from '#platform/document'
import { type Env, Refusal } from '#platform/http'
import { patterns } from '#routes'
import { type Bytes, type KeptFiles, keptFiles } from '../kept-files.ts'
import type { Round } from '../model.ts'
import { dataOfRound } from './data.ts'
import { reportOf } from './pages/open.ts'
import { publicPart } from './public-part.ts'
import { reportFor } from './read-report.ts'

/** The report of a round as files; who may have them says files-policy.ts. */
export function reportFilePages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  const kept = keptFiles()
  for (const kind of kinds) {
    pages.get(patterns[routes[kind]], (c) => sendReport(c, deps, kept, kind, c.req.param('round')))
  }
  pages.get(patterns.reportData, (c) => sendData(c, deps, c.req.param('round')))
  return pages
}

const kinds = ['pdf', 'word', 'summary'] as const
type Kind = (typeof kinds)[number]
const routes = { pdf: 'reportPdf', word: 'reportWord', summary: 'reportSummary' } as const
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

async function sendReport(c: Context<Env>, deps: Deps, kept: KeptFiles, kind: Kind, id: string): Promise<Response> {
  const { lang, speech, origin } = c.var.view
  const { round, inside, level } = await reportOf(deps, c.var.view, id)
  const { doc, summary, version } = await reportFor(deps, round.id, lang)
  const whole = kind === 'summary' ? summary : doc
  const partly = !inside && level !== 'answers'
  // Published versions never change, and anybody may ask for them.
  const key = version === null ? null : [round.id, version, lang, kind, partly].join(' ')
  const body = await kept(key, speech, () => make(kind, partly ? publicPart(whole) : whole, origin))
  const word = kind === 'word'
  c.header(
    'content-disposition',
    `attachment; filename="${await nameOf(c, deps, round, kind)}.${word ? 'docx' : 'pdf'}"`,
  )
  return c.body(body, 200, { 'content-type': word ? wordType : 'application/pdf' })
}

async function make(kind: Kind, doc: Doc, origin: string): Promise<Bytes> {
  if (kind === 'word') return wordOf(doc, origin)
  return (await pdfOf(doc, { origin, form: kind === 'summary' ? 'sheet' : 'book' })).bytes
}

async function sendData(c: Context<Env>, deps: Deps, id: string): Promise<Response> {
  const { actor, speech } = c.var.view
  if (!actor) throw new Refusal('sign_in')
  const { round, place, blind } = await reportOf(deps, c.var.view, id)
  if (blind) throw new Refusal('forbidden')
  const files = await dataOfRound(deps, { actor: actor as Actor, speech, round, place })
  c.header('content-disposition', `attachment; filename="${await nameOf(c, deps, round, 'data')}.zip"`)
  return c.body(packedWhileSent(files), 200, { 'content-type': 'application/zip' })
}

/** "demonstration-report-brannoreth-2024-en": a file that is invented says so by its name. */
async function nameOf(c: Context<Env>, { db }: Deps, round: Round, kind: Kind | 'data'): Promise<string> {
  const { lang, speech } = c.var.view
  const t = speech.words('reportFiles')
  const { name } = await getPlace(db, round.placeId)
  const place = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gi, '-')
  const what = kind === 'data' ? t('file.data') : t(kind === 'summary' ? 'file.summary' : 'file.report')
  return [round.demonstration ? t('file.demonstration') : '', what, place, String(round.year), lang]
    .filter((part) => part !== '')
    .join('-')
    .toLowerCase()
}
