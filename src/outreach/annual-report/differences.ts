import type { Acknowledged, Difference, Material, Problem, Stated } from './model.ts'

type Compared = Pick<Material, 'figures' | 'stated' | 'acknowledged' | 'network'>

/** Values are compared as they are printed, to the cent. */
export const same = (a: number, b: number): boolean => Math.abs(a - b) < 0.005

/** Where the record says otherwise than the print, or nothing any more. A network's part is compared with nothing: the print has none of it. */
export function differencesIn({ figures, stated, acknowledged, network }: Compared): Difference[] {
  if (network) return []
  return stated.flatMap((one) => {
    const found = figures.get(one.name)
    const recorded = found?.value ?? null
    if (recorded !== null && same(recorded, one.value)) return []
    const word = wordOn(one, recorded, acknowledged)
    return [{ figure: one.name, recorded, stated: one.value, acknowledged: word }]
  })
}

/** Exactly these two values: when either changes, somebody has to look again. */
function wordOn(stated: Stated, value: number | null, all: readonly Acknowledged[]): Acknowledged | undefined {
  return all.find(
    (one) =>
      one.figure === stated.name &&
      same(one.stated, stated.value) &&
      (one.recorded === null ? value === null : value !== null && same(one.recorded, value)),
  )
}

/** Stated in print, and nothing in the record to make it from. */
export const lackingIn = ({ figures, stated, network }: Compared): readonly Stated[] =>
  network ? [] : stated.filter(({ name }) => (figures.get(name)?.value ?? null) === null)

export const problemsOf = (differences: readonly Difference[]): Problem[] =>
  differences
    .filter(({ acknowledged }) => !acknowledged)
    .map(({ figure, recorded, stated }) => ({
      kind: 'difference',
      chapter: null,
      lang: null,
      line: null,
      what: figure,
      hint: `${recorded ?? '–'} ≠ ${stated}`,
    }))
