import { type Context, Hono, type Next } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import { activitiesPages } from '#activities'
import { assessmentPages } from '#assessment'
import type { Deps } from '#deps'
import { chartOpening, insightPages } from '#insight'
import { instrumentPages } from '#instruments'
import { libraryPages, surveyPages } from '#library'
import { mandateDay, mandatesHeld, membershipPages, networkPages, peoplePages } from '#network'
import { annualReportPages, outreachPages } from '#outreach'
import { findRow, pageAbove, permissionGate } from '#platform/access'
import { isForPrograms, problem, readOnly } from '#platform/api'
import { largestFile } from '#platform/files'
import {
  createView,
  type Env,
  jsonOf,
  negotiateLanguage,
  observe,
  page,
  Refusal,
  type RefusalCode,
  securityHeaders,
  statusOf,
} from '#platform/http'
import { isOutOfReach } from '#platform/database'
import { isLanguage } from '#platform/i18n'
import {
  accountPages,
  admitted,
  apiRoutes,
  deskPages,
  errorPage,
  feedPages,
  healthRoutes,
  legalPages,
  outboxRoutes,
  permissionPages,
  personalDataPages,
  searchPages,
  secondFactorFor,
  sitePages,
  trailPages,
} from '#site'
import { residentsPages } from '#residents'
import { href, patterns } from '#routes'
import { showsOutbox } from '#config'
import { permissions, refuseUnlisted, findTarget } from './permissions.ts'

/** Bytes of the largest form: an area of ten items with every comment and source at its longest takes about half. */
const largestForm = 1_000_000
/** Forms that a report or a table may come with; from somebody signed in, since they are read before they are judged. */
const withFiles = [
  patterns.officialNew,
  patterns.officialCorrect,
  patterns.officialImport,
  patterns.roundEvidence,
  patterns.roundExchange,
  patterns.recordImport,
].map((pattern) => new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`))

/** The life of a request: headers, health, files, the reader's language and account, then the domains' pages. */
export function createApp(deps: Deps): Hono<Env> {
  const app = new Hono<Env>()
  const { config } = deps
  const outboxShown = showsOutbox(config)
  const publicOrigin = new URL(config.publicUrl).origin

  app.use(observe(deps.observed))
  app.use(securityHeaders(config.publicUrl.startsWith('https:'), chartOpening))
  app.route('/', healthRoutes(deps))
  app.route('/', deps.assets.routes)
  app.use(compress())
  app.get('/', (c) => c.redirect(href('home', { lang: negotiateLanguage(c.req.header('accept-language')) })))

  app.use(async (c, next) => {
    const wished = c.req.path.split('/')[1]
    const lang = isLanguage(wished) ? wished : negotiateLanguage(c.req.header('accept-language'))
    const nobody = { account: null, actor: null, asset: deps.assets.path, outboxShown, origin: config.publicUrl }
    // Before the account is read: the page that tells of a database out of reach needs it too.
    c.set('view', createView(c, lang, nobody))
    const known = await deps.signIn.accountWith(c.req.raw.headers, mandatesHeld(mandateDay(deps.now())))
    if (known) {
      const { account, beside: mandates } = known
      const actor = { accountId: account.id, demonstration: account.demonstration, mandates }
      c.set('view', { ...c.var.view, ...admitted(account, actor) })
      c.header('cache-control', 'private, no-store')
    }
    // PostgreSQL stores no zero byte in a text: whoever sends one mistyped nothing.
    if (/%00/.test(c.req.url)) throw new Refusal('invalid')
    await next()
  })
  app.on(['POST', 'PUT', 'PATCH', 'DELETE'], '/api/*', readOnly)
  // Reading needs neither: and to ask a reading request for its body makes it costly.
  app.on(['POST', 'PUT', 'PATCH', 'DELETE'], '*', sentFromHere(publicOrigin), limitSize, refuseUnreadable)
  app.use(
    permissionGate({
      table: permissions,
      findTarget: (kind, parameters) => findTarget(deps, kind, parameters),
      secondFactorFor,
    }),
  )
  if (outboxShown) app.route('/', outboxRoutes(deps))
  app.route('/', apiRoutes(deps))
  app.get('/:lang', (c) => {
    const lang = c.req.param('lang')
    return isLanguage(lang) ? c.redirect(href('home', { lang }), 301) : refused(c, 'not_found')
  })
  app.use(towardsPage(publicOrigin))
  app.use('/:lang/*', async (c, next) => {
    if (!isLanguage(c.req.param('lang'))) throw new Refusal('not_found')
    await next()
  })
  app.route('/', sitePages(deps, permissions))
  for (const pages of [
    accountPages,
    networkPages,
    membershipPages,
    peoplePages,
    libraryPages,
    surveyPages,
    instrumentPages,
    assessmentPages,
    activitiesPages,
    annualReportPages,
    outreachPages,
    insightPages,
    residentsPages,
    trailPages,
    legalPages,
    personalDataPages,
    searchPages,
    feedPages,
  ]) {
    app.route('/', pages(deps))
  }

  app.route('/', permissionPages(permissions))
  app.route('/', deskPages(deps, permissions))

  refuseUnlisted(app.routes)
  app.notFound((c) => refused(c, 'not_found'))
  app.onError((error, c) => {
    if (error instanceof Refusal) return refused(c, error.code, error.sentence)
    // What the web library itself refuses: a form from another site.
    if ('getResponse' in error) return refused(c, 'foreign')
    deps.report(error)
    if (isOutOfReach(error)) return refused(c, 'unavailable')
    return refused(c, 'failed')
  })
  return app
}

/**
 * Behind a proxy that ends TLS the request names another origin than the one readers see. Only what the permission table
 * opens to forms from anywhere is not asked where it comes from.
 */
function sentFromHere(publicOrigin: string) {
  const check = csrf({ origin: (origin, c) => origin === publicOrigin || origin === new URL(c.req.url).origin })
  return (c: Context<Env>, next: Next) => (findRow(permissions, c)?.rule.fromAnywhere ? next() : check(c, next))
}

const formsPage = pageAbove(permissions)

/**
 * `/en/places/` leads to `/en/places`; the address of a form, such as somebody has who asks for another language once it
 * was refused, leads to the form's page. At our own origin, whatever host the request names.
 */
const towardsPage = (publicOrigin: string) => async (c: Context<Env>, next: Next) => {
  await next()
  if (c.res.status !== 404 || !['GET', 'HEAD'].includes(c.req.method)) return
  const { pathname, search } = new URL(c.req.url)
  const above = formsPage(pathname)
  if (/.\/$/.test(pathname)) c.res = c.redirect(publicOrigin + pathname.slice(0, -1) + search, 301)
  else if (above) c.res = c.redirect(publicOrigin + above, 303)
}

/** One answer to everything that cannot be carried out: a page, or the same as data where a script asked. */
function refused(c: Context<Env>, code: RefusalCode | 'failed', sentence?: string): Response {
  const { view } = c.var
  const status = code === 'failed' ? 500 : statusOf[code]
  if (isForPrograms(c.req.path)) {
    const t = view.speech.words('site')
    const title = code === 'not_found' ? view.speech.words('data')('api.notFound') : t(`error.${code}.title`)
    return problem(c, { status, code, title, detail: sentence ?? t(`error.${code}.text`) })
  }
  if (!jsonOf(c)) return page(c, errorPage(view, code, sentence), status)
  return c.json(
    { kind: 'refused', code, sentence: sentence ?? view.speech.words('site')(`error.${code}.text`) },
    status,
  )
}

const sizeOf = (maxSize: number) => bodyLimit({ maxSize, onError: refuseSize })
const [formSize, fileSize] = [sizeOf(largestForm), sizeOf(largestForm + largestFile)]

function limitSize(c: Context<Env>, next: Next) {
  const brings = c.var.view.account !== null && withFiles.some((pattern) => pattern.test(c.req.path))
  return brings ? fileSize(c, next) : formSize(c, next)
}

function refuseSize(): never {
  throw new Refusal('too_large')
}

/** What calls itself a form and is none is the sender's mistake. What was read here is not read again. */
async function refuseUnreadable(c: Context<Env>, next: Next): Promise<void> {
  if (c.req.header('content-type')?.startsWith('multipart/form-data')) {
    await c.req.formData().catch(() => {
      throw new Refusal('invalid')
    })
  }
  await next()
}
