import * as z from 'zod'
import type { Role } from '#network'

/** Drawn once; another seed is another world. */
export const seed = 20261123

/** Half way through a round when the demonstration is loaded. */
export const openPlace = 'brannoreth-qn'
/** Has a round that experts are reading when the demonstration is loaded. */
export const reviewPlace = 'skelvorne-qn'

/** Who signs in to try the program. Addresses below .example can never be a person's. */
export const demonstrationCoordinator = {
  email: 'coordinator@demonstration.example',
  name: 'Demonstration coordinator',
}

export const secretariat = 'demonstration-secretariat'

export interface DemonstrationAccount {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: Role
  /** Places it acts for; the first account that does is named as the writer of their answers. */
  readonly places: readonly string[]
  readonly network?: string
  readonly languages: readonly string[]
}

/** One of each role. The coordinator has a place in the middle of a round, one with past rounds, one that has just joined. */
export const accounts = [
  {
    id: 'demonstration-coordinator',
    ...demonstrationCoordinator,
    role: 'place_coordinator',
    places: [openPlace, 'quillandre-qm', 'hestrild-qn'],
    languages: ['en', 'fr'],
  },
  account('colleague', 'place_coordinator', { places: [openPlace, 'quillandre-qm'] }),
  account('deputy', 'deputy', { places: [openPlace] }),
  account('contributor', 'contributor', { places: [openPlace] }),
  account('elected', 'elected', { places: [openPlace], name: 'Demonstration elected representative' }),
  account('network', 'network_coordinator', { network: 'lanterns', name: 'Demonstration network coordinator' }),
  account('expert', 'expert', { languages: ['en', 'fr'] }),
  account('second-expert', 'expert', { languages: ['en', 'fr'], name: 'Demonstration second expert' }),
  account('secretariat', 'secretariat', { languages: ['en', 'fr'] }),
] as const satisfies readonly DemonstrationAccount[]

function account(
  word: string,
  role: Role,
  more: Partial<Pick<DemonstrationAccount, 'places' | 'network' | 'languages' | 'name'>>,
): DemonstrationAccount {
  const email = `${word}@demonstration.example`
  return {
    id: `demonstration-${word}`,
    email,
    name: `Demonstration ${word}`,
    role,
    places: [],
    languages: ['en'],
    ...more,
  }
}

/** For whoever wants to try the program: who may be signed in as, and what they may then do. */
export const demonstrationAccounts: readonly Pick<DemonstrationAccount, 'name' | 'email' | 'role'>[] = accounts.map(
  ({ name, email, role }) => ({ name, email, role }),
)

const bilingual = z.strictObject({ en: z.string(), fr: z.string() })
const point = z.tuple([z.number(), z.number()])

export const worldSchema = z.strictObject({
  source: z.string(),
  facts_year: z.int(),
  countries: z.array(z.strictObject({ code: z.string().regex(/^Q[M-Z]$/), name: bilingual })),
  networks: z.array(z.strictObject({ id: z.string(), name: bilingual, description: bilingual })),
  places: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      country: z.string(),
      kind: z.string(),
      network: z.string().optional(),
      joined: z.int(),
      population: z.int().positive(),
      foreign_born: z.number().min(0).max(100),
      /** Left out where nobody counted them. */
      non_national: z.number().min(0).max(100).optional(),
      /** Language of its sources and comments. */
      writes: z.enum(['en', 'fr']),
      /** A point of the map, in its drawing units. */
      at: point,
      note: z.string().optional(),
      /** A place that has just joined and has answered nothing yet. */
      rounds: z.literal('none').optional(),
    }),
  ),
})
export type World = z.infer<typeof worldSchema>
export type InventedPlace = World['places'][number]

const given = z.union([z.string(), z.number()])

/** By edition: what chance alone would get wrong. */
export const plausibilitySchema = z.record(
  z.string(),
  z.strictObject({
    /** Where every item of `when` is answered with one of its codes, the items of `answered` are answered so. */
    rules: z.array(
      z.strictObject({
        when: z.record(z.string(), z.array(z.string())),
        answered: z.record(z.string(), given),
      }),
    ),
    /** What the law of a country decides for all its places: a code, or na. Such an item is na nowhere else. */
    countries: z.record(z.string(), z.record(z.string(), z.string())),
  }),
)
export type Plausibility = z.infer<typeof plausibilitySchema>[string]

const sentence = z.strictObject({ ...bilingual.shape, for: z.array(z.string()).optional() })
const sentences = z.array(sentence).min(1)

export const evidenceSchema = z.strictObject({
  /** By policy area; `any` for an area that has no sentences of its own. */
  areas: z.record(
    z.string(),
    z.strictObject({ sources: sentences, nothing: sentences, something: sentences, much: sentences }),
  ),
  not_applicable: sentences,
})
export type EvidenceTexts = z.infer<typeof evidenceSchema>
export type Sentence = z.infer<typeof sentence>

export const practicesSchema = z.strictObject({
  source: z.string(),
  practices: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      places: z.array(z.string()).min(1),
      year: z.int(),
      period: z.string(),
      area: z.string(),
      summary: z.string(),
      fr: z.strictObject({ title: z.string(), summary: z.string() }),
    }),
  ),
})
export type InventedPractices = z.infer<typeof practicesSchema>
