import { z } from 'zod'
import { word } from '#platform/forms'
import { type OverdueKind, overdueKinds } from './overdue.ts'
import { spans } from './silence.ts'

/** The filters as they stand in the address. What cannot be understood is left out, never an error. */
export interface BoardQuery {
  network: string
  country: string
  kind: OverdueKind | ''
  /** Of silence. */
  months: number
  /** The table that is shown whole. */
  all: 'overdue' | 'silent' | 'members' | ''
}

const Query = z.object({
  network: word,
  country: word,
  kind: z.enum(overdueKinds).or(z.literal('')).catch(''),
  months: z.coerce
    .number()
    .refine((months) => spans.some((span) => span === months))
    .catch(spans[0]),
  all: z.enum(['overdue', 'silent', 'members', '']).catch(''),
})

export const readBoardQuery = (query: Record<string, string>): BoardQuery => Query.parse(query)

export const isFiltered = ({ network, country, kind, months }: BoardQuery): boolean =>
  [network, country, kind].some(Boolean) || months !== spans[0]

/** As parameters of an address; what is not chosen is left out. */
export function parametersOf({ network, country, kind, months, all }: BoardQuery) {
  return { network, country, kind, months: months === spans[0] ? undefined : months, all }
}
