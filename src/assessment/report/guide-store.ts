import type { Db } from '#platform/database'
import type { Tx } from './store.ts'

type Tables = {
  report_guide: { kind: string; lang: string; version: number; text: string; saved_at: Date; saved_by: string | null }
}

const tables = (db: Db) => db.withTables<Tables>()

/** The drafting guide as the secretariat has changed it, by kind of section and language. */
export async function listGuide(db: Db): Promise<{ kind: string; lang: string; version: number; text: string }[]> {
  return tables(db)
    .selectFrom('report_guide')
    .select(['kind', 'lang', 'version', 'text'])
    .distinctOn(['kind', 'lang'])
    .orderBy('kind')
    .orderBy('lang')
    .orderBy('version', 'desc')
    .execute()
}

export async function insertGuide(
  tx: Tx,
  {
    kind,
    lang,
    version,
    text,
    by,
    at,
  }: { kind: string; lang: string; version: number; text: string; by: string; at: Date },
): Promise<void> {
  await tables(tx)
    .insertInto('report_guide')
    .values({ kind, lang, version, text, saved_at: at, saved_by: by })
    .execute()
}
