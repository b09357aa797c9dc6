import type { Pool } from 'pg'
import { DatabaseRefused } from '../database/index.ts'
import { type Part, type Sum, writeArchive } from './archive.ts'
import { keptFiles } from './files.ts'
import { type ArchivedFile, format, type Manifest, program } from './manifest.ts'
import { type CopyOut, type Snapshot, withSnapshot } from './snapshot.ts'

export interface BackupOptions {
  pool: Pool
  /** Where the archive is written; an existing file is replaced only once the new one is whole. */
  path: string
  dataDir: string
  /** Puts DATA_DIR's own secret into the archive. */
  withSecret?: boolean
  /** The program's version. */
  release: string
  now: Date
}

/** Writes one moment of the database, and the files of DATA_DIR that are content, into an archive. Throws DatabaseRefused. */
export async function backup(options: BackupOptions): Promise<Manifest> {
  try {
    return await withSnapshot(options.pool, async (snapshot) => {
      // After the snapshot: no row may name a file that is not among them.
      const files = await keptFiles(options.dataDir, options.withSecret ?? false)
      const tables = snapshot.tables.map((table) => ({
        ...table,
        ...copied(`tables/${table.table}.copy`, () => snapshot.copyTable(table)),
      }))
      const jobs = copied('jobs.copy', () => snapshot.copyJobs())
      return writeArchive(options.path, [...tables, jobs, ...files], (sums) => ({
        ...headOf(options, snapshot),
        tables: tables.map((part) => {
          const { table, columns } = part
          return Object.assign(written(sums, part), { table, columns, rows: part.rows() })
        }),
        jobs: Object.assign(written(sums, jobs), { rows: jobs.rows() }),
        files: files.map((part) => Object.assign(written(sums, part), { path: part.path })),
      }))
    })
  } catch (error) {
    if (error instanceof DatabaseRefused) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new DatabaseRefused(`The archive ${options.path} could not be made (${reason}): nothing of it was kept.`, {
      cause: error,
    })
  }
}

/** A part that asks the server for its rows only when its turn has come. */
function copied(name: string, copy: () => CopyOut): Part & { rows(): number } {
  let out: CopyOut | undefined
  return {
    name,
    open() {
      out = copy()
      return out.stream
    },
    rows: () => out?.rows() ?? 0,
  }
}

function written(sums: ReadonlyMap<string, Sum>, { name }: Part): ArchivedFile {
  const sum = sums.get(name)
  if (!sum) throw new Error(`${name} was not written`)
  return { file: name, ...sum }
}

function headOf({ release, now }: BackupOptions, { postgresql, migrations, sequences }: Snapshot) {
  return { program, format, release, postgresql, madeAt: now.toISOString(), migrations, sequences } as const
}
