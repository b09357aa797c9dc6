import { z } from 'zod'
import type { Deps } from '#deps'
import { type Collection, collection, words } from '#platform/api'
import { href, patterns } from '#routes'
import { type Edition, type Item } from './edition.ts'
import { uses } from './edition-schema.ts'
import { slugOf } from './editions.ts'

const texts = z.record(z.string(), z.string()).meta({ description: 'By language.' })

const shared = {
  id: z.string().meta({ description: 'As addresses name it: icc-index-2026.' }),
  edition_id: z.string().meta({ description: 'As results name it: icc-index/2026.' }),
  instrument: z.string(),
  edition: z.string(),
  use: z
    .enum(uses)
    .meta({ description: 'The Index, a self-assessment, a test or a survey; the last two have no points.' }),
  published: z.string(),
  hash: z.string().meta({ description: 'SHA-256 over the whole document: an edition never changes.' }),
  languages: z.array(z.string()),
  title: texts,
  items_count: z.int(),
  rule: z.strictObject({
    mean: z.enum(['arithmetic', 'geometric', 'harmonic']),
    missing: z.enum(['zero', 'leave_out']),
  }),
  url: z.string(),
}

const Question = z.strictObject({
  key: z.string(),
  area: z.string(),
  kind: z.enum(['single', 'multiple', 'number', 'percent', 'ranking', 'text']),
  aspect: z.string().nullable().meta({ description: 'A second dimension beside the area, as a key of `aspects`.' }),
  adaptable: z.boolean().meta({ description: 'A place may put a question of its own in its stead.' }),
  weight: z.number(),
  inverse: z.boolean(),
  may_not_apply: z.boolean(),
  ask: texts,
  options: z.array(z.strictObject({ code: z.string(), points: z.number().nullable(), text: texts })).meta({
    description:
      'Of choices and rankings; points are null where they follow from the number of ticks, or nothing is scored.',
  }),
  full_at: z.int().nullable().meta({ description: 'Of kind multiple: how many ticks give full points; null: all.' }),
  most: z.int().nullable().meta({ description: 'Of kind ranking: how many are put in order.' }),
  max_length: z.int().nullable().meta({ description: 'Of kind text, in characters.' }),
  bands: z
    .array(z.strictObject({ from: z.number(), points: z.number() }))
    .meta({ description: 'Of numbers: the points of the last band whose `from` is not above the number.' }),
})

export const ApiEdition = z
  .strictObject(shared)
  .meta({ description: 'A published version of a questionnaire. It belongs to no network, real or invented.' })

export const ApiEditionDetail = z
  .strictObject({
    ...shared,
    areas: z.array(z.strictObject({ key: z.string(), name: texts })),
    composites: z.array(
      z.strictObject({
        key: z.string(),
        of: z.array(z.string()),
        weights: z.record(z.string(), z.number()).meta({ description: 'Of each part in the mean.' }),
        name: texts,
      }),
    ),
    aspects: z.array(z.strictObject({ key: z.string(), name: texts })),
    levels: z
      .array(z.strictObject({ key: z.string(), from: z.number(), name: texts }))
      .meta({ description: 'What a score calls for: the last level whose `from`, 0 to 100, is not above it.' }),
    items: z.array(Question),
  })
  .meta({ description: 'A published version of a questionnaire with all its questions, options and points.' })

export function instrumentsApi({ editions, config }: Pick<Deps, 'editions' | 'config'>): Collection[] {
  const headOf = (edition: Edition) => ({
    id: slugOf(edition),
    edition_id: edition.id,
    instrument: edition.instrument,
    edition: edition.edition,
    use: edition.use,
    published: edition.published,
    hash: edition.hash,
    languages: [...edition.languages],
    title: inEvery(edition, ({ title }) => title),
    items_count: edition.items.length,
    rule: edition.rule,
    url: config.publicUrl + href('instrument', { lang: 'en', edition: slugOf(edition) }),
  })
  return [
    collection({
      name: 'editions',
      itemName: 'Edition',
      about: 'Published versions of questionnaires, with every question, option and point.',
      path: patterns.apiEditions,
      onePath: patterns.apiEdition,
      filters: {
        instrument: words().optional().meta({ description: 'icc-index, say.' }),
        use: z.enum(uses).optional().meta({ description: 'What it is for.' }),
      },
      item: ApiEdition,
      detail: ApiEditionDetail,
      keyOf: ({ id }) => id,
      async list({ instrument, use }, { after, limit }) {
        const listed = editions
          .list()
          .filter((edition) => instrument === undefined || edition.instrument === instrument)
          .filter((edition) => use === undefined || edition.use === use)
          .map(headOf)
          .sort((a, b) => (a.id < b.id ? -1 : 1))
        return listed.filter(({ id }) => after === null || id > after).slice(0, limit)
      },
      async find(id) {
        const edition = await editions.findBySlug(id)
        return edition && { ...headOf(edition), ...bodyOf(edition) }
      },
    }),
  ]
}

type Texts = Edition['texts'][string]

/** One text in every language that has it. */
const inEvery = (edition: Edition, read: (texts: Texts) => string | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(edition.texts).flatMap(([lang, own]) => {
      const text = read(own)
      return text === undefined ? [] : [[lang, text]]
    }),
  )

const bodyOf = (edition: Edition) => ({
  areas: edition.areas.map((key) => ({ key, name: inEvery(edition, ({ areas }) => areas[key]?.name) })),
  composites: edition.composites.map(({ key, of, weights }) => ({
    key,
    of: [...of],
    weights: Object.fromEntries(of.map((part) => [part, weights[part] ?? 1])),
    name: inEvery(edition, ({ composites }) => composites[key]?.name),
  })),
  aspects: edition.aspects.map((key) => ({ key, name: inEvery(edition, ({ aspects }) => aspects[key]?.name) })),
  levels: edition.levels.map(({ key, from }) => ({
    key,
    from,
    name: inEvery(edition, ({ levels }) => levels[key]?.name),
  })),
  items: edition.items.map((item) => questionOf(edition, item)),
})

function questionOf(edition: Edition, item: Item): z.input<typeof Question> {
  const { key, area, kind, weight, inverse, may_not_apply, aspect = null, adaptable } = item
  const options =
    'options' in item
      ? item.options.map((option) => ({
          code: option.code,
          points: ('points' in option ? option.points : null) ?? null,
          text: inEvery(edition, ({ items }) => items[key]?.options[option.code]),
        }))
      : []
  return {
    key,
    area,
    kind,
    aspect,
    adaptable,
    weight,
    inverse,
    may_not_apply,
    ask: inEvery(edition, ({ items }) => items[key]?.ask),
    options,
    full_at: kind === 'multiple' ? (item.full_at ?? null) : null,
    most: kind === 'ranking' ? item.most : null,
    max_length: kind === 'text' ? item.max_length : null,
    bands: 'bands' in item ? item.bands.map(({ from, points }) => ({ from, points })) : [],
  }
}
