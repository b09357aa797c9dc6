import { Hono } from 'hono'
import { isLoopback, outboxFolder } from '#config'
import type { Deps } from '#deps'
import { type Env, notFound, page, type View } from '#platform/http'
import { listOutbox, type OutboxEntry } from '#platform/mail'
import type { DemonstrationCode } from '#platform/sign-in'
import { patterns } from '#routes'
import { Empty, Page, Table } from '#ui'

export function outboxRoutes({ config, signIn }: Deps): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get(patterns.outbox, async (c) => {
    // Whatever name another site gave this machine: only its own names may read the mail.
    if (!isLoopback(new URL(c.req.url).hostname.replace(/^\[|\]$/g, ''))) throw notFound()
    const messages = await listOutbox(outboxFolder(config))
    const codes = await signIn.secondFactor.demonstrationCodes()
    return page(c, <OutboxPage view={c.var.view} messages={messages} codes={codes} />)
  })
  return routes
}

interface OutboxProps {
  view: View
  messages: readonly OutboxEntry[]
  codes: readonly DemonstrationCode[]
}

function OutboxPage({ view, messages, codes }: OutboxProps) {
  const t = view.speech.words('site')
  return (
    <Page view={view} title={t('outbox.title')} indexed={false}>
      <article class="narrow">
        <h1>{t('outbox.title')}</h1>
        <p class="lead">{t('outbox.lead')}</p>
        {codes.length > 0 && <Codes view={view} codes={codes} />}
        {messages.length === 0 && <Empty title={t('outbox.empty')} />}
        {messages.map((message) => {
          const link = /https?:\/\/\S+/.exec(message.text)?.[0]
          return (
            <section class="card message">
              <h2>{message.subject}</h2>
              <p class="hint">
                {t('outbox.to')} {message.to}
              </p>
              <pre>{message.text}</pre>
              {link && (
                <a class="button" href={link}>
                  {t('outbox.follow')}
                </a>
              )}
            </section>
          )
        })}
      </article>
    </Page>
  )
}

/** In place of an authenticator app, for whoever tries the program out. */
function Codes({ view, codes }: Pick<OutboxProps, 'view' | 'codes'>) {
  const t = view.speech.words('account')
  return (
    <section class="codes">
      <h2>{t('outbox.codes.title')}</h2>
      <p>{t('outbox.codes.text')}</p>
      <Table
        caption={t('outbox.codes.title')}
        captionHidden
        stacked
        rows={codes}
        columns={[
          { key: 'name', head: t('account.name'), rowHead: true, cell: ({ name }) => name },
          { key: 'code', head: t('secondFactor.code'), cell: ({ code }) => <strong>{code}</strong> },
          { key: 'email', head: t('outbox.codes.email'), cell: ({ email }) => email },
        ]}
      />
    </section>
  )
}
