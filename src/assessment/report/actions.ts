import { randomUUID } from 'node:crypto'
import type { Deps } from '#deps'
import type { Actor } from '#network'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import type { Lang } from '#platform/i18n'
import { type TrailAction, writeTrail } from '#platform/trail'
import { publishRound } from '../actions.ts'
import { type Round, stateOf } from '../model.ts'
import { findRound } from '../store.ts'
import type { Material } from './material.ts'
import { insertGuide, listGuide } from './guide-store.ts'
import { approvalInForce, approvalStanding, type ReportVersion, type TextVersion } from './model.ts'
import { tell } from './notices.ts'
import { contentOf, publishedFrom } from './published.ts'
import { readMaterial } from './read-material.ts'
import type { SectionKind } from './sections.ts'
import * as store from './store.ts'

/** Who acts on the report of which round. */
export interface Acting {
  readonly actor: Pick<Actor, 'accountId'>
  readonly round: Round
  readonly now: Date
}

export interface SectionText {
  readonly section: string
  readonly lang: Lang
  /** Null gives the section back to the program. */
  readonly text: string | null
  /** The newest revision that was seen; 0 for none. */
  readonly basedOn: number
  readonly resultId: string
}

/** `newest`: somebody else saved meanwhile, and nothing was kept. */
export async function saveText(db: Db, acting: Acting, given: SectionText): Promise<{ newest?: TextVersion }> {
  const { round, actor, now } = acting
  const { section, lang, text, basedOn, resultId } = given
  return db.transaction().execute(async (tx) => {
    await store.lockReport(tx, round.id)
    const [newest] = await store.listTextVersions(tx, round.id, { section, lang })
    if ((newest?.revision ?? 0) !== basedOn && newest) return { newest }
    if ((newest?.text ?? null) === text) return {}
    const revision = (newest?.revision ?? 0) + 1
    await store.insertText(tx, round.id, {
      section,
      lang,
      revision,
      text,
      resultId,
      savedAt: now,
      savedBy: actor.accountId,
    })
    const action = text === null ? 'report section put back' : 'report section saved'
    await trail(tx, action, acting, { section, language: lang, revision })
    return {}
  })
}

export async function questionFact(db: Db, acting: Acting, given: { section: string; text: string }): Promise<void> {
  const { round, actor, now } = acting
  await db.transaction().execute(async (tx) => {
    await store.insertCheck(tx, round.id, { id: randomUUID(), ...given, saidAt: now, saidBy: actor.accountId })
    await tell(tx, { round, what: 'questioned', by: actor.accountId, now })
    await trail(tx, 'report fact questioned', acting, { section: given.section })
  })
}

/** Throws Refusal conflict where it was settled before, or never said. */
export async function settleFact(db: Db, acting: Acting, { id, reply }: { id: string; reply: string }): Promise<void> {
  const { round, actor, now } = acting
  await db.transaction().execute(async (tx) => {
    const settled = await store.settleCheck(tx, round.id, { id, reply, by: actor.accountId, at: now })
    if (!settled) throw new Refusal('conflict')
    await tell(tx, { round, what: 'settled', by: actor.accountId, now })
    await trail(tx, 'report fact settled', acting, {})
  })
}

type Editions = Pick<Deps, 'editions'>

/**
 * The place's word that the report may go out as it stands; `read` is the hash of what it had before it. `changed`: the
 * report is another one by now, and nothing was approved. Saying the same twice changes nothing.
 */
export async function approveReport(
  { editions }: Editions,
  db: Db,
  acting: Acting,
  read: string,
): Promise<{ changed: boolean }> {
  const { round, actor, now } = acting
  return db.transaction().execute(async (tx) => {
    await store.lockReport(tx, round.id)
    const { content } = await composedNow({ editions }, tx, (await findRound(tx, round.id)) ?? round)
    if (content === undefined || content !== read) return { changed: true }
    const approvals = await store.listApprovals(tx, round.id)
    if (approvalInForce(approvals, content)) return { changed: false }
    const number = (approvals[0]?.number ?? 0) + 1
    await store.insertApproval(tx, round.id, { number, at: now, by: actor.accountId, content })
    await tell(tx, { round, what: 'approved', by: actor.accountId, now })
    await trail(tx, 'report approved', acting, { content })
    return { changed: false }
  })
}

/** The end of it, whatever it was given for. */
export async function withdrawApproval(db: Db, acting: Acting): Promise<{ changed: false }> {
  const { round, now } = acting
  return db.transaction().execute(async (tx) => {
    await store.lockReport(tx, round.id)
    const standing = approvalStanding(await store.listApprovals(tx, round.id))
    if (!standing) return { changed: false }
    await store.withdrawApproval(tx, round.id, standing.number, now)
    await trail(tx, 'report approval withdrawn', acting, {})
    return { changed: false }
  })
}

/** What the report is made of at this moment, and the hash of what it makes. */
async function composedNow({ editions }: Editions, tx: store.Tx, round: Round) {
  const [material, texts] = await Promise.all([
    readMaterial({ db: tx, editions }, round),
    store.listTexts(tx, round.id),
  ])
  return { material, texts, content: material && contentOf(material, texts) }
}

/** What keeps a report from being published. */
export const obstacles = ['not validated', 'not approved', 'changed since', 'open remarks', 'no reason'] as const
export type Obstacle = (typeof obstacles)[number]

export interface Publication {
  /** Of a correction; null for the first version. */
  readonly reason: string | null
}

/**
 * Keeps the report as it stands, in every language, for good; a correction is another version and says why. Resolves to
 * what is in the way, and then nothing has changed.
 */
export async function publishReport(
  { editions }: Editions,
  db: Db,
  acting: Acting,
  { reason }: Publication,
): Promise<{ obstacles: readonly Obstacle[] }> {
  return db.transaction().execute((tx) => publishIn({ editions }, tx, acting, { reason }))
}

/** The same within a transaction. */
export async function publishIn(
  { editions }: Editions,
  tx: store.Tx,
  acting: Acting,
  { reason }: Publication,
): Promise<{ obstacles: readonly Obstacle[] }> {
  const { actor, now } = acting
  const { id } = acting.round
  await store.lockReport(tx, id)
  const round = (await findRound(tx, id)) ?? acting.round
  const [former] = await store.listVersions(tx, id)
  const { material, texts, content } = await composedNow({ editions }, tx, round)
  if (!material) return { obstacles: ['not validated'] }
  const found = await obstaclesTo(tx, round, { content, correction: former !== undefined, reason })
  if (found.length > 0) return { obstacles: found }
  const { version, hash, resultId } = await keepVersion(tx, {
    material,
    texts,
    former,
    reason,
    by: actor.accountId,
    now,
  })
  const details = { version, hash, result: resultId }
  await tell(tx, { round, what: former ? 'corrected' : 'published', by: actor.accountId, now })
  if (stateOf(round) === 'validated') {
    await publishRound(tx, { ...acting, round, actor: acting.actor as Actor, details })
  } else {
    await trail(tx, 'report corrected', { ...acting, round }, { ...details, ...(former && { replaces: former.hash }) })
  }
  return { obstacles: [] }
}

export interface Keeping {
  readonly material: Material
  readonly texts: readonly TextVersion[]
  readonly former: ReportVersion | undefined
  readonly reason: string | null
  readonly by: string | null
  readonly now: Date
}

/** The report as it stands becomes its next version. */
export async function keepVersion(
  tx: store.Tx,
  { material, texts, former, reason: said, by, now }: Keeping,
): Promise<Pick<store.NewVersion, 'version' | 'hash' | 'resultId'>> {
  const reason = former ? said : null
  const made = publishedFrom({ material, texts, former, reason, now })
  const row = { ...made, version: (former?.version ?? 0) + 1, resultId: material.standing.result.id }
  await store.insertVersion(tx, material.round.id, { ...row, reason, by, at: now })
  return row
}

async function obstaclesTo(
  tx: store.Tx,
  round: Round,
  { content, correction, reason }: { content: string | undefined; correction: boolean; reason: string | null },
): Promise<Obstacle[]> {
  const [approvals, checks] = await Promise.all([store.listApprovals(tx, round.id), store.listChecks(tx, round.id)])
  const state = stateOf(round)
  const approved = approvalStanding(approvals)
  const found: (Obstacle | false)[] = [
    state !== 'published' && (correction || state !== 'validated') && 'not validated',
    !approved && 'not approved',
    approved !== undefined && approved.content !== content && 'changed since',
    checks.some(({ settledAt }) => settledAt === null) && 'open remarks',
    correction && !reason && 'no reason',
  ]
  return found.filter((one) => one !== false)
}

export interface GuideChange {
  readonly kind: SectionKind
  readonly lang: Lang
  readonly text: string
  /** The version that was seen; 0 for the one the program brings. */
  readonly basedOn: number
}

/** Throws Refusal conflict where somebody else changed it meanwhile. */
export async function changeGuide(
  db: Db,
  { actor, now }: Omit<Acting, 'round'>,
  { kind, lang, text, basedOn }: GuideChange,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await store.lockReport(tx, 'guide')
    const known = (await listGuide(tx)).find((one) => one.kind === kind && one.lang === lang)
    if ((known?.version ?? 0) !== basedOn) throw new Refusal('conflict')
    const version = basedOn + 1
    await insertGuide(tx, { kind, lang, version, text, by: actor.accountId, at: now })
    const subject = { kind: 'report guide', id: kind }
    const details = { language: lang, version }
    await writeTrail(tx, { at: now, by: actor, action: 'report guide changed', subject, details })
  })
}

function trail(
  tx: Db,
  action: TrailAction,
  { actor, round, now }: Acting,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  const subject = { kind: 'round', id: round.id }
  return writeTrail(tx, { at: now, by: actor, action, subject, placeId: round.placeId, details })
}
