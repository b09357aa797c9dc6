import damerauLevenshtein from 'damerau-levenshtein'
import type { Candidate } from './store.ts'

/** The word that was meant: at most one slip away, two in a long one; of equals the commoner. Undefined: none resembles it. */
export function nearest(candidates: readonly Candidate[]): string | undefined {
  const near = candidates
    .map((candidate) => ({ ...candidate, steps: damerauLevenshtein(candidate.folded, candidate.word).steps }))
    .filter(({ folded, steps }) => steps > 0 && steps <= (folded.length >= 7 ? 2 : 1))
  const [best] = near.sort((a, b) => a.steps - b.steps || b.documents - a.documents || (a.word < b.word ? -1 : 1))
  return best?.word
}
