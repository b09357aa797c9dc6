import { z } from 'zod'

// Fields of a form whose answer is an address: what cannot be understood is as if it were not there, never an error.

/** A few words. PostgreSQL takes no NUL in a text. */
export const word = z
  .string()
  .transform((value) => value.replaceAll('\0', '').trim().slice(0, 100))
  .catch('')

export const writtenYear = z
  .string()
  .regex(/^\d{4}$/)
  .transform(Number)
  .optional()
  .catch(undefined)

/** Of a list that is shown in pages. */
export const pageNumber = z.coerce.number().int().min(1).max(100_000).catch(1)
