import { z } from 'zod'
import { pageNumber, word, writtenYear } from '#platform/forms'
import { type Status, statuses } from '../model.ts'
import type { PlaceFilter } from '../store.ts'

/** The filters as they stand in the address. What cannot be understood is left out, never an error. */
export interface PlacesQuery {
  demonstration: boolean
  q: string
  country: string
  network: string
  kind: string
  status: Status | ''
  from?: number | undefined
  to?: number | undefined
  page: number
}

const Query = z.object({
  q: word,
  country: word,
  network: word,
  kind: word,
  status: z.enum(statuses).or(z.literal('')).catch(''),
  from: writtenYear,
  to: writtenYear,
  page: pageNumber,
})

export function readPlacesQuery(query: Record<string, string>): PlacesQuery {
  return { demonstration: query['set'] === 'demonstration', ...Query.parse(query) }
}

export function filterOf(query: PlacesQuery): PlaceFilter {
  const { demonstration, q, country, network, kind, status, from, to } = query
  return {
    demonstration,
    search: q || undefined,
    country: country || undefined,
    network: network || undefined,
    kind: kind || undefined,
    status: status || undefined,
    joinedFrom: from,
    joinedTo: to,
  }
}

export function isFiltered({ q, country, network, kind, status, from, to }: PlacesQuery): boolean {
  return [q, country, network, kind, status].some(Boolean) || from !== undefined || to !== undefined
}

/** The same query as parameters of an address, page one left out. */
export function parametersOf({
  demonstration,
  page,
  ...rest
}: PlacesQuery): Record<string, string | number | undefined> {
  return { set: demonstration ? 'demonstration' : undefined, ...rest, page: page > 1 ? page : undefined }
}
