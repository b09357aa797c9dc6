import type { Texts } from '../model.ts'

/** A tie that may cloud somebody's judgement of a place, or of every place of a network. */
export interface Conflict {
  readonly id: string
  /** `mandate`: the person acts there; nobody has to declare that. */
  readonly kind: 'declared' | 'mandate'
  readonly placeId: string | null
  readonly networkId: string | null
  /** Of the place or the network. */
  readonly name: Texts
  /** Days, YYYY-MM-DD; the last belongs to it. */
  readonly fromOn: string
  readonly untilOn: string | null
  /** Null of a mandate. */
  readonly reason: string | null
}

/** Whoever holds an expert mandate, with what they say of their work. */
export interface Expert {
  readonly accountId: string
  readonly name: string
  readonly demonstration: boolean
  /** BCP 47 tags. */
  readonly languages: readonly string[]
  /** Keys of the taxonomy, as they were chosen: some may be of an earlier one. */
  readonly themes: readonly string[]
  readonly about: Texts | null
  readonly daysAYear: number | null
  readonly awayFrom: string | null
  readonly awayUntil: string | null
  /** When the person agreed that everybody may see it. */
  readonly publicSince: Date | null
  /** Null: nothing has been filled in. */
  readonly changedAt: Date | null
  readonly conflicts: readonly Conflict[]
}

const holds = ({ fromOn, untilOn }: Pick<Conflict, 'fromOn' | 'untilOn'>, day: string): boolean =>
  fromOn <= day && (untilOn === null || day <= untilOn)

/** Why the expert must not judge the place on that day; empty where nothing is known that speaks against it. */
export function conflicts(
  expert: Pick<Expert, 'conflicts'>,
  place: { readonly id: string; readonly networkIds: readonly string[] },
  day: string,
): Conflict[] {
  return expert.conflicts.filter(
    (tie) =>
      holds(tie, day) &&
      (tie.placeId === place.id || (tie.networkId !== null && place.networkIds.includes(tie.networkId))),
  )
}

/** Away on the day, as the person said. */
export const isAway = ({ awayFrom, awayUntil }: Pick<Expert, 'awayFrom' | 'awayUntil'>, day: string): boolean =>
  awayFrom !== null && holds({ fromOn: awayFrom, untilOn: awayUntil }, day)

/** What readers get to see: those who agreed to it; whoever is signed in, all. */
export const isShown = ({ publicSince }: Pick<Expert, 'publicSince'>, signedIn: boolean): boolean =>
  signedIn || publicSince !== null
