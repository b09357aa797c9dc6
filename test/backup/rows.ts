import type { Pool } from 'pg'

/** Every row of every table as the server writes it, sorted: what two databases with the same content agree in. */
export async function allRows(pool: Pool, leaveOut: readonly string[] = []): Promise<Record<string, string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`)
  const found: Record<string, string[]> = {}
  for (const { name } of tables.filter((table) => !leaveOut.includes(table.name))) {
    const { rows } = await pool.query<{ row: string }>(
      `select t::text as row from "${name}" t order by t::text collate "C"`,
    )
    found[name] = rows.map(({ row }) => row)
  }
  return found
}

/** Everything that guards and computes: triggers with their state, constraints, and where each sequence stands. */
export async function allGuards(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(`
    select format('%s %s %s', tgrelid::regclass, tgname, tgenabled) as line from pg_trigger
      join pg_class on pg_class.oid = tgrelid where relnamespace = 'public'::regnamespace and not tgisinternal
        -- Put in place by every start: no migration knows which tables are searched.
        and tgname not like 'search_due %'
    union all select format('%s %s %s %s', conrelid::regclass, conname, convalidated, pg_get_constraintdef(oid))
      from pg_constraint where connamespace = 'public'::regnamespace
    union all select format('%s %s', sequencename, last_value) from pg_sequences where schemaname = 'public'
    order by line`)
  return rows.map(({ line }) => line)
}
