import type { Node } from '#statistics'
import type { EditionDocument } from './edition.ts'

type Parts = Pick<EditionDocument, 'areas' | 'composites' | 'items' | 'rule'>

const built = new WeakMap<Parts, readonly Node[]>()

/** Areas as means of their items, composites as means of areas and composites, by the edition's weights and mean. */
export function structureOf(edition: Parts): readonly Node[] {
  // A report scores one edition some dozens of times, and an edition never changes.
  const known = built.get(edition)
  if (known) return known
  const structure = build(edition)
  built.set(edition, structure)
  return structure
}

function build(edition: Parts): readonly Node[] {
  const { mean } = edition.rule
  const areas = edition.areas.map((key) => ({
    key,
    children: edition.items.filter((item) => item.area === key).map((item) => ({ key: item.key, weight: item.weight })),
    mean,
  }))
  const composites = edition.composites.map(({ key, of, weights }) => ({
    key,
    children: of.map((member) => ({ key: member, weight: weights[member] ?? 1 })),
    mean,
  }))
  return [...areas, ...composites]
}
