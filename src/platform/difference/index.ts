import { diffWordsWithSpace } from 'diff'

export interface Piece {
  readonly text: string
  readonly change: 'same' | 'added' | 'removed'
}

/** Beyond that many words two texts have little in common, and are shown one after the other. */
const farthest = 400

/** Two texts as one, word by word. */
export function wordDifference(before: string, after: string): Piece[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: farthest })
  if (!changes) {
    return [
      { text: before, change: 'removed' },
      { text: after, change: 'added' },
    ]
  }
  return changes.map(({ value, added, removed }) => {
    return { text: value, change: added ? 'added' : removed ? 'removed' : 'same' }
  })
}
