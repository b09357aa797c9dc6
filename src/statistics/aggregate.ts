import { means } from './mean.ts'
import type { Mean, Term } from './mean.ts'

/** What is known of one item; a value is >= 0, on one scale for all leaves (0..1 or 0..100). */
export type Leaf =
  | { readonly state: 'answered'; readonly value: number }
  | { readonly state: 'na' }
  | { readonly state: 'missing' }

export interface Child {
  readonly key: string
  /** > 0; only the proportions between the children of one node count. */
  readonly weight: number
}

/** A named mean of leaves and other nodes. Levels may be skipped, and two nodes may share a child. */
export interface Node {
  readonly key: string
  readonly children: readonly Child[]
  readonly mean: Mean
  /** Share 0..1, by weight, of the applicable children that must have a value of their own; less, and the node has none. */
  readonly availability?: number
}

export interface Method {
  /** A missing leaf counts 0, or leaves both sums as one that does not apply. */
  readonly missing: 'zero' | 'leave_out'
}

export type StructureFault = 'cycle' | 'unknown_child' | 'weight' | 'duplicate_key' | 'value'

/** A structure that cannot be aggregated. `node` is the key at fault. */
export class StructureError extends Error {
  override readonly name = 'StructureError'
  readonly fault: StructureFault
  readonly node: string

  constructor(fault: StructureFault, node: string, message: string) {
    super(message)
    this.fault = fault
    this.node = node
  }
}

interface Outcome {
  readonly value: number | null
  readonly applicable: boolean
  /** Has a value that somebody gave, not a 0 in the place of a missing one. */
  readonly given: boolean
}

/**
 * The value of every node, unrounded, on the scale of the leaves; null where nothing applies or too little is available.
 * Not applicable leaves both sums: value = sum(w x) / sum(w) over what remains, or the geometric or harmonic form.
 * A null node leaves the mean above it.
 *
 * @throws StructureError naming the node: a cycle, an unknown child, a weight that is not > 0, a key that occurs twice,
 *   a leaf whose value is negative or not finite.
 */
export function aggregate(
  structure: readonly Node[],
  leaves: ReadonlyMap<string, Leaf>,
  method: Method,
): Map<string, number | null> {
  const nodes = byKey(structure, leaves)
  const outcomes = new Map<string, Outcome>()
  const open = new Set<string>()

  const visit = (key: string, parent: string): Outcome => {
    const known = outcomes.get(key)
    if (known) return known
    const leaf = leaves.get(key)
    const node = nodes.get(key)
    if (!leaf && !node) {
      throw new StructureError('unknown_child', parent, `${parent} has the child ${key}, which is no node and no leaf`)
    }
    if (open.has(key)) throw new StructureError('cycle', key, `${key} contains itself`)
    open.add(key)
    const outcome = node ? ofNode(node, (child) => visit(child, node.key)) : ofLeaf(key, leaf, method)
    open.delete(key)
    outcomes.set(key, outcome)
    return outcome
  }
  return new Map(structure.map(({ key }) => [key, visit(key, key).value]))
}

function byKey(structure: readonly Node[], leaves: ReadonlyMap<string, Leaf>) {
  const nodes = new Map<string, Node>()
  for (const node of structure) {
    if (nodes.has(node.key) || leaves.has(node.key)) {
      throw new StructureError('duplicate_key', node.key, `the key ${node.key} occurs twice`)
    }
    nodes.set(node.key, node)
    checkChildren(node)
  }
  return nodes
}

function checkChildren(node: Node) {
  const seen = new Set<string>()
  for (const { key, weight } of node.children) {
    if (seen.has(key)) throw new StructureError('duplicate_key', node.key, `${node.key} has the child ${key} twice`)
    if (!(weight > 0 && weight < Infinity)) {
      throw new StructureError('weight', node.key, `${node.key} gives ${key} the weight ${weight}: it must be > 0`)
    }
    seen.add(key)
  }
}

function ofLeaf(key: string, leaf: Leaf | undefined, method: Method): Outcome {
  if (!leaf || leaf.state === 'na') return { value: null, applicable: false, given: false }
  if (leaf.state === 'missing') return { value: method.missing === 'zero' ? 0 : null, applicable: true, given: false }
  if (!(leaf.value >= 0 && leaf.value < Infinity)) {
    throw new StructureError('value', key, `${key} has the value ${leaf.value}: it must be a number >= 0`)
  }
  return { value: leaf.value, applicable: true, given: true }
}

function ofNode(node: Node, visit: (key: string) => Outcome): Outcome {
  const terms: Term[] = []
  let applicable = 0
  let given = 0
  for (const { key, weight } of node.children) {
    const child = visit(key)
    if (child.value !== null) terms.push({ value: child.value, weight })
    if (child.applicable) applicable += weight
    if (child.given) given += weight
  }
  const enough = terms.length > 0 && given >= (node.availability ?? 0) * applicable
  return { value: enough ? means[node.mean](terms) : null, applicable: applicable > 0, given: enough && given > 0 }
}
