/** What the server tells of a round; the other side is pages/feed.tsx. */
export interface Told {
  step: number
  /** What the board shows, markup of it and of the talk; where something has changed. */
  key?: string
  board?: string
  talk?: string
  /** For whoever leads: how many. */
  counts?: string
}

interface Hearing {
  /** The step that the page shows. */
  step(): number
  told(told: Told): void
  /** False while the server cannot be reached. */
  reached(reached: boolean): void
}

const longestPause = 15_000
/** Tries in vain before the page says that it is alone. */
const patience = 3

/** Follows a round for as long as the page stands open. Returns what ends it. */
export function follow(address: string, hearing: Hearing): () => void {
  let source: EventSource | undefined
  let failures = 0
  let again: ReturnType<typeof setTimeout> | undefined

  function open() {
    if (source) return
    clearTimeout(again)
    const asked = new URL(address, location.href)
    asked.searchParams.set('step', String(hearing.step()))
    const opened = new EventSource(asked)
    source = opened
    opened.addEventListener('open', () => hearing.reached(true))
    opened.addEventListener('error', () => source === opened && retry())
    opened.addEventListener('round', ({ data }: MessageEvent<string>) => {
      failures = 0
      hearing.reached(true)
      hearing.told(JSON.parse(data) as Told)
    })
  }

  function close() {
    clearTimeout(again)
    source?.close()
    source = undefined
  }

  function retry() {
    close()
    failures += 1
    // A stream that ends is an everyday thing; one that does not come back soon is worth a word.
    if (failures >= patience) hearing.reached(false)
    again = setTimeout(open, Math.min(250 * 2 ** failures, longestPause) * (0.5 + Math.random()))
  }

  const anew = () => {
    close()
    open()
  }
  addEventListener('pagehide', close)
  addEventListener('pageshow', open)
  addEventListener('online', anew)
  // A phone that was put away may hold a connection that is none any more.
  const woken = () => document.hidden || anew()
  document.addEventListener('visibilitychange', woken)
  open()
  return () => {
    removeEventListener('pageshow', open)
    removeEventListener('online', anew)
    document.removeEventListener('visibilitychange', woken)
    close()
  }
}
