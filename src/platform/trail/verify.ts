import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import { digestOf } from './store.ts'

export interface Finding {
  seq: number
  /** 'missing': no row has this number any more. 'head missing': whether rows stood after this one, nothing tells. */
  kind: 'altered' | 'missing' | 'inserted' | 'personal part altered' | 'head missing'
}

export interface Verification {
  rows: number
  /** Rows whose names and addresses were erased or forgotten, as they may be. */
  withoutPersonal: number
  /** To be kept elsewhere: whoever can rewrite the whole database can rewrite a whole chain, but not what is kept outside. */
  head: { seq: number; hash: string }
  findings: Finding[]
}

interface Row {
  seq: number
  at: Date
  actor: string | null
  action: string
  subject_kind: string
  subject_id: string
  place_id: string | null
  network_id: string | null
  details: string | null
  personal_digest: string | null
  previous: string
  hash: string
  about: string | null
  salt: string | null
  content: string | null
}

const page = 5000
const genesis = '0'.repeat(64)

/** Reads the whole trail in one snapshot and names every row that was altered, removed or put in. */
export function verifyTrail(db: Db, anchor?: { seq: number; hash: string }): Promise<Verification> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const found: Verification = { rows: 0, withoutPersonal: 0, head: { seq: 0, hash: genesis }, findings: [] }
      let last = { seq: 0, hash: genesis }
      for await (const row of everyRow(tx)) {
        if (isRepeated(row, last)) {
          found.rows += 1
          found.findings.push({ seq: row.seq, kind: 'inserted' })
          continue
        }
        examine(row, last, found, anchor)
        last = row
      }
      const { rows } = await sql<{ seq: number; hash: string }>`select seq, hash from trail_head`.execute(tx)
      const [head] = rows
      if (head) found.head = head
      else found.findings.push({ seq: last.seq, kind: 'head missing' })
      compareEnd(last, head ?? last, found.findings, anchor)
      return { ...found, findings: onceEach(found.findings) }
    })
}

/** A row that fits neither what it says nor its neighbours is found twice. */
const onceEach = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((finding) => [`${finding.seq} ${finding.kind}`, finding])).values(),
]

/** The first row is the first; and no two have one number. */
const isRepeated = (row: Row, last: { seq: number }): boolean => row.seq < 1 || row.seq <= last.seq

function examine(
  row: Row,
  last: { seq: number; hash: string },
  found: Verification,
  anchor?: { seq: number; hash: string },
) {
  const { findings } = found
  found.rows += 1
  nameEach(findings, 'missing', last.seq + 1, row.seq - 1)
  const gap = row.seq !== last.seq + 1
  if (hashOf(row) !== row.hash || (anchor?.seq === row.seq && anchor.hash !== row.hash)) {
    findings.push({ seq: row.seq, kind: 'altered' })
  } else if (!gap && row.previous !== last.hash) {
    // This one is whole in itself: the one before was put in another's place, with a hash of its own.
    findings.push({ seq: Math.max(last.seq, 1), kind: 'altered' })
  }
  if (personalOf(row) === row.personal_digest) return
  if (row.salt === null) found.withoutPersonal += 1
  else findings.push({ seq: row.seq, kind: 'personal part altered' })
}

/** Whoever writes a number of their own into a row must not keep us counting for ever. */
const namedAtMost = 10_000

function nameEach(findings: Finding[], kind: Finding['kind'], from: number, to: number): void {
  for (let seq = from; seq <= Math.min(to, from + namedAtMost); seq += 1) findings.push({ seq, kind })
}

const personalOf = ({ salt, about, content }: Row): string | null =>
  salt === null || content === null ? null : digestOf({ salt, about, content })

function compareEnd(
  last: { seq: number; hash: string },
  head: { seq: number; hash: string },
  findings: Finding[],
  anchor?: { seq: number; hash: string },
) {
  const end = Math.max(head.seq, anchor?.seq ?? 0)
  nameEach(findings, 'missing', last.seq + 1, end)
  nameEach(findings, 'inserted', head.seq + 1, last.seq)
  const known = findings.some(({ seq }) => seq === last.seq)
  if (last.seq === head.seq && last.hash !== head.hash && !known) findings.push({ seq: last.seq, kind: 'altered' })
}

const field = (text: string | null): string => (text === null ? '-' : `${Array.from(text).length}:${text}`)

/** The same as trail_hash() of the migration, computed apart from the database that is examined. */
function hashOf(row: Row): string {
  const fields = [
    String(row.seq),
    row.at.toISOString(),
    row.actor,
    row.action,
    row.subject_kind,
    row.subject_id,
    row.place_id,
    row.network_id,
    row.details,
    row.personal_digest,
    row.previous,
  ]
  return createHash('sha256').update(fields.map(field).join('')).digest('hex')
}

/** Every row as it stands, without names and addresses, oldest first: for whoever verifies it elsewhere. */
export async function* listWholeTrail(db: Db): AsyncGenerator<Omit<Row, 'about' | 'salt' | 'content'>> {
  for await (const { about: _about, salt: _salt, content: _content, ...row } of everyRow(db)) yield row
}

/** From below the first number on: whoever puts rows in does not keep to ours. */
async function* everyRow(tx: Db): AsyncGenerator<Row> {
  for (let rows = await listRows(tx, null); rows.length > 0; rows = await listRows(tx, rows.at(-1)?.seq ?? null))
    yield* rows
}

async function listRows(tx: Db, after: number | null): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select trail.*, about, salt, content from trail left join trail_personal using (seq)
    where ${after}::bigint is null or seq > ${after} order by seq limit ${page}`.execute(tx)
  return rows
}
