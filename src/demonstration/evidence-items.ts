import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { parse } from 'yaml'
import { z } from 'zod'
import { isDeepStrictEqual } from 'node:util'
import type { Db } from '#platform/database'
import { keepFile } from '#platform/files'
import type { Evidence } from './evidence.ts'
import type { DrawnRound } from './rounds.ts'
import { smallPdf } from './small-pdf.ts'
import type { Tx } from './store.ts'

const pieceSchema = z
  .strictObject({
    item: z.string(),
    title: z.string(),
    note: z.string().optional(),
    dated: z.string().optional(),
    link: z.url({ hostname: /\.example$/ }).optional(),
    /** A PDF that is made here. */
    file: z.literal(true).optional(),
  })
  .refine(({ link, file }) => (link === undefined) !== (file === undefined), 'give a link or a file')
const schema = z.record(
  z.string(),
  z.strictObject({
    evidence: z.array(pieceSchema),
    comments: z.array(
      z.strictObject({
        item: z.string(),
        said: z.array(z.strictObject({ by: z.string().nullable(), text: z.string() })),
      }),
    ),
    unchanged: z.array(z.string()),
  }),
)
export type InventedEvidence = z.infer<typeof schema>
type Piece = z.infer<typeof pieceSchema>

/** By round: what stands beside its answers. */
export async function readEvidenceItems(dataFolder: string, now: Date): Promise<InventedEvidence> {
  const text = await readFile(join(dataFolder, 'demonstration', 'evidence-items.yaml'), 'utf8')
  return schema.parse(parse(text.replaceAll('{year}', String(now.getUTCFullYear()))))
}

/** What "nothing changed" copied into a round, by item: what was said in the round before. Throws for another answer. */
export function confirmedIn(
  invented: InventedEvidence,
  round: DrawnRound,
  rounds: readonly DrawnRound[],
): Map<string, Evidence> {
  const former = rounds
    .filter(({ place, year }) => place.id === round.place.id && year < round.year)
    .toSorted((one, other) => other.year - one.year)[0]
  const items = invented[round.id]?.unchanged ?? []
  return new Map(
    items.map((item) => {
      if (!former?.answers[item] || !isDeepStrictEqual(former.answers[item], round.answers[item])) {
        throw new Error(`${round.id} cannot have confirmed ${item}: it was answered otherwise before.`)
      }
      const { source, comment } = former.evidence.get(item) ?? {}
      return [item, { ...(source !== undefined && { source }), ...(comment !== undefined && { comment }) }] as const
    }),
  )
}

/** Ids of the files, by round and item; none where no folder of files is given. They are kept before the rest is put in. */
export async function keepInventedFiles(
  db: Db,
  folder: string | undefined,
  invented: InventedEvidence,
  now: Date,
): Promise<Map<string, string>> {
  const kept = new Map<string, string>()
  if (folder === undefined) return kept
  const pieces = Object.entries(invented).flatMap(([round, { evidence }]) =>
    evidence.filter(({ file }) => file).map(({ item, title, note }) => ({ id: `${round}-${item}`, title, note })),
  )
  for (const { id, title, note } of pieces) {
    const content = smallPdf([title, note ?? '', 'Demonstration: an invented document of an invented place.'])
    const file = await keepFile(db, folder, content, { now, accepts: ['application/pdf'] })
    if ('id' in file) kept.set(id, file.id)
  }
  return kept
}

interface Standing {
  readonly id: string
  readonly openedAt: Date
  readonly submittedAt: Date | null
  readonly by: string | null
}

/** Evidence and comments of the rounds, between their opening and their end. */
export async function insertEvidence(
  tx: Tx,
  invented: InventedEvidence,
  files: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  for (const [id, { evidence, comments }] of Object.entries(invented)) {
    const { rows } = await sql<Standing>`select id, opened_at as "openedAt", submitted_at as "submittedAt",
      opened_by as by from round where id = ${id}`.execute(tx)
    const [round] = rows
    if (!round) throw new Error(`The invented evidence of ${id} is of no round.`)
    const end = (round.submittedAt ?? now).getTime()
    const at = (share: number) => new Date(round.openedAt.getTime() + (end - round.openedAt.getTime()) * share)
    for (const [i, piece] of evidence.entries()) {
      await insertPiece(tx, round, piece, {
        file: piece.file ? files.get(`${id}-${piece.item}`) : undefined,
        at: at((i + 1) / (evidence.length + 2)),
      })
    }
    for (const [thread, { item, said }] of comments.entries()) {
      for (const [i, { by, text }] of said.entries()) {
        // Days apart within a thread, and never after the round's end.
        const when = at(Math.min(0.3 + 0.15 * thread + 0.04 * i, 0.95))
        await sql`insert into item_comment (id, round_id, item, body, written_by, written_at)
          values (${`${id}-${item}-${i + 1}`}, ${id}, ${item}, ${text}, ${by}, ${when})`.execute(tx)
      }
    }
  }
}

async function insertPiece(
  tx: Tx,
  round: Standing,
  { item, title, note, dated, link, file: isFile }: Piece,
  { file, at }: { file: string | undefined; at: Date },
): Promise<void> {
  if (isFile && file === undefined) return
  const name = file === undefined ? null : `${item}.pdf`
  await sql`insert into evidence (id, round_id, item, title, note, dated, link, file_id, file_name, added_by, added_at)
    values (${`${round.id}-${item}`}, ${round.id}, ${item}, ${title}, ${note ?? null}, ${dated ?? null}, ${link ?? null},
      ${file ?? null}, ${name}, ${round.by}, ${at})`.execute(tx)
}
