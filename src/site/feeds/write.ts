import { generateAtomFeed, generateJsonFeed } from 'feedsmith'
import type { View } from '#platform/http'
import { href } from '#routes'
import type { FeedItem, FeedName } from './model.ts'

/** A feed before it is written in one of the two forms. */
export interface Feed {
  readonly name: FeedName
  readonly title: string
  readonly description: string
  readonly publisher: string
  readonly items: readonly FeedItem[]
}

/** The same for good, wherever the page moves: RFC 4151. */
const tag = (view: View, name: string) => `tag:${new URL(view.origin).hostname},2026:${encodeURI(name)}`
const itemTag = (view: View, { kind, id }: FeedItem) => tag(view, `${kind.replaceAll(' ', '-')}/${id}`)

/** What XML cannot hold at all, however written. */
const legible = (text: string) => text.toWellFormed().replaceAll(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, ' ')

const latest = (items: readonly FeedItem[]): Date =>
  items.reduce((newest, { updated }) => (updated > newest ? updated : newest), new Date(0))

export function atomFeed(view: View, feed: Feed): string {
  const { lang, origin } = view
  const self = origin + href('feed', { lang, feed: `${feed.name}.xml` })
  return generateAtomFeed({
    xml: { lang },
    id: tag(view, `${lang}/${feed.name}`),
    title: { value: feed.title },
    subtitle: { value: feed.description },
    updated: latest(feed.items),
    authors: [{ name: feed.publisher }],
    links: [
      { rel: 'self', type: 'application/atom+xml', href: self, hreflang: lang },
      { rel: 'alternate', type: 'text/html', href: origin + href('feeds', { lang }), hreflang: lang },
    ],
    entries: feed.items.map((item) => ({
      ...(item.lang !== lang && { xml: { lang: item.lang } }),
      id: itemTag(view, item),
      title: { value: legible(item.title) },
      summary: { value: legible(item.text) },
      updated: item.updated,
      ...(item.published && { published: item.published }),
      links: [{ rel: 'alternate', type: 'text/html', href: origin + item.address, hreflang: lang }],
      categories: item.themes.map((term) => ({ term })),
    })),
  })
}

export function jsonFeed(view: View, feed: Feed): string {
  const { lang, origin } = view
  return JSON.stringify(
    generateJsonFeed({
      title: feed.title,
      description: feed.description,
      language: lang,
      home_page_url: origin + href('feeds', { lang }),
      feed_url: origin + href('feed', { lang, feed: `${feed.name}.json` }),
      authors: [{ name: feed.publisher }],
      items: feed.items.map((item) => ({
        id: itemTag(view, item),
        url: origin + item.address,
        title: item.title.toWellFormed(),
        content_text: item.text.toWellFormed(),
        language: item.lang,
        date_modified: item.updated,
        ...(item.published && { date_published: item.published }),
        ...(item.themes.length > 0 && { tags: [...item.themes] }),
      })),
    }),
  )
}
