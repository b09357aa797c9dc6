/**
 * Asks again only when an answer is older than `seconds`. Those who ask for the same at the same time wait for one answer;
 * one that failed is not kept. For few keys and for what may be shown a little late.
 */
export function keepFor<Key, Value>(
  seconds: number,
  now: () => Date,
  read: (key: Key) => Promise<Value>,
): (key: Key) => Promise<Value> {
  const kept = new Map<Key, { readAt: number; value: Promise<Value> }>()
  return (key) => {
    const time = now().getTime()
    const known = kept.get(key)
    if (known && time - known.readAt < seconds * 1000) return known.value
    const value = read(key)
    kept.set(key, { readAt: time, value })
    value.catch(() => kept.delete(key))
    return value
  }
}
