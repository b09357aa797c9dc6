import { z } from 'zod'

/** A part of a collection, in the order of its keys. */
export interface Slice {
  /** The key after which it begins; null: from the first. */
  readonly after: string | null
  readonly limit: number
}

/**
 * One kind of thing that programs may read: a list with filters, and single ones by id. The schemas parse what is asked,
 * check what is answered, and are what the description of the interface is made of.
 */
export interface Collection<
  Filters extends z.ZodRawShape = z.ZodRawShape,
  Item extends z.ZodType = z.ZodType,
  Detail extends z.ZodType = z.ZodType,
> {
  /** In addresses and file names: `places`. */
  readonly name: string
  /** One of them, as a component of the description: `Place`. */
  readonly itemName: string
  /** For the description, in English. */
  readonly about: string
  readonly path: string
  readonly onePath: string
  readonly filters: Filters
  readonly item: Item
  /** What a single one is answered with; the same as in the list where left out. */
  readonly detail?: Detail
  /** The key of an item: unique, and never changed, so that pages stay stable whatever is put in between. */
  keyOf(item: z.output<Item>): string
  list(filters: z.output<z.ZodObject<Filters>>, slice: Slice): Promise<readonly z.input<Item>[]>
  find(id: string): Promise<z.input<Detail> | undefined>
}

/** Keeps the types of one collection while several stand in one list. */
export function collection<Filters extends z.ZodRawShape, Item extends z.ZodType, Detail extends z.ZodType = Item>(
  given: Collection<Filters, Item, Detail>,
): Collection {
  return given
}

/** `true` or `false`, and nothing else. */
export const flag = () => z.stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' })

/** The invented network is never mixed with the real one: a list is of one of the two. */
export const demonstrationFilter = flag()
  .default(false)
  .meta({ description: 'The invented demonstration network instead of the real one. Never both in one list.' })

/** In every row, since rows get copied. */
export const demonstrationMark = z
  .boolean()
  .meta({ description: 'True: invented for demonstration. Says nothing about any real place.' })

/** A few words. PostgreSQL takes no NUL in a text. */
export const words = () =>
  z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\0]*$/)

/** ISO 3166-1 alpha-2; QM to QZ are invented countries. */
export const countryCode = () => z.string().regex(/^[A-Z]{2}$/)

export const year = () => z.coerce.number().int().min(1900).max(2200)

const limitRange = z.coerce.number().int().min(1).max(500)

/** Of every list. */
export const paging = {
  limit: limitRange.default(100).meta({ description: 'How many at most in one answer.' }),
  cursor: z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .meta({ description: 'Where to go on: `next` of the answer before, with the same filters. Opaque.' }),
}
