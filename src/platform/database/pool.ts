import { Kysely, PostgresDialect } from 'kysely'
import { Pool, type PoolClient, type PoolConfig, types } from 'pg'
import type { EmbeddedDatabase } from './embedded.ts'

/** No tables: a domain's store adds its own with `db.withTables<NetworkTables>()`. */
export type Db = Kysely<{}>

export interface PoolOptions extends Pick<
  PoolConfig,
  'max' | 'application_name' | 'statement_timeout' | 'idleTimeoutMillis' | 'allowExitOnIdle'
> {
  /** Told of the loss of an idle connection, which the pool replaces by itself. */
  onError?: (error: Error) => void
}

export function openPool(
  connection: { connectionString: string } | EmbeddedDatabase['connection'],
  { onError, ...options }: PoolOptions = {},
): Pool {
  // A unix socket speaks no TLS, whatever the environment's PGSSLMODE asks for.
  const socket = 'host' in connection ? { ssl: false } : {}
  const pool = new Pool({ ...socket, ...connection, ...options, types: { getTypeParser } })
  // Without a listener the loss of an idle connection would end the program.
  const lost = (error: Error) => onError?.(error)
  pool.on('error', lost)
  pool.on('connect', (client) => {
    client.on('error', lost)
    keepPlans(client)
  })
  return pool
}

/** Names of the statements that are kept, by their text. */
const names = new Map<string, string>()

/**
 * A statement that begins with this comment is parsed and planned once a connection, which is more than half of what a
 * short one takes. For the few that every request or save asks: its text has to be the same each time, its columns named.
 */
const keptMark = '/* kept */'

function keepPlans(client: PoolClient): void {
  const ask = client.query.bind(client) as (...given: unknown[]) => unknown
  const query = (...given: unknown[]) => {
    const [text, values] = given
    if (given.length !== 2 || typeof text !== 'string' || !text.startsWith(keptMark)) return ask(...given)
    const name = names.get(text) ?? `kept ${names.size + 1}`
    names.set(text, name)
    return ask({ name, text, values })
  }
  Object.assign(client, { query })
}

export function kysely(pool: Pool): Db {
  return new Kysely<{}>({ dialect: new PostgresDialect({ pool }) })
}

const { builtins } = types
const textArray: number = 1009

/** By type: its array's type and how its text is read. Kept to our pools: pg's own parsers are shared by the process. */
const ours: { type: number; array: number; parse: (text: string) => unknown }[] = [
  // Also count(*). One beyond what a number holds stays text rather than become another number.
  { type: builtins.INT8, array: 1016, parse: (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : text) },
  { type: builtins.NUMERIC, array: 1231, parse: Number },
  // A day has no time zone: as a Date it would be another day elsewhere.
  { type: builtins.DATE, array: 1182, parse: (text) => text },
]

const parsers = new Map(
  ours.flatMap(
    ({ type, array, parse }) =>
      [
        [type, parse],
        [array, (text: string) => parseArray(text, parse)],
      ] as const,
  ),
)

function getTypeParser(type: number, format?: 'text' | 'binary'): unknown {
  return (format === 'binary' ? undefined : parsers.get(type)) ?? types.getTypeParser(type, format)
}

function parseArray(text: string, parse: (text: string) => unknown): unknown {
  const each = (entry: unknown): unknown =>
    Array.isArray(entry) ? entry.map(each) : typeof entry === 'string' ? parse(entry) : entry
  return each(types.getTypeParser(textArray)(text))
}

const outOfReach = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
])

/** The server is down, starting or gone: nothing is wrong with the question. */
export function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && outOfReach.has(String(error.code))) || error.message.startsWith('Connection terminated')
}
