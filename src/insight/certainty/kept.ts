/** What was computed of rows that never change, by a key that names them and the choices; the oldest goes first. */
export function kept(most: number): <Value>(key: string, compute: () => Value) => Value {
  const known = new Map<string, unknown>()
  return <Value>(key: string, compute: () => Value): Value => {
    if (known.has(key)) return known.get(key) as Value
    const value = compute()
    known.set(key, value)
    const [oldest] = known.keys()
    if (known.size > most && oldest !== undefined) known.delete(oldest)
    return value
  }
}
