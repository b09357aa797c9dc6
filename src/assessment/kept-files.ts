import { PapersBusy, PdfUnavailable } from '#platform/document'
import { Refusal } from '#platform/http'
import type { Speech } from '#platform/i18n'

export type Bytes = Uint8Array<ArrayBuffer>

/** Files made last, kept as they were sent. */
const mostKept = 24

/**
 * Makes a file once for everybody who asks while it is remembered: its key says all that it depends on. Without a key
 * nothing is kept. Throws Refusal unavailable, in a sentence, where none can be made here, or not now.
 */
export type KeptFiles = (key: string | null, speech: Speech, make: () => Promise<Bytes>) => Promise<Bytes>

export function keptFiles(): KeptFiles {
  const kept = new Map<string, Promise<Bytes>>()
  return async (key, speech, make) => {
    const made = (key !== null && kept.get(key)) || make()
    if (key !== null) keep(kept, key, made)
    return made.catch((error: unknown) => {
      const t = speech.words('reportFiles')
      if (error instanceof PdfUnavailable) throw new Refusal('unavailable', t('pdf.unavailable'))
      if (error instanceof PapersBusy) throw new Refusal('unavailable', t('busy'))
      throw error
    })
  }
}

function keep(kept: Map<string, Promise<Bytes>>, key: string, made: Promise<Bytes>): void {
  kept.delete(key)
  kept.set(key, made)
  made.catch(() => {
    if (kept.get(key) === made) kept.delete(key)
  })
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
}
