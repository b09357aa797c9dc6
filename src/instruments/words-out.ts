import * as store from './store.ts'

/** Stands where words were taken out. */
const gap = '[…]'

/** The text without the words, wherever they stand as whole words; the same text where they do not. */
export function withoutWords(text: string, words: string): string {
  const written = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('\\s+')
  return written === '' ? text : text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${written}(?![\\p{L}\\p{N}])`, 'gu'), gap)
}

/**
 * Takes words that lead to a person out of the text answer to an item, in every revision there is of it, also once the response
 * is submitted. Resolves to how many revisions held them; the entry in the trail is the caller's.
 */
export async function takeOutWords(tx: store.Tx, responseId: string, item: string, words: string): Promise<number> {
  // Whoever saves waits.
  await store.lockResponse(tx, responseId)
  const changed = (await store.selectHistory(tx, responseId, [item])).flatMap(({ answer, ...revision }) => {
    const text = 'text' in answer ? withoutWords(answer.text, words) : ''
    const holds = 'text' in answer && text !== answer.text
    return holds ? [{ responseId, ...revision, answer: { ...answer, text } }] : []
  })
  await store.replaceRevisions(tx, changed)
  return changed.length
}
