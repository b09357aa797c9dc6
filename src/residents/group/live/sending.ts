export interface Reply {
  saved: boolean
  /** A sentence for whoever sent it. */
  said: string
  /** What the button is called now. */
  button?: string
}

/** Undefined when the same is worth sending again: the server could not be reached, or could not answer. */
export async function send(form: HTMLFormElement): Promise<Reply | undefined> {
  try {
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
    const response = await fetch(form.action, { method: 'POST', headers: { accept: 'application/json' }, body })
    const { status } = response
    if (status >= 500 || status === 408 || status === 429) return undefined
    const told = (await response.json().catch(() => undefined)) as Record<string, string> | undefined
    if (told?.['kind'] === 'saved') return { saved: true, said: told['said'] ?? '', button: told['button'] ?? '' }
    // Whatever stands between us and the server may have answered in its place.
    return told?.['kind'] === 'refused' ? { saved: false, said: told['sentence'] ?? '' } : undefined
  } catch {
    return undefined
  }
}
