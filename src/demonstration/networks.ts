import * as z from 'zod'

const bilingual = z.strictObject({ en: z.string(), fr: z.string() })
/** Counted from the day of loading. */
const days = z.int()
/** YAML reads a bare day as text, a bare year as a number: both stand in quotes or have a hyphen. */
const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)

const words = z.strictObject({ title: z.string().default(''), text: z.string() })

const page = z.strictObject({
  id: z.string(),
  network: z.string(),
  kind: z.enum(['about', 'year', 'page']),
  year: z.int().optional(),
  /** The version that readers see. */
  published: z.int().optional(),
  versions: z.array(z.strictObject({ days, en: words.optional(), fr: words.optional() })),
})

const seat = z.enum(['state', 'place', 'organisation', 'person'])

const group = z.strictObject({
  id: z.string(),
  network: z.string().optional(),
  name: bilingual,
  purpose: bilingual,
  from: date,
  seats: z.array(z.strictObject({ kind: seat, seats: z.int() })),
  members: z.array(
    z.strictObject({
      kind: seat,
      standing: z.enum(['member', 'observer']),
      place: z.string().optional(),
      country: z.string().optional(),
      name: bilingual.optional(),
    }),
  ),
  meetings: z.array(
    z.strictObject({ from: date, until: date, format: z.string(), location: z.string(), summary: bilingual }),
  ),
  outputs: z.array(
    z.strictObject({
      kind: z.string(),
      title: bilingual,
      begun: date.optional(),
      drafted: date.optional(),
      adopted: date.optional(),
    }),
  ),
})

const expert = z.strictObject({
  account: z.string(),
  /** Of an account that is made for it; without one it is there already. */
  name: z.string().optional(),
  languages: z.array(z.string()),
  themes: z.array(z.string()),
  about: bilingual.optional(),
  days_a_year: z.int().optional(),
  away: z.strictObject({ from: days, until: days }).optional(),
  public: z.boolean(),
  conflicts: z.array(
    z.strictObject({
      place: z.string().optional(),
      network: z.string().optional(),
      from: days,
      until: days.optional(),
      reason: z.string(),
    }),
  ),
})

const request = z.strictObject({
  id: z.string(),
  place: z.string(),
  theme: z.string(),
  need: z.string(),
  language: z.string(),
  wished: days.optional(),
  asked: days,
  expert: z.string().optional(),
  assigned: days.optional(),
  agreed: days.optional(),
  work: z.string().optional(),
  due: days.optional(),
  output: z.strictObject({ title: z.string(), visibility: z.string() }).optional(),
  delivered: days.optional(),
  closed: days.optional(),
})

export const networksSchema = z.strictObject({
  networks: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      model: z.string(),
      lead_place: z.string().optional(),
      lead_organisation: z.string().optional(),
      languages: z.array(z.string()),
      founded: z.int(),
      contact: z.strictObject({ account: z.string(), name: z.string() }).optional(),
    }),
  ),
  memberships: z.array(
    z.strictObject({ place: z.string(), network: z.string(), from: z.int(), until: z.int().optional() }),
  ),
  pages: z.array(page),
  groups: z.array(group),
  experts: z.array(expert),
  support: z.array(request),
})
export type InventedNetworks = z.infer<typeof networksSchema>
export type InventedGroup = InventedNetworks['groups'][number]
export type InventedExpert = InventedNetworks['experts'][number]
export type InventedRequest = InventedNetworks['support'][number]
