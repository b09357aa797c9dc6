import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import { digestOf } from './store.ts'

export interface Finding {
  seq: number
  /** 'missing': a row that stood before this one, or after the last, is gone. */
  kind: 'altered' | 'missing' | 'inserted' | 'personal part altered'
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
      for (let rows = await listRows(tx, 0); rows.length > 0; rows = await listRows(tx, last.seq)) {
        for (const row of rows) {
          examine(row, last, found, anchor)
          last = row
        }
      }
      const { rows } = await sql<{ seq: number; hash: string }>`select seq, hash from trail_head`.execute(tx)
      const head = rows[0] ?? { seq: 0, hash: genesis }
      found.head = head
      compareEnd(last, head, found.findings, anchor)
      return found
    })
}

function examine(
  row: Row,
  last: { seq: number; hash: string },
  found: Verification,
  anchor?: { seq: number; hash: string },
) {
  const { findings } = found
  found.rows += 1
  for (let seq = last.seq + 1; seq < row.seq; seq += 1) findings.push({ seq, kind: 'missing' })
  const gap = row.seq !== last.seq + 1
  if (hashOf(row) !== row.hash || (anchor?.seq === row.seq && anchor.hash !== row.hash)) {
    findings.push({ seq: row.seq, kind: 'altered' })
  } else if (!gap && row.previous !== last.hash) {
    // This one is whole in itself: the one before was put in another's place, with a hash of its own.
    findings.push({ seq: last.seq, kind: 'altered' })
  }
  if (row.personal_digest === null) return
  if (row.salt === null || row.content === null) found.withoutPersonal += 1
  else if (digestOf(row.salt, row.content) !== row.personal_digest) {
    findings.push({ seq: row.seq, kind: 'personal part altered' })
  }
}

function compareEnd(
  last: { seq: number; hash: string },
  head: { seq: number; hash: string },
  findings: Finding[],
  anchor?: { seq: number; hash: string },
) {
  const end = Math.max(head.seq, anchor?.seq ?? 0)
  for (let seq = last.seq + 1; seq <= end; seq += 1) findings.push({ seq, kind: 'missing' })
  for (let seq = head.seq + 1; seq <= last.seq; seq += 1) findings.push({ seq, kind: 'inserted' })
  const known = findings.some(({ seq }) => seq === last.seq)
  if (last.seq === head.seq && last.hash !== head.hash && !known) findings.push({ seq: last.seq, kind: 'altered' })
}

const field = (text: string | null): string => (text === null ? '-' : `${[...text].length}:${text}`)

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
export async function* listWholeTrail(db: Db): AsyncGenerator<Omit<Row, 'salt' | 'content'>> {
  for (let rows = await listRows(db, 0); rows.length > 0; rows = await listRows(db, rows.at(-1)?.seq ?? 0)) {
    for (const { salt: _salt, content: _content, ...row } of rows) yield row
  }
}

async function listRows(tx: Db, after: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select trail.*, salt, content from trail left join trail_personal using (seq)
    where seq > ${after} order by seq limit ${page}`.execute(tx)
  return rows
}
