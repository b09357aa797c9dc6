import type { Structure } from '../panel/panel.ts'
import { weightIn } from '../panel/scores.ts'

/**
 * The weight of every node in the index: the product of its shares on the way up. The index itself has 1. `given` are the
 * weights of a method, in place of those of the structure.
 */
export function effectiveWeights(
  { indicators, aggregates }: Structure,
  given: Readonly<Record<string, number>> = {},
): Map<string, number> {
  const nodes = new Map<string, { parent: string | null; weight: number }>()
  for (const { key, parent, weight } of [...indicators, ...aggregates]) {
    nodes.set(key, { parent, weight: weightIn(given, key) ?? weight })
  }
  const totals = new Map<string, number>()
  for (const { parent, weight } of nodes.values()) {
    if (parent !== null) totals.set(parent, (totals.get(parent) ?? 0) + weight)
  }
  const effective = (key: string): number => {
    const node = nodes.get(key)
    if (!node || node.parent === null) return 1
    return (node.weight / (totals.get(node.parent) ?? node.weight)) * effective(node.parent)
  }
  return new Map([...nodes.keys()].map((key) => [key, effective(key)]))
}
