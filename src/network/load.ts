import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { readRows } from '#platform/csv'
import type { Db } from '#platform/database'
import { loadAccessions } from './accession/load.ts'
import { loadGroups } from './groups/load.ts'
import { type Measure, type PlaceFact, statuses } from './model.ts'
import { loadNetworkFacts } from './networks/load.ts'
import { loadTerms } from './obligations/load.ts'
import { type RealNetwork, replaceRealNetwork } from './store.ts'

const text = z.string().trim()
const orNull = text.transform((value) => value || null)
const numberOrNull = text.transform((value) => (value === '' ? null : Number(value))).pipe(z.number().nullable())

const Member = z.object({
  id: text.min(1),
  name: text.min(1),
  local_name: orNull,
  country_iso2: text.length(2),
  kind: text.min(1),
  network: text.min(1),
  joined_year: numberOrNull,
  status: z.enum(statuses),
  evidence_year: numberOrNull,
  latitude: numberOrNull,
  longitude: numberOrNull,
  coordinate_scope: text.transform((value) => (value === 'place' || value === 'seat' ? value : null)),
  coordinate_source: orNull,
  population: numberOrNull,
  population_source: text,
  note: orNull,
  source: text.min(1),
})
type Member = z.infer<typeof Member>

const Facts = z.object({
  place_id: text,
  population: numberOrNull,
  foreign_born_percent: numberOrNull,
  non_national_percent: numberOrNull,
  gdp_per_capita_eur: numberOrNull,
  year: numberOrNull,
  source_url: text,
})
const Caveat = z.object({ place_id: text, measure: text, value: numberOrNull, en: text, fr: text })
const NetworkRow = z.object({ id: text, name_in_members: text, id_in_annual_report: text })
const NetworkWords = z.object({ id: text, name_en: text, name_fr: text, description_en: text, description_fr: text })
const ActivityRow = z.object({ network: text, line: z.coerce.number().int().min(1), fr: text.min(1) })
const Report = z.object({
  networks: z.array(
    z.object({ id: text, name_en: text, name_fr: text, activities_2020_en: z.array(z.string()).default([]) }),
  ),
})

/**
 * Brings the real places, their facts and networks to what the files say. Invented rows and mandates
 * stay, and so does a place that the files no longer have: answers may hang on it.
 */
export async function loadNetwork(db: Db, dataFolder: string): Promise<void> {
  const rows = <T extends z.ZodType>(file: string, row: T) => readRows(join(dataFolder, file), row)
  const members = await rows('members.csv', Member)
  const networkRows = await rows('networks.csv', NetworkRow)
  const words = await rows('networks.words.csv', NetworkWords)
  const activities = await rows('networks.activities.csv', ActivityRow)
  const report = Report.parse(JSON.parse(await readFile(join(dataFolder, 'annual-report-2020.json'), 'utf8')))
  const stated = statedFacts(await rows('city-facts.csv', Facts), await rows('city-facts.caveats.csv', Caveat))
  const networkIds = new Map(networkRows.map((row) => [row.name_in_members, row.id]))
  await replaceRealNetwork(db, {
    networks: networkRows.map((row) => networkOf(row, { words, activities, reported: report.networks })),
    places: members.map(placeOf),
    memberships: members.map((member) => membershipOf(member, networkIds)),
    facts: [...stated, ...members.flatMap((member) => populationOf(member, stated))],
  })
  await loadNetworkFacts(db, dataFolder)
  await loadGroups(db, dataFolder)
  await loadAccessions(db, dataFolder, members)
  await loadTerms(db, dataFolder)
}

interface NetworkRecord {
  words: readonly z.infer<typeof NetworkWords>[]
  /** Which lines of the report are about which network: it tells of two in one entry. */
  activities: readonly z.infer<typeof ActivityRow>[]
  reported: z.infer<typeof Report>['networks']
}

function networkOf(
  { id, id_in_annual_report }: z.infer<typeof NetworkRow>,
  { words, activities, reported }: NetworkRecord,
): RealNetwork['networks'][number] {
  const ours = words.find((row) => row.id === id)
  const record = reported.find((network) => network.id === id_in_annual_report)
  const en = ours?.name_en || record?.name_en
  const fr = ours?.name_fr || record?.name_fr
  if (!ours || !en || !fr) throw new Error(`The network "${id}" has no name: give it one in networks.words.csv.`)
  const done = activities
    .filter(({ network }) => network === id)
    .map(({ line, fr: french }) => ({ en: record?.activities_2020_en[line - 1], fr: french }))
  return {
    id,
    name: { en, fr: fr.replace(/(\p{L})'(\p{L})/gu, '$1’$2') },
    description: { en: ours.description_en, fr: ours.description_fr },
    activities:
      done.length > 0 ? { en: done.flatMap(({ en: told }) => told ?? []), fr: done.map((one) => one.fr) } : {},
  }
}

function placeOf(member: Member): RealNetwork['places'][number] {
  const { country_iso2: country, network: _, population: __, population_source: ___, ...columns } = member
  return { ...columns, country }
}

function membershipOf(
  { id, network, source }: Member,
  networkIds: ReadonlyMap<string, string>,
): RealNetwork['memberships'][number] {
  const networkId = networkIds.get(network)
  if (!networkId) throw new Error(`members.csv: "${id}" is in the network "${network}", which networks.csv lacks.`)
  return { place_id: id, network_id: networkId, source }
}

function statedFacts(rows: readonly z.infer<typeof Facts>[], caveats: readonly z.infer<typeof Caveat>[]): PlaceFact[] {
  return rows
    .filter((row) => row.place_id !== '')
    .flatMap((row) => {
      const known = (
        ['population', 'foreign_born_percent', 'non_national_percent', 'gdp_per_capita_eur'] as const
      ).flatMap((measure) => (row[measure] === null ? [] : [{ measure, value: row[measure] }]))
      return known.map(({ measure, value }) => ({
        placeId: row.place_id,
        measure,
        value,
        year: row.year,
        basis: 'stated' as const,
        source: row.source_url,
        caveat: caveatOf(caveats, row.place_id, measure, value),
      }))
    })
}

function caveatOf(caveats: readonly z.infer<typeof Caveat>[], placeId: string, measure: Measure, value: number) {
  const found = caveats.find((row) => row.place_id === placeId && row.measure === measure && row.value === value)
  return found ? { en: found.en, fr: found.fr } : null
}

/** Left out where city-facts.csv has the same figure and dates it at least as well. */
function populationOf(member: Member, stated: readonly PlaceFact[]): PlaceFact[] {
  const { id, population: value, population_source: source } = member
  if (value === null) return []
  const year = /\(.*\b((?:19|20)\d\d)\b.*\)$/.exec(source)?.[1]
  const fact = {
    placeId: id,
    measure: 'population',
    value,
    year: year ? Number(year) : null,
    source,
    caveat: null,
  } as const
  if (source.startsWith('GeoNames')) return [{ ...fact, year: null, basis: 'geonames' }]
  const same = stated.some(
    (known) =>
      known.placeId === id &&
      known.measure === 'population' &&
      known.value === value &&
      (fact.year === null || fact.year === known.year),
  )
  return same ? [] : [{ ...fact, basis: 'stated' }]
}
