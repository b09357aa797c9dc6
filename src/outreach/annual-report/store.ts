import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import type { Acknowledged, Said, Stated } from './model.ts'
import type { TextVersion } from './texts.ts'
import type { FrozenVersion } from './versions.ts'

export type Tx = Transaction<{}>

/** Whoever writes, acknowledges or freezes a year's report waits here for whoever does so now. */
export async function lockYear(tx: Tx, year: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`annual report of ${year}`}, 0))`.execute(tx)
}

/** What was printed, in the order of the file. */
export async function listStated(db: Db, year: number): Promise<Stated[]> {
  const { rows } = await sql<Stated>`select name, value::float8 as value, unit, chapter, note, source
    from stated_figure where year = ${year} order by position`.execute(db)
  return rows
}

export async function replaceStated(tx: Tx, year: number, stated: readonly Stated[]): Promise<void> {
  await sql`delete from stated_figure where year = ${year}`.execute(tx)
  for (const [position, { name, value, unit, chapter, note, source }] of stated.entries()) {
    await sql`insert into stated_figure (year, name, value, unit, chapter, note, source, position)
      values (${year}, ${name}, ${value}, ${unit}, ${chapter}, ${note}, ${source}, ${position})`.execute(tx)
  }
}

/** Those in force. What is published names no person: `name` is that of a source, null for the secretariat. */
export async function listAcknowledged(db: Db, year: number): Promise<Acknowledged[]> {
  const { rows } = await sql<Acknowledged>`select id, figure, recorded::float8 as recorded,
      stated::float8 as stated, reason, name, acknowledged_at as at,
      by_hand as "byHand"
    from acknowledged_difference where year = ${year} and withdrawn_at is null order by figure`.execute(db)
  return rows
}

export interface NewWord {
  readonly id: string
  readonly year: number
  readonly figure: string
  readonly recorded: number | null
  readonly stated: number
  readonly reason: Partial<Said>
  readonly name: string | null
  readonly by: string | null
  readonly at: Date
  readonly byHand: boolean
}

/** The same word of the record again changes nothing: one that was taken back stays so. */
export async function insertWord(tx: Tx, word: NewWord): Promise<void> {
  await sql`insert into acknowledged_difference
      (id, year, figure, recorded, stated, reason, name, acknowledged_by, acknowledged_at, by_hand)
    values (${word.id}, ${word.year}, ${word.figure}, ${word.recorded}, ${word.stated},
      ${JSON.stringify(word.reason)}::jsonb, ${word.name}, ${word.by}, ${word.at}, ${word.byHand})
    on conflict (id) do nothing`.execute(tx)
}

/** Whose word it was stays readable; it holds no longer. */
export async function withdrawWord(tx: Tx, { year, figure }: { year: number; figure: string }, at: Date) {
  await sql`update acknowledged_difference set withdrawn_at = ${at}
    where year = ${year} and figure = ${figure} and withdrawn_at is null`.execute(tx)
}

/** What the open record said before; what a person said or took back here stays. */
export async function deleteWordsOfRecord(tx: Tx): Promise<void> {
  await sql`delete from acknowledged_difference where not by_hand and withdrawn_at is null`.execute(tx)
}

/** Figures on which a person has said something here that holds. */
export async function listFiguresByHand(tx: Tx, year: number): Promise<string[]> {
  const { rows } = await sql<{ figure: string }>`select figure from acknowledged_difference
    where year = ${year} and by_hand and withdrawn_at is null`.execute(tx)
  return rows.map(({ figure }) => figure)
}

const texts = sql`select chapter, lang, revision, text, saved_at as "savedAt", saved_by as "savedBy", account.name
  from annual_report_text left join auth_user as account on account.id = saved_by`

/** Those in force, one a chapter and language. */
export async function listTexts(db: Db, year: number): Promise<TextVersion[]> {
  const { rows } =
    await sql<TextVersion>`select distinct on (chapter, lang) * from (${texts} where year = ${year}) as kept
    order by chapter, lang, revision desc`.execute(db)
  return rows
}

/** Every save of a chapter in a language, the newest first. */
export async function listTextVersions(
  db: Db,
  { year, chapter, lang }: { year: number; chapter: string; lang: string },
): Promise<TextVersion[]> {
  const { rows } = await sql<TextVersion>`${texts} where year = ${year} and chapter = ${chapter} and lang = ${lang}
    order by revision desc`.execute(db)
  return rows
}

export async function insertText(tx: Tx, year: number, text: Omit<TextVersion, 'name'>): Promise<void> {
  const { chapter, lang, revision, savedAt, savedBy } = text
  await sql`insert into annual_report_text (year, chapter, lang, revision, text, saved_at, saved_by)
    values (${year}, ${chapter}, ${lang}, ${revision}, ${text.text}, ${savedAt}, ${savedBy})`.execute(tx)
}

/** Years that somebody opened, stated figures stand for, or a version was frozen of; the latest first. */
export async function listYears(db: Db): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`select year from annual_report union select year from stated_figure
    union select year from annual_report_version order by year desc`.execute(db)
  return rows.map(({ year }) => year)
}

export async function insertYear(tx: Tx, year: number, by: string, at: Date): Promise<boolean> {
  const { rows } = await sql`insert into annual_report (year, opened_at, opened_by) values (${year}, ${at}, ${by})
    on conflict do nothing returning year`.execute(tx)
  return rows.length > 0
}

const versions = sql`select year, version, hash, package_hash as "packageHash", reason, frozen_at as "frozenAt"
  from annual_report_version`

/** The newest first. */
export async function listVersions(db: Db, year: number): Promise<FrozenVersion[]> {
  const { rows } = await sql<FrozenVersion>`${versions} where year = ${year} order by version desc`.execute(db)
  return rows
}

export async function findFrozen(db: Db, year: number, version: number): Promise<string | undefined> {
  const { rows } = await sql<{ document: string }>`select document from annual_report_version
    where year = ${year} and version = ${version}`.execute(db)
  return rows[0]?.document
}

export async function findPackage(db: Db, year: number, version: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ package: Buffer }>`select package from annual_report_version
    where year = ${year} and version = ${version}`.execute(db)
  return rows[0]?.package
}

export interface NewVersion {
  readonly year: number
  readonly version: number
  readonly document: string
  readonly hash: string
  readonly content: Buffer
  readonly packageHash: string
  readonly reason: string | null
  readonly by: string
  readonly at: Date
}

export async function insertVersion(tx: Tx, one: NewVersion): Promise<void> {
  await sql`insert into annual_report_version
      (year, version, document, hash, package, package_hash, reason, frozen_at, frozen_by)
    values (${one.year}, ${one.version}, ${one.document}, ${one.hash}, ${one.content}, ${one.packageHash}, ${one.reason},
      ${one.at}, ${one.by})`.execute(tx)
}

/** Undefined where there is no such network, or an invented one. */
export async function networkName(db: Db, id: string): Promise<Said | undefined> {
  const { rows } = await sql<{ name: { en: string; fr?: string } }>`select name from network
    where id = ${id} and not demonstration`.execute(db)
  const name = rows[0]?.name
  return name && { en: name.en, fr: name.fr ?? name.en }
}

/** Texts of working groups, which are no entries, in every language they have. */
export async function listGroupTexts(db: Db): Promise<Record<string, string>[]> {
  const { rows } = await sql<{ said: Record<string, string> }>`select name as said from working_group
    union all select summary from working_group_meeting where summary is not null
    union all select title from working_group_output`.execute(db)
  return rows.map(({ said }) => said)
}

export async function listNetworkIds(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from network where not demonstration order by id`.execute(db)
  return rows.map(({ id }) => id)
}
