import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import Papa from 'papaparse'
import { areaKeys } from '#instruments'
import { type Files, readFiles } from './files.ts'
import { accounts, openPlace } from './model.ts'

const data = join(import.meta.dirname, '..', '..', 'data')
let files: Files
before(async () => {
  files = await readFiles(data)
})

describe('the invented world', () => {
  test('has no name that is, or is nearly, that of a real place of the record or of a country', () => {
    const real = [...realPlaces(), ...realCountries()].map(plain)
    const { places, countries, networks } = files.world
    const invented = [
      ...places,
      ...files.membership.accessions,
      ...networks.map(({ name }) => ({ name: name.en })),
      ...countries.map(({ name }) => ({ name: name.en })),
    ]
    for (const name of [...invented.map((one) => one.name), ...countries.map((country) => country.name.fr)].map(
      plain,
    )) {
      for (const other of real) assert.ok(distance(name, other) > 2, `${name} is too near to ${other}`)
    }
  })

  test('has places in every band of size and of residents born abroad', () => {
    const { places } = files.world
    const bands = (value: (place: (typeof places)[number]) => number, limits: readonly number[]) =>
      [0, ...limits].map(
        (from, i) => places.filter((place) => value(place) >= from && value(place) < (limits[i] ?? Infinity)).length,
      )
    assert.ok(bands(({ population }) => population, [100_000, 200_000, 500_000]).every((count) => count >= 6))
    assert.ok(bands(({ foreign_born }) => foreign_born, [10, 15, 20]).every((count) => count >= 6))
  })

  test('has every place on land', () => {
    const map = JSON.parse(readFileSync(join(data, 'demonstration', 'map.json'), 'utf8')) as { land: string }
    const rings = ringsOf(map.land)
    for (const { name, at } of [...files.world.places, ...files.membership.accessions])
      assert.ok(isInside(rings, at), `${name} lies in the sea`)
    assert.ok(!isInside(rings, [20, 20]))
  })

  test('names only what it has', () => {
    const { world, practices } = files
    const known = new Set(world.places.map(({ id }) => id))
    assert.equal(known.size, world.places.length)
    for (const { country, network, id } of world.places) {
      assert.ok(id.endsWith(`-${country.toLowerCase()}`))
      assert.ok(world.countries.some(({ code }) => code === country))
      assert.ok(network === undefined || world.networks.some((one) => one.id === network))
    }
    for (const id of [openPlace, ...accounts.flatMap(({ places }) => places)]) assert.ok(known.has(id))
    for (const { id, places, area } of practices.practices) {
      assert.ok(
        places.every((place) => known.has(place)),
        id,
      )
      assert.ok(
        areaKeys.some((key) => key === area),
        id,
      )
    }
  })

  test('has sources and comments for every area in both languages, with the same signs', () => {
    const { areas, not_applicable: others } = files.texts
    for (const area of [...areaKeys, 'any']) {
      const kinds = areas[area]
      assert.ok(kinds, area)
      for (const sentences of Object.values(kinds))
        assert.ok(
          sentences.some((sentence) => !sentence.for),
          area,
        )
    }
    const all = Object.values(areas).flatMap((kinds) => Object.values(kinds).flat())
    for (const { en, fr } of [...all, ...others]) {
      assert.deepEqual(signs(en), signs(fr))
      assert.match(en, /^[^'"]+$/)
      assert.doesNotMatch(fr, /'|(?<!\u202f)[;?!]|(?<!\u00a0):|«(?!\u00a0)|(?<!\u00a0)»|\(e\)|·/u)
    }
  })
})

const signs = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(([sign]) => sign).sort()

const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase()

function realPlaces(): string[] {
  const { data: rows } = Papa.parse<Record<string, string>>(readFileSync(join(data, 'members.csv'), 'utf8'), {
    header: true,
  })
  return rows
    .flatMap(({ name = '', local_name: local = '' }) => [name].concat(local.split('/')))
    .filter((name) => name !== '')
}

function realCountries(): string[] {
  const atlas = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json')
  const world = JSON.parse(readFileSync(atlas, 'utf8')) as {
    objects: { countries: { geometries: { properties: { name: string } }[] } }
  }
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i))
  const codes = letters.flatMap((a) => letters.map((b) => a + b))
  const named = ['en', 'fr'].flatMap((lang) => {
    const names = new Intl.DisplayNames(lang, { type: 'region', fallback: 'none' })
    return codes.flatMap((code) => names.of(code) ?? [])
  })
  return [...named, ...world.objects.countries.geometries.map(({ properties }) => properties.name)]
}

/** Levenshtein 1965. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

type Point = readonly [number, number]

/** Reads the steps that tools/demonstration-map.ts writes. */
function ringsOf(path: string): Point[][] {
  let last: Point = [0, 0]
  return path
    .split('m')
    .slice(1)
    .map((part) => {
      const numbers = (part.match(/-?\d+/g) ?? []).map(Number)
      const ring = Array.from({ length: numbers.length / 2 }, (_, i): Point => {
        last = [last[0] + (numbers[2 * i] ?? 0), last[1] + (numbers[2 * i + 1] ?? 0)]
        return last
      })
      last = ring[0] ?? last
      return ring
    })
}

function isInside(rings: readonly Point[][], [x, y]: Point): boolean {
  let inside = false
  for (const ring of rings) {
    ring.forEach(([ax, ay], i) => {
      const [bx, by] = ring[(i + 1) % ring.length] ?? [ax, ay]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    })
  }
  return inside
}
