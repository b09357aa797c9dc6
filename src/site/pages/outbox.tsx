import { Hono } from 'hono'
import { isLoopback, outboxFolder } from '#config'
import type { Deps } from '#deps'
import { type Env, notFound, page, type View } from '#platform/http'
import { listOutbox, type OutboxEntry } from '#platform/mail'
import { patterns } from '#routes'
import { Empty, Page } from '#ui'

export function outboxRoutes({ config }: Deps): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get(patterns.outbox, async (c) => {
    // Whatever name another site gave this machine: only its own names may read the mail.
    if (!isLoopback(new URL(c.req.url).hostname.replace(/^\[|\]$/g, ''))) throw notFound()
    return page(c, <OutboxPage view={c.var.view} messages={await listOutbox(outboxFolder(config))} />)
  })
  return routes
}

function OutboxPage({ view, messages }: { view: View; messages: readonly OutboxEntry[] }) {
  const t = view.speech.words('site')
  return (
    <Page view={view} title={t('outbox.title')} indexed={false}>
      <article class="narrow">
        <h1>{t('outbox.title')}</h1>
        <p class="lead">{t('outbox.lead')}</p>
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
