/** What can be followed by itself; `kinds`: of entries. */
export const feeds = {
  all: { kinds: ['news item', 'event', 'publication', 'project', 'theme', 'campaign', 'newsletter issue', 'course'] },
  news: { kinds: ['news item'] },
  events: { kinds: ['event'] },
  publications: { kinds: ['publication'] },
  practices: { kinds: [] },
} as const satisfies Record<string, { kinds: readonly string[] }>

export type FeedName = keyof typeof feeds
export const feedNames = Object.keys(feeds) as FeedName[]
export const feedFormats = ['xml', 'json'] as const
export type FeedFormat = (typeof feedFormats)[number]

/** `news.xml`; undefined: there is no such feed. */
export function readFeedFile(file: string): { name: FeedName; format: FeedFormat } | undefined {
  const [, name, format] = /^([a-z]+)\.(xml|json)$/.exec(file) ?? []
  if (!name || !Object.hasOwn(feeds, name)) return undefined
  return { name: name as FeedName, format: format as FeedFormat }
}

export interface FeedItem {
  readonly kind: string
  readonly id: string
  readonly title: string
  readonly text: string
  /** That the text is in. */
  readonly lang: string
  /** Below the origin. */
  readonly address: string
  /** Null where nobody recorded when. */
  readonly published: Date | null
  readonly updated: Date
  readonly themes: readonly string[]
}

export const newestFirst = (items: readonly FeedItem[]): FeedItem[] =>
  items.toSorted(
    (a, b) =>
      (b.published ?? b.updated).getTime() - (a.published ?? a.updated).getTime() ||
      (a.id < b.id ? -1 : Number(a.id > b.id)),
  )

export const mostItems = 50
