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

export interface Reply {
  kind: 'saved' | 'clash' | 'invalid' | 'refused'
  /** Why it was refused. */
  code?: string
  sentence?: string
  /** Sentences by part of the item, when it is invalid. */
  faults?: Record<string, string>
  /** What is in force now, and whether this save put it there. */
  revision: number
  draft?: Fields
  changed?: boolean
  progress?: { area: string; done: number; of: number; short: string; text: string }[]
  /** Markup of the answers to choose between. */
  clash?: string | null
}

/** Undefined when the server could not be reached, or not answer. */
export async function put(address: string, body: Draft | Choice): Promise<Reply | undefined> {
  try {
    const response = await fetch(address, {
      method: 'PUT',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
      // Lets the request outlive a page that is being closed.
      keepalive: document.hidden,
    })
    return response.status < 500 ? ((await response.json()) as Reply) : undefined
  } catch {
    return undefined
  }
}
