import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '#platform/access'
import type { Db } from '#platform/database'
import { notFound, Refusal } from '#platform/http'
import { type TrailAction, writeTrail } from '#platform/trail'
import { couldReadVersion, mayWriteEntry } from './access.ts'
import { cellsOf, changedColumns } from './cells.ts'
import { entryOf } from './load.ts'
import { type Entry, type EntryKind, slugOf, stateOf } from './model.ts'
import { faultsOfWhole, type RowFault, type Written } from './rows.ts'
import { idFrom, titleKey, translatedFromAfter } from './rules.ts'
import { contentOf, insertEntries, insertVersion, listVersions, updateEntries } from './save-store.ts'
import { findAnyEntry, lockEntry } from './store.ts'

export interface Acting {
  readonly actor: Actor
  readonly now: Date
}

/** Resolves to the id. Throws Refusal forbidden where it would be another network's. */
export async function addEntry(
  db: Db,
  { actor, now }: Acting,
  kind: EntryKind,
  { content, id }: { content: Written; id?: string },
): Promise<string> {
  const { demonstration } = actor
  if (!mayWriteEntry(actor, { networkId: content.networkId, demonstration })) throw new Refusal('forbidden')
  return db.transaction().execute(async (tx) => {
    const title = content.texts[content.sourceLanguage]?.[titleKey(kind)] ?? ''
    const free = id ?? (await freeId(tx, kind, idFrom(title, yearOf(kind, content))))
    const entry = { ...entryOf(kind, free, content), changedAt: now, demonstration }
    await insertEntries(tx, kind, [entry])
    await insertVersion(tx, kind, entry, contentOf(entry), { by: actor.accountId, at: now })
    await trail(tx, { actor, now }, entry, 'record entry added', {})
    return free
  })
}

/** Null where its values do not tell one, as in a draft that lacks its date. */
export function yearOf(kind: EntryKind, { values }: Pick<Entry, 'values'>): number | null {
  try {
    const year = kind.year(values)
    return typeof year === 'number' && Number.isInteger(year) ? year : null
  } catch {
    return null
  }
}

async function freeId(tx: Db, kind: EntryKind, wished: string, attempt = 1): Promise<string> {
  const id = attempt === 1 ? wished : `${wished}-${attempt}`
  return (await findAnyEntry(tx, kind, id)) ? freeId(tx, kind, wished, attempt + 1) : id
}

export interface Saving {
  /** The version that the form was opened on. */
  readonly seen: number
  readonly content: Written
  /** Languages whose translation was looked at and holds. */
  readonly stillHolds?: readonly string[]
}

/** A version for every change. `newer`: nothing was saved, since another came in after the one that was seen. */
export function saveEntry(
  db: Db,
  acting: Acting,
  kind: EntryKind,
  id: string,
  { seen, content, stillHolds = [] }: Saving,
): Promise<'saved' | 'unchanged' | 'published' | 'newer'> {
  return take(db, acting, kind, id, async (tx, stood) => {
    if (stood.version !== seen) return 'newer'
    if (!mayWriteEntry(acting.actor, { ...stood, networkId: content.networkId })) throw new Refusal('forbidden')
    const translatedFrom = translatedFromAfter(stood, content, stillHolds)
    const changed = changedColumns(kind, cellsOf(kind, stood), cellsOf(kind, content))
    if (changed.length === 0 && isDeepStrictEqual(translatedFrom, stood.translatedFrom)) return 'unchanged'
    const entry = await putVersion(tx, acting, kind, stood, { ...stood, ...content, translatedFrom })
    const open = [stood, entry].map((one) => ['planned', 'published'].includes(stateOf(one, acting.now)))
    const published = !open[0] && open[1]
    const action = published ? 'record entry published' : 'record entry changed'
    for (const networkId of networksOf(stood, entry)) {
      await trail(tx, acting, { ...entry, networkId }, action, { version: entry.version, changed })
    }
    return published ? 'published' : 'saved'
  })
}

/** Pressed twice, it is done once. */
export function withdrawEntry(
  db: Db,
  acting: Acting,
  kind: EntryKind,
  id: string,
  step: 'withdraw' | 'bring back',
): Promise<void> {
  return take(db, acting, kind, id, async (tx, stood) => {
    if ((stood.withdrawnAt !== null) === (step === 'withdraw')) return
    const withdrawnAt = step === 'withdraw' ? acting.now : null
    await updateEntries(tx, kind, [{ ...stood, withdrawnAt, changedAt: acting.now }])
    await trail(tx, acting, stood, step === 'withdraw' ? 'record entry withdrawn' : 'record entry brought back', {})
  })
}

/**
 * What was saved then becomes the newest version; when it is published and who may read it stay as they are. Faults: it lacks
 * what the entry must have as it stands now, and nothing was done.
 */
export function restoreVersion(
  db: Db,
  acting: Acting,
  kind: EntryKind,
  id: string,
  { version, seen }: { version: number; seen: number },
): Promise<'restored' | 'newer' | readonly RowFault[]> {
  return take(db, acting, kind, id, async (tx, stood) => {
    if (stood.version !== seen) return 'newer'
    const kept = (await listVersions(tx, kind, id)).find((one) => one.version === version)
    if (!kept || !couldReadVersion(acting.actor, kept, stood.demonstration)) throw notFound()
    const { texts, sourceLanguage, translatedFrom, values, places, source } = kept.content
    const back = { ...stood, texts, sourceLanguage, translatedFrom, values, places, source }
    const faults = faultsOfWhole(kind, back)
    if (faults.length > 0) return faults
    const entry = await putVersion(tx, acting, kind, stood, back)
    await trail(tx, acting, entry, 'record version restored', { version })
    return 'restored'
  })
}

/** Whose the entry is, is asked of the row as it is locked: it may have moved since the gate asked. Throws Refusal. */
function take<T>(
  db: Db,
  { actor }: Acting,
  kind: EntryKind,
  id: string,
  work: (tx: Db, stood: Entry) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const stood = await lockEntry(tx, kind, id)
    if (!stood) throw notFound()
    if (!mayWriteEntry(actor, stood)) throw new Refusal('forbidden')
    return work(tx, stood)
  })
}

/** What stood is kept besides, where nobody had saved it here: it came with the record. */
export async function putVersion(
  tx: Db,
  { actor, now }: Acting,
  kind: EntryKind,
  stood: Entry,
  next: Entry,
): Promise<Entry> {
  const entry = { ...next, version: stood.version + 1, changedAt: now }
  await insertVersion(tx, kind, stood, contentOf(stood), { by: null, at: stood.changedAt ?? now })
  await updateEntries(tx, kind, [entry])
  await insertVersion(tx, kind, entry, contentOf(entry), { by: actor.accountId, at: now })
  return entry
}

/** Whose trail tells of a change: of both where an entry moved; the programme's own has no network. */
export function networksOf(before: Pick<Entry, 'networkId'>, after: Pick<Entry, 'networkId'>): (string | null)[] {
  const networks = [before.networkId, after.networkId].filter((id) => id !== null)
  return networks.length === 0 ? [null] : [...new Set(networks)]
}

function trail(
  tx: Db,
  { actor, now }: Acting,
  { kind, id, networkId }: Pick<Entry, 'kind' | 'id' | 'networkId'>,
  action: TrailAction,
  details: Record<string, unknown>,
): Promise<void> {
  const subject = { kind: 'entry', id: `${slugOf({ name: kind })}/${id}` }
  const told = { entry: subject.id, ...details }
  return writeTrail(tx, { at: now, by: actor, action, subject, networkId, details: told })
}
