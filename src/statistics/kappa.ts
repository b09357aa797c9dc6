/**
 * Cohen's kappa of two raters: agreement beyond what their own habits would bring by chance.
 *
 * Each pair is one decision; categories are compared as text. 1 is full agreement, 0 is chance, below 0 is worse.
 * Null where it is not defined: no decision, or both raters always chose one and the same category.
 *
 * Source: J. Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20:37-46.
 */
export function cohenKappa(pairs: readonly (readonly [string, string])[]): number | null {
  if (pairs.length === 0) return null
  const first = new Map<string, number>()
  const second = new Map<string, number>()
  for (const [a, b] of pairs) {
    first.set(a, (first.get(a) ?? 0) + 1)
    second.set(b, (second.get(b) ?? 0) + 1)
  }
  const n = pairs.length
  const observed = pairs.filter(([a, b]) => a === b).length / n
  let expected = 0
  for (const [category, count] of first) expected += (count / n) * ((second.get(category) ?? 0) / n)
  return expected === 1 ? null : (observed - expected) / (1 - expected)
}
