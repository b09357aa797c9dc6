import { sql } from 'kysely'
import type { Db } from '#platform/database'
import { notFound } from '#platform/http'
import type { Tx } from './store.ts'
import type { NetworkPage, PageKind, PageTexts, PageVersion } from './writing.ts'

const page = sql`id, network_id as "networkId", kind, year, position, published_version as "publishedVersion",
  published_at as "publishedAt", first_published_at is not null as seen`

const versions = sql`select page_id as "pageId", version, texts, both_current as "bothCurrent", saved_at as "savedAt",
  auth_user.name as "savedByName", restored_from as "restoredFrom"
  from network_page_version left join auth_user on auth_user.id = saved_by`

export interface WrittenPage extends NetworkPage {
  /** In order. */
  versions: readonly PageVersion[]
}

/** What a network has written, drafts included: about itself, its years, the newest first, and its pages in order. */
export async function listWriting(db: Db, networkId: string): Promise<WrittenPage[]> {
  const { rows: pages } = await sql<NetworkPage>`
    select ${page} from network_page where network_id = ${networkId}
    order by array_position(array['about', 'year', 'page'], kind), year desc, position, id`.execute(db)
  return withVersions(db, pages)
}

/** Throws notFound: no such page, or not of that network. */
export async function getWriting(db: Db, networkId: string, id: string): Promise<WrittenPage> {
  if (id.includes('\0') || networkId.includes('\0')) throw notFound()
  const { rows } = await sql<NetworkPage>`
    select ${page} from network_page where id = ${id} and network_id = ${networkId}`.execute(db)
  const [found] = await withVersions(db, rows)
  if (!found) throw notFound()
  return found
}

async function withVersions(db: Db, pages: readonly NetworkPage[]): Promise<WrittenPage[]> {
  if (pages.length === 0) return []
  const { rows } = await sql<PageVersion & { pageId: string }>`
    ${versions} where page_id = any(${sql.val(pages.map(({ id }) => id))}) order by version`.execute(db)
  return pages.map((one) => ({ ...one, versions: rows.filter(({ pageId }) => pageId === one.id) }))
}

/** Undefined: the network has one of that kind, or of that year, already; `findSame` says which. */
export async function insertPage(
  tx: Tx,
  { id, networkId, kind, year }: Pick<NetworkPage, 'id' | 'networkId' | 'kind' | 'year'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into network_page (id, network_id, kind, year, position)
    values (${id}, ${networkId}, ${kind}, ${year},
      (select coalesce(max(position), 0) + 1 from network_page where network_id = ${networkId}))
    on conflict do nothing returning 1`.execute(tx)
  return rows.length > 0
}

export async function findSame(
  db: Db,
  { networkId, kind, year }: { networkId: string; kind: PageKind; year: number | null },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from network_page
    where network_id = ${networkId} and kind = ${kind} and year is not distinct from ${year}`.execute(db)
  return rows[0]?.id
}

/** Whoever changes a page waits here for whoever changes it at the same time. */
export async function lockPage(tx: Tx, id: string): Promise<void> {
  await sql`select from network_page where id = ${id} for update`.execute(tx)
}

export interface NewVersion {
  version: number
  texts: PageTexts
  bothCurrent: boolean
  savedAt: Date
  savedBy: string
  restoredFrom: number | null
}

export async function insertVersion(tx: Tx, pageId: string, added: NewVersion): Promise<void> {
  const { version, texts, bothCurrent, savedAt, savedBy, restoredFrom } = added
  await sql`insert into network_page_version (page_id, version, texts, both_current, saved_at, saved_by, restored_from)
    values (${pageId}, ${version}, ${JSON.stringify(texts)}, ${bothCurrent}, ${savedAt}, ${savedBy}, ${restoredFrom})`.execute(
    tx,
  )
}

/** Null takes the page from readers. */
export async function setPublished(tx: Tx, id: string, published: { version: number; at: Date } | null): Promise<void> {
  await sql`update network_page set published_version = ${published?.version ?? null},
    published_at = ${published?.at ?? null},
    first_published_at = coalesce(first_published_at, ${published?.at ?? null}) where id = ${id}`.execute(tx)
}

/** Changes places with the page before it, or after it. False: there is none. */
export async function swapPosition(tx: Tx, networkId: string, id: string, up: boolean): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`select id from network_page
    where network_id = ${networkId} and kind = 'page' order by position, id for update`.execute(tx)
  const ids = rows.map((row) => row.id)
  const from = ids.indexOf(id)
  const to = up ? from - 1 : from + 1
  const other = ids[to]
  if (from < 0 || other === undefined) return false
  ids[to] = id
  ids[from] = other
  await sql`update network_page set position = array_position(${sql.val(ids)}::text[], id)
    where id = any(${sql.val(ids)})`.execute(tx)
  return true
}

export async function deletePage(tx: Tx, id: string): Promise<void> {
  await sql`delete from network_page where id = ${id}`.execute(tx)
}
