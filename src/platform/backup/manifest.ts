import { z } from 'zod'

/** Raised when an older program could not read what a newer one writes. */
export const format = 1
export const program = 'intercultural-cities'

const File = z.object({
  /** Its name in the archive. */
  file: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
})

/** What an archive says of itself: `manifest.json`, whose own hash stands in `manifest.sha256`. */
export const Manifest = z.object({
  program: z.literal(program),
  format: z.number().int(),
  /** The program's version, and the server's that the rows came from. */
  release: z.string(),
  postgresql: z.string(),
  madeAt: z.iso.datetime(),
  /** Applied to the database when the archive was made, in order. */
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })).min(1),
  /** Rows as COPY's text format, in the columns' order. */
  tables: z.array(File.extend({ table: z.string(), columns: z.array(z.string()), rows: z.number().int() })),
  sequences: z.array(z.object({ sequence: z.string(), last: z.string(), called: z.boolean() })),
  /** What waited in the queue: one JSON object a line. */
  jobs: File.extend({ rows: z.number().int() }),
  /** Files of DATA_DIR, by their path below it. */
  files: z.array(File.extend({ path: z.string() })),
})

export type Manifest = z.infer<typeof Manifest>
export type ArchivedFile = z.infer<typeof File>
export type ArchivedTable = Manifest['tables'][number]

/** Read before anything else is believed: the rest may have another shape in another format. */
export const ManifestHead = Manifest.pick({ program: true, format: true })

export const manifestName = 'manifest.json'
export const manifestHashName = 'manifest.sha256'

/** Every file that an archive of this manifest holds, the manifest itself aside. */
export function filesOf({ tables, jobs, files }: Manifest): ArchivedFile[] {
  return [...tables, jobs, ...files]
}
