import { createHash, randomUUID } from 'node:crypto'
import type { Actor } from '#platform/access'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import { writeTrail } from '#platform/trail'
import { composeReport } from './compose.ts'
import { differencesIn, same } from './differences.ts'
import type { Material, Said } from './model.ts'
import { packageOf, type Setting } from './package.ts'
import * as store from './store.ts'
import type { TextVersion } from './texts.ts'
import { type FrozenVersion, frozenFrom, hashed } from './versions.ts'

export interface Acting {
  readonly actor: Pick<Actor, 'accountId'>
  readonly now: Date
}

const subject = (year: number) => ({ kind: 'annual report', id: String(year) })

export function openYear(db: Db, { actor, now }: Acting, year: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    if (!(await store.insertYear(tx, year, actor.accountId, now))) return
    await writeTrail(tx, { at: now, by: actor, action: 'annual report opened', subject: subject(year) })
  })
}

export interface NewText {
  readonly year: number
  readonly chapter: string
  readonly lang: string
  /** Null gives the chapter back to what the program brings. */
  readonly text: string | null
  /** The revision that was before the writer's eyes; 0 for none. */
  readonly basedOn: number
}

/** Resolves to what somebody else saved meanwhile; nothing is written then. */
export function saveText(db: Db, { actor, now }: Acting, asked: NewText): Promise<TextVersion | undefined> {
  const { year, chapter, lang, text, basedOn } = asked
  return db.transaction().execute(async (tx) => {
    await store.lockYear(tx, year)
    const [newest] = await store.listTextVersions(tx, { year, chapter, lang })
    if ((newest?.revision ?? 0) !== basedOn) return newest
    if ((newest?.text ?? null) === text) return undefined
    const revision = basedOn + 1
    await store.insertText(tx, year, { chapter, lang, revision, text, savedAt: now, savedBy: actor.accountId })
    await writeTrail(tx, {
      at: now,
      by: actor,
      action: text === null ? 'annual report chapter put back' : 'annual report chapter saved',
      subject: subject(year),
      details: { part: chapter, language: lang, revision },
    })
    return undefined
  })
}

export interface Word {
  readonly figure: string
  /** The two values that the person read; the record may have none. */
  readonly recorded: number | null
  readonly stated: number
  readonly reason: Said
}

/** Throws Refusal: not_found where nothing differs; conflict where other values differ than the person read. */
export async function acknowledge(db: Db, acting: Acting, material: Material, word: Word): Promise<void> {
  const { actor, now } = acting
  const { year } = material
  const { figure, recorded, stated, reason } = word
  const difference = differencesIn(material).find((one) => one.figure === figure)
  if (!difference) throw new Refusal('not_found')
  const seen =
    difference.recorded === null || recorded === null
      ? difference.recorded === recorded
      : same(difference.recorded, recorded)
  if (!seen || !same(difference.stated, stated)) throw new Refusal('conflict')
  await db.transaction().execute(async (tx) => {
    await store.lockYear(tx, year)
    await store.withdrawWord(tx, { year, figure }, now)
    const by = { name: null, by: actor.accountId, at: now, byHand: true }
    await store.insertWord(tx, { id: randomUUID(), year, figure, recorded, stated, reason, ...by })
    await writeTrail(tx, {
      at: now,
      by: actor,
      action: 'difference acknowledged',
      subject: subject(year),
      details: { name: figure, before: stated, after: recorded ?? '–', reason: reason.en },
    })
  })
}

export function takeBackWord(db: Db, { actor, now }: Acting, of: { year: number; figure: string }): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await store.lockYear(tx, of.year)
    const there = await store.listAcknowledged(tx, of.year)
    if (!there.some(({ figure }) => figure === of.figure)) throw new Refusal('not_found')
    await store.withdrawWord(tx, of, now)
    const details = { name: of.figure }
    await writeTrail(tx, {
      at: now,
      by: actor,
      action: 'acknowledgement taken back',
      subject: subject(of.year),
      details,
    })
  })
}

export interface Freezing {
  readonly material: Material
  /** The part of every network of the record, gathered at the same moment. */
  readonly parts: readonly Material[]
  readonly languages: readonly string[]
  readonly at: Setting
  /** Null for the first version alone. */
  readonly reason: string | null
}

/** Throws Refusal conflict: somebody froze it meanwhile. Whoever calls has looked for what keeps it from being built. */
export async function freeze(db: Db, { actor, now }: Acting, given: Freezing): Promise<void> {
  const { material, parts, languages, at } = given
  const { year } = material
  const [former] = await store.listVersions(db, year)
  const version = (former?.version ?? 0) + 1
  const reason = former ? given.reason : null
  const composed = (of: Material) =>
    Object.fromEntries(languages.map((lang) => [lang, composeReport(of, lang, { version })]))
  const documents = composed(material)
  const networks = Object.fromEntries(parts.map((part) => [part.network?.id ?? '', composed(part)]))
  const frozen = frozenFrom({ material, documents, networks, differences: differencesIn(material), former, reason })
  const { document, hash } = hashed(frozen)
  // Made before anything is locked: it takes a second.
  const content = await packageOf(frozen, document, at)
  const packageHash = createHash('sha256').update(content).digest('hex')
  await db.transaction().execute(async (tx) => {
    await store.lockYear(tx, year)
    const [newest] = await store.listVersions(tx, year)
    if (newest?.version !== former?.version) throw new Refusal('conflict')
    const by = actor.accountId
    await store.insertVersion(tx, { year, version, document, hash, content, packageHash, reason, by, at: now })
    await writeTrail(tx, {
      at: now,
      by: actor,
      action: former ? 'annual report corrected' : 'annual report frozen',
      subject: subject(year),
      details: { version, hash, ...(reason !== null && { reason }) },
    })
  })
}

export type { FrozenVersion }
