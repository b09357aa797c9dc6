import { atOnce, column, type DataTable, dataTable } from '#platform/data-package'
import type { Db } from '#platform/database'
import type { Edition, Item } from './edition.ts'
import type { Editions } from './editions.ts'
import { listRegisteredIds } from './edition-store.ts'
import { areaKeys, areaName, earlierAreaKeys } from './taxonomy.ts'

const must = { required: true }
type Of<Thing> = { readonly edition: Edition } & Thing

const areas = dataTable<string>({
  name: 'areas',
  about: 'areas',
  key: ['key'],
  columns: [
    column('key', 'string', 'areas.key', (key) => key, must),
    column('name_en', 'string', 'language.en', (key) => areaName(key as (typeof areaKeys)[number], 'en'), must),
    column('name_fr', 'string', 'language.fr', (key) => areaName(key as (typeof areaKeys)[number], 'fr'), must),
  ],
  rows: () => atOnce(Promise.resolve([...areaKeys, ...earlierAreaKeys])),
})

const text = (edition: Edition, lang: string, read: (texts: Edition['texts'][string]) => string | undefined) => {
  const own = edition.texts[lang]
  return (own && read(own)) ?? null
}

type Every = (db: Db) => Promise<readonly Edition[]>

/**
 * What questionnaires give to the open data: every edition of the Index that was ever published here, and of the others those
 * there are files of. What was written in the program belongs to whoever asked it, and to those who were asked.
 */
export function instrumentTables(editions: Pick<Editions, 'get' | 'list'>): readonly DataTable[] {
  const files = new Set(editions.list().map(({ id }) => id))
  const all: Every = async (db) => {
    const every = await Promise.all((await listRegisteredIds(db)).toSorted().map((id) => editions.get(id)))
    return every.filter(({ id, use }) => use === 'index' || files.has(id))
  }
  const editionTable = dataTable<Edition>({
    name: 'editions',
    about: 'editions',
    key: ['id'],
    columns: [
      column('id', 'string', 'editions.id', ({ id }) => id, must),
      column('instrument', 'string', 'editions.instrument', ({ instrument }) => instrument, must),
      column('edition', 'string', 'editions.edition', ({ edition }) => edition, must),
      column('use', 'string', 'editions.use', ({ use }) => use, must),
      column('published', 'date', 'editions.published', ({ published }) => published, must),
      column('title_en', 'string', 'language.en', (edition) => text(edition, 'en', ({ title }) => title)),
      column('title_fr', 'string', 'language.fr', (edition) => text(edition, 'fr', ({ title }) => title)),
      column('mean', 'string', 'editions.mean', ({ rule }) => rule.mean, must),
      column('missing', 'string', 'editions.missing', ({ rule }) => rule.missing, must),
      column('hash', 'string', 'editions.hash', ({ hash }) => hash, must),
    ],
    rows: (db) => atOnce(all(db)),
  })
  return [areas, editionTable, compositeTable(all), itemTable(all), optionTable(all), bandTable(all)]
}

type PartRow = Of<{ composite: string; part: string; weight: number }>

/** With these, scores can be computed again from the points of the answers. */
const compositeTable = (all: Every) =>
  dataTable<PartRow>({
    name: 'composites',
    about: 'composites',
    key: ['edition', 'composite', 'part'],
    references: [{ column: 'edition', table: 'editions', to: 'id' }],
    columns: [
      column('edition', 'string', 'items.edition', ({ edition }) => edition.id, must),
      column('composite', 'string', 'composites.composite', ({ composite }) => composite, must),
      column('part', 'string', 'composites.part', ({ part }) => part, must),
      column('weight', 'double', 'composites.weight', ({ weight }) => weight, must),
      column('name_en', 'string', 'language.en', (row) => compositeName(row, 'en')),
      column('name_fr', 'string', 'language.fr', (row) => compositeName(row, 'fr')),
    ],
    rows: (db) => atOnce(all(db).then((editions) => editions.flatMap(partsOf))),
  })

const partsOf = (edition: Edition): PartRow[] =>
  edition.composites.flatMap(({ key, of, weights }) =>
    of.map((part) => ({ edition, composite: key, part, weight: weights[part] ?? 1 })),
  )

const compositeName = ({ edition, composite }: PartRow, lang: string) =>
  text(edition, lang, ({ composites }) => composites[composite]?.name)

const itemTable = (all: Every) =>
  dataTable<Of<{ item: Item }>>({
    name: 'items',
    about: 'items',
    key: ['edition', 'item'],
    references: [{ column: 'edition', table: 'editions', to: 'id' }],
    columns: [
      column('edition', 'string', 'items.edition', ({ edition }) => edition.id, must),
      column('item', 'string', 'items.item', ({ item }) => item.key, must),
      column('area', 'string', 'items.area', ({ item }) => item.area, must),
      column('kind', 'string', 'items.kind', ({ item }) => item.kind, must),
      column('aspect', 'string', 'items.aspect', ({ item }) => item.aspect ?? null),
      column('weight', 'double', 'items.weight', ({ item }) => item.weight, must),
      column('inverse', 'boolean', 'items.inverse', ({ item }) => item.inverse, must),
      column('may_not_apply', 'boolean', 'items.may_not_apply', ({ item }) => item.may_not_apply, must),
      column('full_at', 'integer', 'items.full_at', ({ item }) => (item.kind === 'multiple' && item.full_at) || null),
      column('ask_en', 'string', 'language.en', ({ edition, item }) => ask(edition, 'en', item.key)),
      column('ask_fr', 'string', 'language.fr', ({ edition, item }) => ask(edition, 'fr', item.key)),
    ],
    rows: (db) => atOnce(all(db).then((editions) => editions.flatMap(itemsOf))),
  })

const itemsOf = (edition: Edition) => edition.items.map((item) => ({ edition, item }))

const ask = (edition: Edition, lang: string, key: string) => text(edition, lang, ({ items }) => items[key]?.ask)

type OptionRow = Of<{ item: string; code: string; points: number | null }>

const optionTable = (all: Every) =>
  dataTable<OptionRow>({
    name: 'options',
    about: 'options',
    key: ['edition', 'item', 'code'],
    references: [{ column: 'edition', table: 'editions', to: 'id' }],
    columns: [
      column('edition', 'string', 'items.edition', ({ edition }) => edition.id, must),
      column('item', 'string', 'items.item', ({ item }) => item, must),
      column('code', 'string', 'options.code', ({ code }) => code, must),
      column('points', 'double', 'options.points', ({ points }) => points),
      column('text_en', 'string', 'language.en', (row) => optionText(row, 'en')),
      column('text_fr', 'string', 'language.fr', (row) => optionText(row, 'fr')),
    ],
    rows: (db) => atOnce(all(db).then((editions) => editions.flatMap(optionsOf))),
  })

const optionsOf = (edition: Edition): OptionRow[] =>
  edition.items.flatMap((item) =>
    'options' in item
      ? item.options.map((option) => ({
          edition,
          item: item.key,
          code: option.code,
          points: ('points' in option ? option.points : null) ?? null,
        }))
      : [],
  )

const optionText = ({ edition, item, code }: OptionRow, lang: string) =>
  text(edition, lang, ({ items }) => items[item]?.options[code])

type BandRow = Of<{ item: string; from: number; points: number }>

const bandTable = (all: Every) =>
  dataTable<BandRow>({
    name: 'bands',
    about: 'bands',
    key: ['edition', 'item', 'from'],
    references: [{ column: 'edition', table: 'editions', to: 'id' }],
    columns: [
      column('edition', 'string', 'items.edition', ({ edition }) => edition.id, must),
      column('item', 'string', 'items.item', ({ item }) => item, must),
      column('from', 'double', 'bands.from', ({ from }) => from, must),
      column('points', 'double', 'bands.points', ({ points }) => points, must),
    ],
    rows: (db) => atOnce(all(db).then((editions) => editions.flatMap(bandsOf))),
  })

const bandsOf = (edition: Edition): BandRow[] =>
  edition.items.flatMap((item) =>
    'bands' in item ? item.bands.map(({ from, points }) => ({ edition, item: item.key, from, points })) : [],
  )
