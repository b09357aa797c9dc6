import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Deps } from '#deps'
import { type Env, page, type View } from '#platform/http'
import type { Session } from '#platform/sign-in'
import { href, patterns } from '#routes'
import { Badge, Breadcrumb, Notice, Page, Table } from '#ui'
import { accountOf } from './account-of.ts'
import { deviceWords, shortAddress } from './device.ts'

/** What has just been done, told after the redirect. */
const Done = z.enum(['ended', 'gone']).optional().catch(undefined)
const Others = z.coerce.number().int().min(1).max(9999).optional().catch(undefined)

export function sessionPages({ signIn }: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.sessions, async (c) => {
    const sessions = await signIn.sessions.list(accountOf(c))
    const done = { done: Done.parse(c.req.query('done')), others: Others.parse(c.req.query('others')) }
    return page(c, <SessionsPage view={c.var.view} own={accountOf(c).sessionId} sessions={sessions} {...done} />)
  })
  pages.post(patterns.sessionsEndOthers, async (c) =>
    back(c, { others: await signIn.sessions.endOthers(accountOf(c)) }),
  )
  pages.post(patterns.sessionEnd, async (c) => {
    const ended = await signIn.sessions.end(accountOf(c), c.req.param('session'))
    return back(c, { done: ended ? 'ended' : 'gone' })
  })
  return pages
}

const back = (c: Context<Env>, done: { done?: string; others?: number }) =>
  c.redirect(href('sessions', { lang: c.var.view.lang }, done), 303)

interface SessionsProps {
  view: View
  own: string
  sessions: readonly Session[]
  done?: 'ended' | 'gone' | undefined
  others?: number | undefined
}

function SessionsPage({ view, own, sessions, done, others }: SessionsProps) {
  const t = view.speech.words('account')
  const { lang } = view
  const crumbs = [{ label: t('back.account'), href: href('account', { lang }) }]
  return (
    <Page view={view} title={t('sessions.title')} indexed={false}>
      <Breadcrumb speech={view.speech} crumbs={crumbs} />
      <h1>{t('sessions.title')}</h1>
      <p class="lead">{t('sessions.lead')}</p>
      {done && (
        <Notice kind={done === 'ended' ? 'success' : 'information'} live>
          <p>{t(`sessions.${done}`)}</p>
        </Notice>
      )}
      {others !== undefined && (
        <Notice kind="success" live>
          <p>{t('sessions.othersEnded', { count: others })}</p>
        </Notice>
      )}
      <SessionTable view={view} own={own} sessions={sessions} />
      {sessions.length > 1 ? (
        <form class="actions" method="post" action={href('sessionsEndOthers', { lang })}>
          <button type="submit">{t('sessions.endOthers')}</button>
        </form>
      ) : (
        <p class="hint">{t('sessions.only')}</p>
      )}
    </Page>
  )
}

/** With its zone: nobody knows in which one the reader is. */
const toTheMinute = {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
} as const

function SessionTable({ view, own, sessions }: Pick<SessionsProps, 'view' | 'own' | 'sessions'>) {
  const t = view.speech.words('account')
  const when = (at: Date) => view.speech.date(at, toTheMinute)
  const device = (session: Session) => deviceWords(session.userAgent, t)
  return (
    <Table
      caption={t('sessions.title')}
      captionHidden
      stacked
      rows={sessions}
      columns={[
        {
          key: 'device',
          head: t('sessions.device'),
          rowHead: true,
          cell: (session) => (
            <>
              {device(session)} {session.id === own && <Badge kind="good">{t('sessions.this')}</Badge>}
            </>
          ),
        },
        { key: 'signedIn', head: t('sessions.signedIn'), cell: ({ signedInAt }) => when(signedInAt) },
        { key: 'seen', head: t('sessions.seen'), cell: ({ seenAt }) => view.speech.date(seenAt) },
        {
          key: 'address',
          head: t('sessions.address'),
          cell: ({ address }) => shortAddress(address) || t('sessions.address.unknown'),
        },
        {
          key: 'action',
          head: t('sessions.action'),
          cell: (session) =>
            session.id === own ? (
              <form method="post" action={href('signOut', { lang: view.lang })}>
                <button class="quiet" type="submit">
                  {t('sessions.signOut')}
                </button>
              </form>
            ) : (
              <form method="post" action={href('sessionEnd', { lang: view.lang, session: session.id })}>
                <button
                  class="quiet"
                  type="submit"
                  aria-label={t('sessions.end.label', { device: device(session), when: when(session.signedInAt) })}
                >
                  {t('sessions.end')}
                </button>
              </form>
            ),
        },
      ]}
    />
  )
}
