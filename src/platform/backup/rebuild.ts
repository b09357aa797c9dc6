import { pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import { escapeIdentifier, type PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { migrateWithin } from '../database/index.ts'
import type { Archive } from './archive.ts'
import type { ArchivedFile, Manifest } from './manifest.ts'
import { ownedByExtension, plainSession } from './snapshot.ts'

const here = 'current_schema()::regnamespace'

/** All of it in the caller's transaction: until that commits, everybody else sees the database as it was. */
export async function rebuild(client: PoolClient, { manifest, read }: Archive, migrations: string): Promise<string[]> {
  await client.query(plainSession)
  await dropAll(client)
  await migrateWithin(client, migrations, manifest.migrations.at(-1)?.name)
  const putBack = await liftGuards(client)
  await emptyAll(client)
  for (const table of manifest.tables) {
    const columns = table.columns.map((column) => escapeIdentifier(column)).join(', ')
    await copyIn(client, `${escapeIdentifier(table.table)} (${columns})`, table, await read(table))
  }
  for (const statement of putBack) await client.query(statement)
  await setSequences(client, manifest)
  const applied = await migrateWithin(client, migrations)
  await queueJobs(client, manifest, await read(manifest.jobs))
  return applied
}

/** Everything of the program's schema but what belongs to an extension. Sequences of a table's columns go with the table. */
async function dropAll(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(`
    select format('drop %s if exists %s cascade',
      case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'
        when 'f' then 'foreign table' when 'c' then 'type' else 'table' end, oid::regclass) as statement,
      case relkind when 'S' then 2 else 1 end as turn
    from pg_class where relnamespace = ${here} and relkind in ('r', 'p', 'v', 'm', 'S', 'f', 'c')
      and not ${ownedByExtension('pg_class', 'pg_class.oid')}
    union all
    select format('drop routine if exists %s cascade', oid::regprocedure), 3
    from pg_proc where pronamespace = ${here} and not ${ownedByExtension('pg_proc', 'pg_proc.oid')}
    union all
    select format('drop type if exists %s cascade', oid::regtype), 4
    from pg_type where typnamespace = ${here} and typtype in ('e', 'd', 'r')
      and not ${ownedByExtension('pg_type', 'pg_type.oid')}
    order by turn`)
  for (const { statement } of rows) await client.query(statement)
}

/**
 * What forbids to fill the tables as they were: triggers that guard rows, and references, which are checked once at the end
 * instead of row by row. Resolves to the statements that put all of it back.
 */
async function liftGuards(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ lift: string; put_back: string }>(`
    select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as lift,
      format('alter table %s enable %s trigger %I', tgrelid::regclass,
        case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, tgname) as put_back
    from pg_trigger join pg_class on pg_class.oid = tgrelid
    where relnamespace = ${here} and not tgisinternal and tgenabled <> 'D'
    union all
    select format('alter table %s drop constraint %I', conrelid::regclass, conname),
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    from pg_constraint where connamespace = ${here} and contype = 'f' and conparentid = 0`)
  for (const { lift } of rows) await client.query(lift)
  return ['set constraints all immediate', ...rows.map((row) => row.put_back)]
}

/** Migrations put rows of their own into the tables. */
async function emptyAll(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ names: string }>(`
    select string_agg(oid::regclass::text, ', ') as names from pg_class
    where relnamespace = ${here} and relkind in ('r', 'p') and not ${ownedByExtension('pg_class', 'pg_class.oid')}`)
  await client.query(`truncate ${rows[0]?.names}`)
}

async function copyIn(
  client: PoolClient,
  target: string,
  { file, rows }: ArchivedFile & { rows: number },
  source: Readable,
): Promise<void> {
  const copy = client.query(copyFrom(`copy ${target} from stdin`))
  await pipeline(source, copy)
  if (copy.rowCount !== rows) throw new Error(`${file} gave ${copy.rowCount} rows instead of ${rows}`)
}

async function setSequences(client: PoolClient, { sequences }: Manifest): Promise<void> {
  for (const { sequence, last, called } of sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [escapeIdentifier(sequence), last, called])
  }
}

async function queueJobs(client: PoolClient, { jobs }: Manifest, source: Readable): Promise<void> {
  await client.query('create temporary table restored_job (position serial, spec jsonb) on commit drop')
  await copyIn(client, 'restored_job (spec)', jobs, source)
  await client.query('truncate graphile_worker._private_jobs, graphile_worker._private_job_queues')
  await client.query(`
    select graphile_worker.add_job(spec ->> 'identifier', (spec -> 'payload')::json, spec ->> 'queue',
      (spec ->> 'run_at')::timestamptz, (spec ->> 'max_attempts')::integer, spec ->> 'key',
      (spec ->> 'priority')::integer,
      (select array_agg(flag) from jsonb_object_keys(nullif(spec -> 'flags', 'null')) flag))
    from restored_job order by position`)
}

/** What a refusal tells of the content that would be replaced. */
export async function contentOf(client: PoolClient): Promise<{ tables: number; ours: boolean; since: string | null }> {
  const { rows } = await client.query<{ tables: number; ours: boolean }>(`
    select count(*)::integer as tables, coalesce(bool_or(relname = 'migration'), false) as ours
    from pg_class where relnamespace = ${here} and relkind in ('r', 'p', 'v', 'm', 'f')
      and not ${ownedByExtension('pg_class', 'pg_class.oid')}`)
  const { tables, ours } = rows[0] ?? { tables: 0, ours: false }
  if (!ours) return { tables, ours, since: null }
  const { rows: first } = await client.query<{ since: string }>(
    'select min(applied_at)::date::text as since from migration',
  )
  return { tables, ours, since: first[0]?.since ?? null }
}
