import { createHash, randomBytes } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { canonicalJson } from '../canonical-json/index.ts'
import type { English } from '#locales'
import type { Db } from '../database/index.ts'

type Spaced<Text> = Text extends `${infer First}_${infer Rest}` ? `${First} ${Spaced<Rest>}` : Text
type ActionOf<Key> = Key extends `action.${infer Action}` ? Spaced<Action> : never
/** What happens here, in the past; a new one begins with its words: `action.round_opened` in locales, under trail. */
export type TrailAction = ActionOf<keyof English['trail']>

export interface TrailEntry {
  at: Date
  /** Null: the program itself, or somebody who is not signed in. */
  by: { readonly accountId: string } | null
  action: TrailAction
  subject: { kind: string; id: string }
  placeId?: string | null | undefined
  networkId?: string | null | undefined
  /** Nothing that names a person. */
  details?: Readonly<Record<string, unknown>> | undefined
  /** Names and addresses, which can be erased. */
  personal?: Readonly<Record<string, unknown>> | undefined
  /** The account that `personal` is about. */
  about?: string | undefined
}

/** The last write of the transaction that changes something: later ones would keep other writers of the trail waiting. */
export async function writeTrail(tx: Db, entry: TrailEntry): Promise<void> {
  const { at, about = null } = entry
  const personal = entry.personal && sealed(about, canonicalJson(entry.personal))
  const { rows } = await sql<{ seq: number }>`/* kept */ select ${appended(entry, personal?.digest)} as seq`.execute(tx)
  if (!personal) return
  await sql`insert into trail_personal (seq, about, salt, content, written_at)
    values (${rows[0]?.seq}, ${about}, ${personal.salt}, ${personal.content}, ${at})`.execute(tx)
}

/** Writes an entry that names nobody as the last part of a statement: the expression comes to its number. */
export const trailAppended = (entry: Omit<TrailEntry, 'personal' | 'about'>) => appended(entry, undefined)

function appended(entry: Omit<TrailEntry, 'personal'>, personalDigest: string | undefined) {
  const { at, by, action, subject, placeId = null, networkId = null } = entry
  const details = entry.details ? canonicalJson(entry.details) : null
  return sql<number>`trail_append(${at}, ${by?.accountId ?? null}, ${action}, ${subject.kind}, ${subject.id}, ${placeId},
    ${networkId}, ${details}, ${personalDigest ?? null})`
}

/** Salted, or else a digest of an address would tell the address to whoever guesses it. */
function sealed(about: string | null, content: string) {
  const salt = randomBytes(16).toString('hex')
  return { salt, content, digest: digestOf({ salt, about, content }) }
}

interface Sealed {
  salt: string
  about: string | null
  content: string
}

/** Whom it is about is sealed with it: by that it is found when the person is to be erased. */
export const digestOf = ({ salt, about, content }: Sealed): string =>
  createHash('sha256')
    .update(`${salt}${about ?? ''}${content}`)
    .digest('hex')

export interface TrailRow {
  seq: number
  at: Date
  actor: string | null
  /** Null: nobody, or somebody who was erased. */
  actorName: string | null
  action: TrailAction
  subjectKind: string
  subjectId: string
  placeId: string | null
  networkId: string | null
  /** Null where there is no such place or network any more. */
  placeName: string | null
  networkName: Readonly<Record<string, string>> | null
  details: string | null
  /** Names and addresses that go with the row, as JSON; null where there were none, or where they are forgotten. */
  personal: string | null
  hash: string
}

export interface TrailFilter {
  placeId?: string | undefined
  networkId?: string | undefined
  actor?: string | undefined
  action?: string | undefined
  /** Rows before this one. */
  before?: number | undefined
  /** Rows of accounts and things of the invented network alone, or of none of them. */
  demonstration: boolean
  /** Rows that are kept from this reader: an expression over the row. */
  withheld?: RawBuilder<boolean> | undefined
  limit: number
}

type TrailScope = Pick<TrailFilter, 'placeId' | 'networkId' | 'demonstration' | 'withheld'>

/** Rows of one world, of a place, or of a network and its places. */
function within(scope: TrailScope) {
  const placeId = scope.placeId ?? null
  const networkId = scope.networkId ?? null
  return sql`
  trail left join auth_user on auth_user.id = trail.actor
    left join place on place.id = trail.place_id left join network on network.id = trail.network_id
  where (${placeId}::text is null or trail.place_id = ${placeId})
    and (${networkId}::text is null or trail.network_id = ${networkId}
      or trail.place_id in (select place_id from network_membership where network_id = ${networkId}))
    and coalesce(auth_user.demonstration, place.demonstration, network.demonstration, false) = ${scope.demonstration}
    and not ${scope.withheld ?? sql`false`}`
}

/** The newest first. */
export async function listTrail(db: Db, filter: TrailFilter): Promise<TrailRow[]> {
  const { actor = null, action = null, before = null, limit } = filter
  const { rows } = await sql<TrailRow>`
    select seq, at, actor, auth_user.name as "actorName", action, subject_kind as "subjectKind",
      subject_id as "subjectId", trail.place_id as "placeId", trail.network_id as "networkId",
      place.name as "placeName", network.name as "networkName", details,
      (select content from trail_personal where trail_personal.seq = trail.seq) as personal, hash
    from ${within(filter)}
      and (${actor}::text is null or actor = ${actor})
      and (${action}::text is null or action = ${action})
      and (${before}::bigint is null or seq < ${before})
    order by seq desc limit ${limit}`.execute(db)
  return rows
}

/** What has happened there at all. */
export async function listTrailActions(db: Db, scope: TrailScope): Promise<TrailAction[]> {
  const { rows } = await sql<{ action: TrailAction }>`select distinct action from ${within(scope)}`.execute(db)
  return rows.map(({ action }) => action)
}

export interface Named {
  accountId: string
  /** In small letters. */
  email: string
}

/** A pattern for JSON that holds the text. */
const holding = (json: string): string => `%${json.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`

/** What the trail keeps apart of a person: written about them, or naming their address. */
const isAbout = ({ accountId, email }: Named) =>
  sql<boolean>`(about = ${accountId} or content ilike ${holding(canonicalJson(email).slice(1, -1))})`

export async function listPersonal(db: Db, person: Named): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select seq, content, written_at from trail_personal where ${isAbout(person)} order by seq`.execute(db)
  return rows
}

/**
 * Takes the person out of what the trail keeps apart; the rows themselves stay and still verify. Also where only their
 * name stands, such as under a letter: somebody of the same name is forgotten a little early.
 */
export async function eraseFromTrail(tx: Db, { name, ...person }: Named & { name: string }): Promise<void> {
  const named = holding(canonicalJson(name))
  await sql`delete from trail_personal where ${isAbout(person)} or content ilike ${named}`.execute(tx)
}

/** Retention: forgets the personal part of rows written before then. Resolves to how many. */
export async function forgetPersonal(tx: Db, writtenBefore: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from trail_personal where written_at < ${writtenBefore}`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
