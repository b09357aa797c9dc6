import { Hono } from 'hono'
import { etag } from 'hono/etag'
import type { Deps } from '#deps'
import { type Env, notFound, page, type View } from '#platform/http'
import { href, patterns } from '#routes'
import { Page } from '#ui'
import { type FeedFormat, feedFormats, type FeedName, feedNames, readFeedFile } from './model.ts'
import { readFeed } from './read.ts'
import { atomFeed, type Feed, jsonFeed } from './write.ts'

const types: Readonly<Record<FeedFormat, string>> = {
  xml: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
}

export function feedPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.feeds, (c) => page(c, <FeedsPage view={c.var.view} />))
  pages.use(patterns.feed, etag())
  pages.get(patterns.feed, async (c) => {
    const { view } = c.var
    const wanted = readFeedFile(c.req.param('feed'))
    if (!wanted) throw notFound()
    const feed = feedOf(view, wanted.name, await readFeed(deps, wanted.name, view.lang))
    c.header('content-type', types[wanted.format])
    if (!view.account) c.header('cache-control', 'public, max-age=300')
    return c.body((wanted.format === 'xml' ? atomFeed : jsonFeed)(view, feed))
  })
  return pages
}

function feedOf(view: View, name: FeedName, items: Feed['items']): Feed {
  const [t, site] = [view.speech.words('search'), view.speech.words('site')]
  return {
    name,
    title: `${t(`feeds.${name}`)} – ${site('name')}`,
    description: t('feeds.description'),
    publisher: site('name'),
    items,
  }
}

function FeedsPage({ view }: { view: View }) {
  const { lang, speech } = view
  const t = speech.words('search')
  const address = (name: FeedName, format: FeedFormat) => href('feed', { lang, feed: `${name}.${format}` })
  return (
    <Page view={view} title={t('feeds.title')} description={t('feeds.description')}>
      <article class="narrow">
        <h1>{t('feeds.title')}</h1>
        <p class="lead">{t('feeds.lead')}</p>
        <h2>{t('feeds.feeds')}</h2>
        <ul class="feeds">
          {feedNames.map((name) => (
            <li>
              <strong>{t(`feeds.${name}`)}</strong>
              {feedFormats.map((format) => (
                <a href={address(name, format)} type={types[format].split(';')[0]}>
                  {t(format === 'xml' ? 'feeds.atom' : 'feeds.json')}
                  <span class="unseen"> – {t(`feeds.${name}`)}</span>
                </a>
              ))}
            </li>
          ))}
        </ul>
        <h2>{t('feeds.calendars')}</h2>
        <p>{t('feeds.calendars.text')}</p>
        <ul>
          <li>
            <a href={href('eventsCalendar', { lang })}>{t('feeds.calendars.events')}</a>
          </li>
        </ul>
      </article>
    </Page>
  )
}
