/** What is sent and what comes back; the other side is pages/answer.tsx. */

export interface Fields {
  values: string[]
  comment: string
  source: string
}

export interface Draft extends Fields {
  /** The newest revision that the reader has seen. */
  basedOn: number
}

export interface Choice {
  choose: number
  basedOn: number
}

/** How an item stands with the server, as live/standing.tsx says it. */
export interface Standing {
  item: string
  /** In force; 0 for none. */
  revision: number
  /** Of all that were saved: whoever has seen it has seen everything. */
  newest: number
  savedAt: string | null
  draft: Fields | null
  mine: boolean
  name: string
  /** Markup of the answer in force. */
  shown: string | null
  /** Markup of the answers to choose between. */
  clash: string | null
}

export interface Reply extends Partial<Standing> {
  kind: 'saved' | 'clash' | 'invalid' | 'refused'
  /** Why it was refused. */
  code?: string
  sentence?: string
  /** Sentences by part of the item, when it is invalid. */
  faults?: Record<string, string>
  /** What is in force now, and whether this save put it there. */
  revision: number
  changed?: boolean
  progress?: { area: string; done: number; of: number; short: string; text: string }[]
}

/** Undefined when the same is worth sending again: the server could not be reached, or could not answer. */
export async function put(address: string, body: Draft | Choice): Promise<Reply | undefined> {
  try {
    const sent = fetch(address, {
      method: 'PUT',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
      // Lets the request outlive a page that is being closed.
      keepalive: document.hidden,
    })
    return await replyIn(await sent)
  } catch {
    return undefined
  }
}

/** Whatever stands between us and the server may answer in its place, in no words of ours. */
export async function replyIn(response: Response): Promise<Reply | undefined> {
  const { status, ok } = response
  if (status >= 500 || status === 408 || status === 429) return undefined
  const reply: unknown = await response.json().catch(() => undefined)
  if (isReply(reply)) return reply
  // Something other than the server says that all is well: nothing was saved.
  if (ok) return undefined
  return { kind: 'refused', code: unsaid[status] ?? 'refused', revision: 0 }
}

/** What a status means where nothing else says it. */
const unsaid: Readonly<Record<number, string>> = { 401: 'sign_in', 403: 'sign_in', 413: 'too_large', 422: 'invalid' }

const kinds = new Set(['saved', 'clash', 'invalid', 'refused'])

const isReply = (value: unknown): value is Reply =>
  typeof value === 'object' && value !== null && 'kind' in value && kinds.has(String(value.kind))
