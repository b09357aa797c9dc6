import { type Context, Hono, type Next } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import { trimTrailingSlash } from 'hono/trailing-slash'
import { assessmentPages } from '#assessment'
import type { Deps } from '#deps'
import { insightPages } from '#insight'
import { instrumentPages } from '#instruments'
import { libraryPages } from '#library'
import { findActor, mandateDay, networkPages } from '#network'
import { permissionGate } from '#platform/access'
import {
  createView,
  type Env,
  jsonOf,
  negotiateLanguage,
  page,
  Refusal,
  type RefusalCode,
  securityHeaders,
  statusOf,
} from '#platform/http'
import { isOutOfReach } from '#platform/database'
import { isLanguage } from '#platform/i18n'
import { errorPage, healthRoutes, outboxRoutes, permissionPages, signInPages, sitePages, trailPages } from '#site'
import { href } from '#routes'
import { showsOutbox } from '#config'
import { permissions, refuseUnlisted, findTarget } from './permissions.ts'

/** Bytes of the largest form: an area of ten items with every comment and source at its longest takes about half. */
const largestForm = 1_000_000

/** The life of a request: headers, health, files, the reader's language and account, then the domains' pages. */
export function createApp(deps: Deps): Hono<Env> {
  const app = new Hono<Env>()
  const { config } = deps
  const outboxShown = showsOutbox(config)
  const publicOrigin = new URL(config.publicUrl).origin

  app.use(securityHeaders(config.publicUrl.startsWith('https:')))
  app.route('/', healthRoutes(deps))
  app.route('/', deps.assets.routes)
  app.use(compress())
  app.get('/', (c) => c.redirect(href('home', { lang: negotiateLanguage(c.req.header('accept-language')) })))

  app.use(async (c, next) => {
    const wished = c.req.path.split('/')[1]
    const lang = isLanguage(wished) ? wished : negotiateLanguage(c.req.header('accept-language'))
    const known = { account: null, actor: null, asset: deps.assets.path, outboxShown, origin: config.publicUrl }
    // Before the account is read: the page that tells of a database out of reach needs it too.
    c.set('view', createView(c, lang, known))
    const account = await deps.signIn.account(c.req.raw.headers)
    if (account) {
      const actor = await findActor(deps.db, account.id, mandateDay(deps.now()))
      c.set('view', { ...c.var.view, account, actor })
      c.header('cache-control', 'private, no-store')
    }
    // PostgreSQL stores no zero byte in a text: whoever sends one mistyped nothing.
    if (/%00/.test(c.req.url)) throw new Refusal('invalid')
    await next()
  })
  // Reading needs neither: and to ask a reading request for its body makes it costly.
  app.on(
    ['POST', 'PUT', 'PATCH', 'DELETE'],
    '*',
    sentFromHere(publicOrigin),
    bodyLimit({ maxSize: largestForm, onError: refuseSize }),
    refuseUnreadable,
  )
  app.use(
    permissionGate({
      table: permissions,
      findTarget: (kind, parameters) => findTarget(deps, kind, parameters),
      secondFactorFor: () => null,
    }),
  )
  if (outboxShown) app.route('/', outboxRoutes(deps))
  app.get('/:lang', (c) => {
    const lang = c.req.param('lang')
    return isLanguage(lang) ? c.redirect(href('home', { lang }), 301) : refused(c, 'not_found')
  })
  app.use(trimTrailingSlash())
  app.use('/:lang/*', async (c, next) => {
    if (!isLanguage(c.req.param('lang'))) throw new Refusal('not_found')
    await next()
  })
  for (const pages of [
    sitePages,
    signInPages,
    networkPages,
    libraryPages,
    instrumentPages,
    assessmentPages,
    insightPages,
    trailPages,
  ]) {
    app.route('/', pages(deps))
  }

  app.route('/', permissionPages(permissions))

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

/** Behind a proxy that ends TLS the request names another origin than the one readers see. */
const sentFromHere = (publicOrigin: string) =>
  csrf({ origin: (origin, c) => origin === publicOrigin || origin === new URL(c.req.url).origin })

/** One answer to everything that cannot be carried out: a page, or the same as data where a script asked. */
function refused(c: Context<Env>, code: RefusalCode | 'failed', sentence?: string): Response {
  const { view } = c.var
  const status = code === 'failed' ? 500 : statusOf[code]
  if (!jsonOf(c)) return page(c, errorPage(view, code, sentence), status)
  return c.json(
    { kind: 'refused', code, sentence: sentence ?? view.speech.words('site')(`error.${code}.text`) },
    status,
  )
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
