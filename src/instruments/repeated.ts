/** Takes the path of what is wrong in the document, and a sentence. */
export type Report = (path: readonly PropertyKey[], message: string) => void

/** Tells of every entry that stands in the list already. */
export function repeated<T>(
  list: readonly T[],
  found: (index: number, entry: T) => void,
  by: (entry: T) => unknown = (e) => e,
) {
  const seen = new Set<unknown>()
  list.forEach((entry, i) => {
    if (seen.has(by(entry))) found(i, entry)
    seen.add(by(entry))
  })
}
