import type { Standing } from './server.ts'

/** What others do meanwhile, as the server tells it; the other side is live/feed.ts. */
export interface News {
  /** False once the round is signed off. */
  open: boolean
  progress: { area: string; done: number; of: number; short: string; text: string }[]
  items: Standing[]
}

/** Sentences of who is where. */
export interface People {
  here: string | null
  areas: { area: string; text: string }[]
  items: { item: string; text: string }[]
}

interface Hearing {
  /** The newest version of each item that the page shows. */
  seen(): string
  news(news: News): void
  people(people: People): void
}

const nobody: People = { here: null, areas: [], items: [] }
const longestPause = 60_000
const settling = 500

/**
 * Follows a round for as long as the page is looked at: a hidden one is told nothing, and nobody is told of its reader.
 * Returns what to say where the reader is.
 */
export function follow(address: string, area: string, hearing: Hearing): (item: string | null) => void {
  let source: EventSource | undefined
  let tab = ''
  let failures = 0
  let again: ReturnType<typeof setTimeout> | undefined
  let settled: ReturnType<typeof setTimeout> | undefined
  let place: string | null = null

  function open() {
    if (source || document.hidden) return
    clearTimeout(again)
    // A name for this one look at the page.
    tab = [...crypto.getRandomValues(new Uint32Array(4))].map((number) => number.toString(36)).join('-')
    const query = new URLSearchParams({ tab, area, seen: hearing.seen() })
    const opened = new EventSource(`${address}?${query}`)
    source = opened
    opened.addEventListener('open', () => place && tell())
    opened.addEventListener('error', () => source === opened && retry())
    opened.addEventListener('answers', ({ data }: MessageEvent<string>) => {
      failures = 0
      hearing.news(JSON.parse(data) as News)
    })
    opened.addEventListener('people', ({ data }: MessageEvent<string>) => hearing.people(JSON.parse(data) as People))
  }

  function close() {
    clearTimeout(again)
    source?.close()
    source = undefined
    hearing.people(nobody)
  }

  /** The browser's own tries would say what the page had seen when it was opened; and would end at the first refusal. */
  function retry() {
    close()
    failures += 1
    again = setTimeout(open, Math.min(500 * 2 ** failures, longestPause) * (0.5 + Math.random()))
  }

  function tell() {
    const body = JSON.stringify({ tab, item: place })
    const headers = { accept: 'application/json', 'content-type': 'application/json' }
    fetch(address, { method: 'POST', headers, body }).catch(() => {})
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()))
  addEventListener('pagehide', close)
  addEventListener('pageshow', open)
  addEventListener('online', open)
  open()

  return (item) => {
    if (item === place) return
    place = item
    clearTimeout(settled)
    settled = setTimeout(() => source?.readyState === EventSource.OPEN && tell(), settling)
  }
}
