import * as z from 'zod'

// A message here is the cure: what follows the colon in "item EDU-02 has the option code "Most": use lower case …".
const key = z.string('put it in quotes').regex(/^[a-z0-9_]+$/, 'use lower case letters, digits and _')
const itemKey = z.string('put it in quotes').regex(/^[A-Z][A-Z0-9_-]*$/, 'use capital letters, digits and -')
const points = z.number('give the points as a number from 0 to 1').min(0).max(1)
const weight = z.number('give a weight greater than 0').positive()
const flag = z.boolean('write true or false')
const number = z.number('give a number')
const list = <T extends z.ZodType>(of: T, least: number, cure: string) => z.array(of, cure).min(least)

/** How an instrument is used: the first two are scored, in the other two no answer is better than another. */
export const uses = ['index', 'self_assessment', 'test', 'survey'] as const
/** What the record says of a place. */
const knownFacts = ['residents', 'share_born_abroad', 'member_since'] as const

const everyItem = {
  key: itemKey,
  area: key,
  /** Topics of the item, for readers and for lineage. */
  covers: z.array(z.string('write a text'), 'write a list of topics').default([]),
  /** The place itself may say that the item does not apply. */
  may_not_apply: flag.default(false),
  /** Does not apply unless the earlier item is answered with one of these codes; asked while that item is missing. */
  applies_if: z
    .strictObject({ item: itemKey, any_of: list(key, 1, 'list the codes') }, 'give item and any_of')
    .optional(),
  /** Points count as 1 - points. */
  inverse: flag.default(false),
  weight: weight.default(1),
  /** The second dimension of a matrix: a competence beside the theme that is its area. */
  aspect: key.optional(),
  /** A place may put a question of its own in its stead. */
  adaptable: flag.default(false),
  /** What the program may know of whoever answers, to begin with. */
  known: z.enum(knownFacts, `use ${knownFacts.join(', ')}`).optional(),
  /** Keys of the glossary. */
  terms: z.array(key, 'list keys of the glossary').default([]),
  /** Lineage: items of earlier editions this one continues. */
  from: z.array(z.string().regex(/^\S+#\S+$/, 'write edition#ITEM'), 'list edition#ITEM').default([]),
}
const everyNumber = {
  ...everyItem,
  /** What is counted, as a key; the word for it stands with the texts. */
  unit: key.optional(),
  /** Points of the last band whose `from` is not above the number; none where nothing is scored. */
  bands: z
    .array(z.strictObject({ from: number, points }, 'give from and points'), 'list bands with from and points')
    .default([]),
}

const item = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      ...everyItem,
      kind: z.literal('single'),
      /** With points where the edition is scored, without them where it is not. */
      options: list(
        z.strictObject({ code: key, points: points.optional() }, 'give code and points'),
        2,
        'give at least two options',
      ),
    }),
    z.strictObject({
      ...everyItem,
      kind: z.literal('multiple'),
      options: list(
        z.strictObject({ code: key, exclusive: flag.default(false) }, 'give a code'),
        2,
        'give at least two options',
      ),
      /** Points are min(ticks / full_at, 1); by default every option that is not exclusive. */
      full_at: z.int('give a whole number of options').positive().optional(),
    }),
    z.strictObject({
      ...everyNumber,
      kind: z.literal('number'),
      min: number.default(0),
      max: number.optional(),
      /** A measure; without it the item counts things, in whole numbers. */
      decimals: flag.optional(),
    }),
    z.strictObject({
      ...everyNumber,
      kind: z.literal('percent'),
      min: number.min(0, 'a percentage lies from 0 to 100').default(0),
      max: number.max(100, 'a percentage lies from 0 to 100').default(100),
    }),
    z.strictObject({
      ...everyItem,
      kind: z.literal('ranking'),
      options: list(z.strictObject({ code: key }, 'give a code'), 2, 'give at least two options'),
      /** How many are put in order, the most wanted first. */
      most: z.int('give a whole number of options').positive().default(3),
    }),
    z.strictObject({
      ...everyItem,
      kind: z.literal('text'),
      max_length: z.int('give a whole number of characters').min(1).max(4000).default(2000),
    }),
  ],
  'use the kind single, multiple, number, percent, ranking or text',
)

const composite = z.strictObject(
  {
    key,
    of: list(key, 1, 'list the areas and composites it is the mean of'),
    /** Weights of its members, by key; 1 where none is given. */
    weights: z.record(key, weight, 'write member: weight').default({}),
  },
  'give key and of',
)

export const editionSchema = z.strictObject(
  {
    instrument: z.string().regex(/^[a-z0-9-]+$/, 'use lower case letters, digits and -'),
    edition: z
      .string('put it in quotes, as in "2026"')
      .regex(/^[a-z0-9][a-z0-9.-]*$/, 'use lower case letters, digits, . and -'),
    use: z.enum(uses, `use ${uses.join(', ')}`).default('index'),
    published: z.iso.date('write a date as 2026-11-23'),
    /** The first is the one every text exists in. */
    languages: list(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'use codes as en or fr'), 1, 'list the languages'),
    rule: z.strictObject(
      {
        mean: z.enum(['arithmetic', 'geometric', 'harmonic'], 'use arithmetic, geometric or harmonic'),
        missing: z.enum(['zero', 'leave_out'], 'use zero or leave_out'),
      },
      'give mean and missing',
    ),
    areas: list(key, 1, 'list the keys of the areas'),
    composites: z.array(composite, 'list the composites').default([]),
    /** What items may name as their aspect. */
    aspects: z.array(key, 'list the keys of the aspects').default([]),
    /** What a score of a self-assessment calls for: the last level whose `from`, 0 to 100, is not above it. */
    levels: z
      .array(z.strictObject({ key, from: number.min(0).max(100) }, 'give key and from'), 'list the levels')
      .default([]),
    items: list(item, 1, 'list the items'),
  },
  'write instrument, edition, published, languages, rule, areas, composites and items',
)

const text = z.string('write a text, in quotes if it looks like a number').trim().min(1, 'write a text or remove it')
const named = z.strictObject({ name: text, about: text.optional() }, 'give name and about')

export const textsSchema = z.strictObject(
  {
    language: z.string('give the language'),
    title: text,
    subtitle: text.optional(),
    about: text.optional(),
    glossary: z.record(key, z.strictObject({ term: text, meaning: text }, 'give term and meaning')).default({}),
    areas: z.record(key, named, 'write area: name and about').default({}),
    composites: z.record(key, named, 'write composite: name and about').default({}),
    aspects: z.record(key, named, 'write aspect: name and about').default({}),
    levels: z.record(key, named, 'write level: name and about').default({}),
    items: z
      .record(
        itemKey,
        z.strictObject(
          {
            ask: text,
            hint: text.optional(),
            /** What a place is asked to show for its answer. */
            evidence: text.optional(),
            not_applicable: text.optional(),
            unit: text.optional(),
            /** Read after answering: why the question matters. */
            reflection: text.optional(),
            /** One thing to do: for everybody after a test, in a self-assessment where points are missing. */
            action: text.optional(),
            /** Where to read more. */
            more: z
              .array(
                z.strictObject(
                  {
                    title: text,
                    href: z.url({ protocol: /^https?$/, error: 'give an address that begins with https://' }),
                  },
                  'give title and href',
                ),
                'list sources',
              )
              .optional(),
            options: z.record(key, text, 'write code: text').default({}),
          },
          'give ask and options',
        ),
        'write ITEM: ask, hint, evidence, options',
      )
      .default({}),
  },
  'write language, title, areas, composites and items',
)
