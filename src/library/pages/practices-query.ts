import { z } from 'zod'
import { pageNumber, word, writtenYear } from '#platform/forms'
import type { PracticeFilter } from '../store.ts'

/** The filters as they stand in the address. What cannot be understood is left out, never an error. */
export interface PracticesQuery {
  q: string
  area: string
  country: string
  place: string
  year?: number | undefined
  page: number
}

const Query = z.object({
  q: word,
  area: word,
  country: word,
  place: word,
  year: writtenYear,
  page: pageNumber,
})

export function readPracticesQuery(query: Record<string, string>): PracticesQuery {
  return Query.parse(query)
}

export function filterOf({ q, area, country, place, year }: PracticesQuery): PracticeFilter {
  return {
    search: q || undefined,
    area: area || undefined,
    country: country || undefined,
    place: place || undefined,
    year,
  }
}

export function isFiltered({ q, area, country, place, year }: PracticesQuery): boolean {
  return [q, area, country, place].some(Boolean) || year !== undefined
}
