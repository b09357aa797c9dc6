import { nearest } from '#instruments'
import type { EntryPlace } from '../model.ts'
import { cleaned, faulty, isNothing, type Knowing, type Parsed, shown, textOf } from './model.ts'

/** Places of one role: ids of places in the record, or a name with its country for one that is in no list. */
export function parsePlaces(written: unknown, role: string, knowing: Knowing): Parsed<readonly EntryPlace[]> {
  if (isNothing(written)) return { value: [] }
  const parts: unknown[] = Array.isArray(written) ? written : textOf(written).split(/[;\n]/)
  const value: EntryPlace[] = []
  for (const part of parts) {
    if (isNothing(part)) continue
    const read = typeof part === 'string' ? placeWritten(cleaned(part), knowing) : placeNamed(part, knowing)
    if ('fault' in read) return read
    value.push({ role, ...read.value })
  }
  return { value }
}

type Place = Omit<EntryPlace, 'role'>

function placeWritten(text: string, knowing: Knowing): Parsed<Place> {
  const known = knowing.places.get(text) ?? knowing.places.get(text.toLowerCase())
  if (known) return { value: { placeId: known.id, name: known.name, country: known.country } }
  const [, name, country = null] = /^(.+?)\s*\[\s*([A-Za-z]{2})?\s*\]$/.exec(text) ?? []
  if (name !== undefined) return placeOf(name, country, knowing)
  const named = [...knowing.places.values()].filter((place) => place.name.toLowerCase() === text.toLowerCase())
  if (named.length === 1 && named[0]) {
    return { value: { placeId: named[0].id, name: named[0].name, country: named[0].country } }
  }
  const candidates = [...knowing.places.values()]
  const near =
    named.length > 1
      ? named.map(({ id }) => id).join(', ')
      : (nearest(
          text,
          candidates.map(({ id }) => id),
        ) ?? idNearName(text, candidates))
  return near === null ? faulty('place', { value: shown(text) }) : faulty('placeNear', { value: shown(text), near })
}

function idNearName(text: string, places: readonly { id: string; name: string }[]): string | null {
  const name = nearest(
    text,
    places.map((place) => place.name),
  )
  return places.find((place) => place.name === name)?.id ?? null
}

function placeNamed(part: unknown, knowing: Knowing): Parsed<Place> {
  if (typeof part !== 'object' || part === null) return faulty('placeForm', { value: shown(part) })
  const { name, country = null } = part as { name?: unknown; country?: unknown }
  if (typeof name !== 'string' || name.trim() === '' || !(country === null || typeof country === 'string')) {
    return faulty('placeForm', { value: shown(part) })
  }
  return placeOf(cleaned(name), country, knowing)
}

/** A name and a country that are those of a place in the record mean that place. */
function placeOf(name: string, country: string | null, knowing: Knowing): Parsed<Place> {
  const code = country?.toUpperCase() ?? null
  if (code !== null && !knowing.isCountry(code)) return faulty('country', { value: code })
  if (name.length > 200) return faulty('long', { value: shown(name) })
  const known = [...knowing.places.values()].find(
    (place) => place.country === code && place.name.toLowerCase() === name.toLowerCase(),
  )
  return {
    value: known
      ? { placeId: known.id, name: known.name, country: known.country }
      : { placeId: null, name, country: code },
  }
}

export const printPlace = ({ placeId, name, country }: Omit<EntryPlace, 'role'>): string =>
  placeId ?? `${name} [${country ?? ''}]`

/** As JSON has them. */
export const placeForFile = ({ placeId, name, country }: Omit<EntryPlace, 'role'>) =>
  placeId ?? { name, ...(country !== null && { country }) }
