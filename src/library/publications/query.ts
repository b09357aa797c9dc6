import { z } from 'zod'
import { isSubjectKey } from '#instruments'
import { pageNumber, word, writtenYear } from '#platform/forms'
import { forms } from './model.ts'

/** The filters as they stand in the address. What cannot be understood is left out, never an error. */
export interface PublicationsQuery {
  form: string
  language: string
  theme: string
  /** A network's id; `programme`: of none. */
  network: string
  year?: number | undefined
  page: number
}

const Query = z.object({
  form: z.enum(forms).or(z.literal('')).catch(''),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .catch(''),
  theme: word.transform((key) => (isSubjectKey(key) ? key : '')),
  network: word,
  year: writtenYear,
  page: pageNumber,
})

export const readPublicationsQuery = (query: Record<string, string>): PublicationsQuery => Query.parse(query)

export const isFiltered = ({ form, language, theme, network, year }: PublicationsQuery): boolean =>
  [form, language, theme, network].some(Boolean) || year !== undefined
