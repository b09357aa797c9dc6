import { type Event, eventKind } from '#activities'
import { inLanguage, listNetworks } from '#network'
import { textIn } from '#library'
import type { Db } from '#platform/database'
import { listAll, listEveryEntry } from './entries.ts'

/** What the record of a year leaves open. */
export interface Gaps {
  readonly withoutParticipants: readonly GapRow[]
  readonly withoutDay: readonly GapRow[]
  readonly silentNetworks: readonly GapRow[]
}

export interface GapRow {
  readonly id: string
  readonly label: string
  readonly address: string | null
}

export async function findGaps(db: Db, { year, lang, now }: { year: number; lang: string; now: Date }): Promise<Gaps> {
  const [events, entries, networks] = await Promise.all([
    listAll(db, eventKind, now),
    listEveryEntry(db, now),
    listNetworks(db, false),
  ])
  const ofYear = events.filter(({ values }) => values.start?.startsWith(String(year)))
  const row = (event: Event): GapRow => ({
    id: event.id,
    label: textIn(event, 'title', lang)?.text ?? event.id,
    address: `/events/${event.id}`,
  })
  const spoken = new Set(entries.filter((one) => isOf(one.publishedAt, year)).map(({ networkId }) => networkId))
  return {
    withoutParticipants: ofYear.filter(hasNobody).map(row),
    withoutDay: ofYear.filter(({ values }) => (values.start ?? '').length < 10).map(row),
    silentNetworks: networks
      .filter(({ id, kind }) => kind !== 'grouping' && !spoken.has(id))
      .map(({ id, name }) => ({ id, label: inLanguage(name, lang).text, address: `/networks/${id}` })),
  }
}

const isOf = (at: Date | null, year: number): boolean => at?.getUTCFullYear() === year

/** Neither places nor people, nor how many. */
const hasNobody = ({ places, texts, values }: Event): boolean =>
  values.participants === null &&
  !places.some(({ role }) => role === 'participant') &&
  !Object.values(texts).some(({ groups }) => groups?.trim())
