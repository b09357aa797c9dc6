import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'

export type Tx = Transaction<{}>

/** One saved state of something that is written over time; 0 is before anything was written. */
export interface Version<Content> {
  readonly version: number
  readonly content: Content
  /** What was done. */
  readonly change: string
  readonly savedAt: Date
  readonly savedByName: string | null
  /** The version that it brought back. */
  readonly restoredFrom: number | null
}

export type Head<Content> = Pick<Version<Content>, 'version' | 'content' | 'restoredFrom'>

export interface Saving<Content> {
  readonly content: Content
  readonly change: string
  readonly by: string | null
  readonly at: Date
  readonly restoredFrom?: number
}

interface Where {
  readonly table: 'strategy_version' | 'visit_version'
  readonly key: 'round_id' | 'visit_id'
}

/** Versions of one kind of writing; `empty` is what stands before the first. */
export function versionsIn<Content>({ table, key }: Where, empty: Content) {
  const [from, id] = [sql.table(table), sql.ref(key)]
  const nothing: Head<Content> = { version: 0, content: empty, restoredFrom: null }
  return {
    async newest(db: Db, of: string): Promise<Head<Content>> {
      const { rows } = await sql<Head<Content>>`select version, content, restored_from as "restoredFrom"
        from ${from} where ${id} = ${of} order by version desc limit 1`.execute(db)
      return rows[0] ?? nothing
    },

    /** Undefined where there was none of that number. */
    async at(db: Db, of: string, version: number): Promise<Head<Content> | undefined> {
      if (version === 0) return nothing
      const { rows } = await sql<Head<Content>>`select version, content, restored_from as "restoredFrom"
        from ${from} where ${id} = ${of} and version = ${version}`.execute(db)
      return rows[0]
    },

    /** The newest first. */
    async list(db: Db, of: string, most: number): Promise<Omit<Version<Content>, 'content'>[]> {
      const { rows } = await sql<Omit<Version<Content>, 'content'>>`
        select version, change, saved_at as "savedAt", auth_user.name as "savedByName", restored_from as "restoredFrom"
        from ${from} left join auth_user on auth_user.id = saved_by
        where ${id} = ${of} order by version desc limit ${most}`.execute(db)
      return rows
    },

    /** All of them with what they say, the oldest first. */
    async history(db: Db, of: string): Promise<Version<Content>[]> {
      const { rows } = await sql<Version<Content>>`select version, content, change, saved_at as "savedAt",
          auth_user.name as "savedByName", restored_from as "restoredFrom"
        from ${from} left join auth_user on auth_user.id = saved_by where ${id} = ${of} order by version`.execute(db)
      return rows
    },

    async append(tx: Tx, of: string, saving: Saving<Content>): Promise<number> {
      const { content, change, by, at, restoredFrom = null } = saving
      const { rows } = await sql<{ version: number }>`
        insert into ${from} (${id}, version, content, change, saved_at, saved_by, restored_from)
        select ${of}, coalesce(max(version), 0) + 1, ${JSON.stringify(content)}::jsonb, ${change}, ${at}::timestamptz,
          ${by}, ${restoredFrom}::integer
        from ${from} where ${id} = ${of} returning version`.execute(tx)
      return rows[0]?.version ?? 0
    },
  }
}
