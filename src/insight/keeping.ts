/**
 * Reads rows that never change at most once while they are kept; the oldest go first. Ids must be of the content: what
 * stands under one can then never be another's, not even in another database.
 */
export function keeping<Source, Value>(
  limit: number,
  read: (source: Source, ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): (source: Source, ids: readonly string[]) => Promise<Map<string, Value>> {
  const kept = new Map<string, Value>()
  return async (source, ids) => {
    const unknown = ids.filter((id) => !kept.has(id))
    const found = unknown.length > 0 ? await read(source, unknown) : new Map<string, Value>()
    const answer = new Map<string, Value>()
    for (const id of ids) {
      const value = kept.get(id) ?? found.get(id)
      if (value !== undefined) answer.set(id, value)
    }
    for (const [id, value] of found) kept.set(id, value)
    for (const id of kept.keys()) {
      if (kept.size <= limit) break
      kept.delete(id)
    }
    return answer
  }
}
