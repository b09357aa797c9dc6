import { randomBytes } from 'node:crypto'
import type { Actor } from '#platform/access'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import { writeTrail } from '#platform/trail'
import type { Tx } from '../store.ts'
import type { PlannedEntry } from './import-plan.ts'
import { knownReportOf, type OfficialContent, type OfficialEntry, type OfficialSubject } from './model.ts'
import {
  insertEntry,
  insertVersion,
  listEntries,
  listKnownReports,
  listVersions,
  type NewVersion,
  waitForOthers,
} from './store.ts'

interface Writing {
  readonly by: Pick<Actor, 'accountId'>
  readonly now: Date
}

type Origin = NewVersion['origin']

export interface NewOfficial extends Writing {
  readonly subject: OfficialSubject
  readonly content: OfficialContent
  readonly knownReportId: string | null
}

const newId = (): string => randomBytes(6).toString('hex')

/** Keeps a published result as its first version. */
export function enterResult(
  db: Db,
  { subject, content, knownReportId, by, now }: NewOfficial,
): Promise<{ id: string }> {
  return db.transaction().execute(async (tx) => {
    const id = await addEntry(tx, { subject, content, knownReportId, by, now, origin: 'form' })
    await writeTrail(tx, {
      at: now,
      by,
      action: 'official result entered',
      subject: { kind: 'official result', id },
      placeId: subject.placeId,
      details: { year: content.year, figures: content.figures.length },
    })
    return { id }
  })
}

export interface Correction extends Writing {
  readonly entry: OfficialEntry
  readonly content: OfficialContent
  readonly reason: string
}

/** A new version that says what it replaces. Throws Refusal conflict when somebody was quicker. */
export function correctResult(db: Db, { entry, content, reason, by, now }: Correction): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await addVersion(tx, entry, { content, reason, withdrawn: false, origin: 'form', by, now })
    await writeTrail(tx, {
      at: now,
      by,
      action: 'official result corrected',
      subject: { kind: 'official result', id: entry.id },
      placeId: entry.placeId,
      details: { version: entry.version + 1, replaces: entry.version },
    })
  })
}

/** From now on the entry has no figures; what was said stays readable. Throws Refusal conflict when somebody was quicker. */
export function withdrawResult(db: Db, { entry, reason, by, now }: Omit<Correction, 'content'>): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const content = { ...entry, figures: [] }
    await addVersion(tx, entry, { content, reason, withdrawn: true, origin: 'form', by, now })
    await writeTrail(tx, {
      at: now,
      by,
      action: 'official result withdrawn',
      subject: { kind: 'official result', id: entry.id },
      placeId: entry.placeId,
      details: { version: entry.version + 1, replaces: entry.version },
    })
  })
}

/** The first version; whoever calls writes the trail. */
export async function addEntry(tx: Tx, given: NewOfficial & { origin: Origin }): Promise<string> {
  const { subject, content, knownReportId, by, now, origin } = given
  const id = newId()
  await insertEntry(tx, { id, ...subject, knownReportId, at: now })
  const version = { ...content, version: 1, reason: null, withdrawn: false, origin }
  await insertVersion(tx, id, { ...version, enteredAt: now, enteredBy: by.accountId })
  return id
}

type Next = Omit<Correction, 'entry'> & { readonly withdrawn: boolean; readonly origin: Origin }

/** The next version; whoever calls writes the trail. Throws Refusal conflict when it stands there already. */
export async function addVersion(tx: Tx, entry: Pick<OfficialEntry, 'id' | 'version'>, next: Next): Promise<void> {
  const { content, reason, withdrawn, origin, by, now } = next
  const version = { ...content, version: entry.version + 1, reason, withdrawn, origin }
  const written = await insertVersion(tx, entry.id, { ...version, enteredAt: now, enteredBy: by.accountId })
  if (!written) throw new Refusal('conflict')
}

export interface Import extends Writing {
  readonly entries: readonly PlannedEntry[]
  /** Why what changes changes. */
  readonly reason: string
}

/** Writes all that a table brings, or nothing. Throws Refusal conflict when an entry has changed since it was planned. */
export function importResults(db: Db, { entries, reason, by, now }: Import): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await waitForOthers(tx)
    for (const { subject, content, entry } of entries) {
      if (entry) await addVersion(tx, entry, { content, reason, withdrawn: false, origin: 'csv', by, now })
      else {
        const knownReportId = knownReportOf(await listKnownReports(tx), subject, content)?.id ?? null
        await addEntry(tx, { subject, content, knownReportId, by, now, origin: 'csv' })
      }
    }
    const places = new Set(entries.map(({ subject }) => subject.placeId))
    await writeTrail(tx, {
      at: now,
      by,
      action: 'official results imported',
      subject: { kind: 'official result', id: 'import' },
      placeId: places.size === 1 ? [...places][0] : null,
      details: { results: entries.length, places: [...places] },
    })
  })
}

export interface ImportMade extends Writing {
  /** When the import was made, as its versions say. */
  readonly at: Date
}

/** What an import of one's own brought and nobody has touched since. */
export async function importedThen(db: Db, { by, at }: Pick<ImportMade, 'by' | 'at'>): Promise<OfficialEntry[]> {
  const all = await listEntries(db)
  return all.filter(
    ({ origin, enteredBy, enteredAt, withdrawn }) =>
      origin === 'csv' && !withdrawn && enteredBy === by.accountId && enteredAt.getTime() === at.getTime(),
  )
}

/** Withdraws what an import brought, and puts what it changed back to what it was. Resolves to how many results. */
export function takeBackImport(db: Db, { at, reason, by, now }: ImportMade & { reason: string }): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await waitForOthers(tx)
    const entries = await importedThen(tx, { by, at })
    for (const entry of entries) {
      const [, before] = await listVersions(tx, entry.id)
      const content = before ?? { ...entry, figures: [] }
      const withdrawn = before?.withdrawn ?? true
      await addVersion(tx, entry, { content, reason, withdrawn, origin: 'form', by, now })
    }
    if (entries.length === 0) return 0
    const places = new Set(entries.map(({ placeId }) => placeId))
    await writeTrail(tx, {
      at: now,
      by,
      action: 'official import taken back',
      subject: { kind: 'official result', id: 'import' },
      placeId: places.size === 1 ? [...places][0] : null,
      details: { results: entries.length, places: [...places] },
    })
    return entries.length
  })
}
