import type { Invitation } from '../collection/model.ts'

interface Part {
  readonly asked: number
  readonly sent: number
}

/** How many of those who were asked have answered: members, and apart from them those who coordinate a network. */
export interface Taking extends Part {
  readonly year: number
  readonly coordinations: Part
}

export function takingOf(year: number, invited: readonly Pick<Invitation, 'placeId' | 'submittedAt'>[]): Taking {
  const count = (some: typeof invited): Part => ({
    asked: some.length,
    sent: some.filter(({ submittedAt }) => submittedAt).length,
  })
  const [members, others] = [true, false].map((isPlace) => invited.filter((one) => (one.placeId !== null) === isPlace))
  return { year, ...count(members ?? []), coordinations: count(others ?? []) }
}
