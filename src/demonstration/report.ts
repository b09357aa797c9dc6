import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import {
  findRound,
  insertReportApproval,
  insertReportCheck,
  insertReportText,
  keepReportVersion,
  listReportTexts,
  listReportVersions,
  readReportMaterial,
  settleReportCheck,
} from '#assessment'
import type { Editions } from '#instruments'
import { accounts } from './model.ts'
import type { DrawnRound } from './rounds.ts'
import type { Tx } from './store.ts'

const day = z.int().min(0)
const schema = z.record(
  z.string(),
  z.strictObject({
    texts: z.array(z.strictObject({ section: z.string(), day, en: z.string().optional(), fr: z.string().optional() })),
    checks: z.array(z.strictObject({ section: z.string(), day, text: z.string(), reply: z.string(), settled: day })),
    correction: z.strictObject({ day, reason: z.string() }).optional(),
  }),
)
type InventedReport = z.infer<typeof schema>[string]

const lead = 'demonstration-expert'
const secretariat = 'demonstration-secretariat'
const approved = 43

/**
 * A published report of every round that was reviewed: those of the complete rounds were edited by an expert and checked by
 * their place, the others went out as the program drafted them.
 */
export async function insertReports(
  tx: Tx,
  editions: Editions,
  { dataFolder, rounds }: { dataFolder: string; rounds: readonly DrawnRound[] },
): Promise<void> {
  const text = await readFile(join(dataFolder, 'demonstration', 'report.yaml'), 'utf8')
  const edited = schema.parse(parse(text))
  const drafted = rounds.filter(({ id, reviewed }) => reviewed && !edited[id])
  const asDrafted = (): InventedReport => ({ texts: [], checks: [] })
  const reports = [...drafted.map(({ id }) => [id, asDrafted()] as const), ...Object.entries(edited)]
  for (const [id, report] of reports) await insertReport(tx, editions, { id, report })
}

async function insertReport(
  tx: Tx,
  editions: Editions,
  { id, report }: { id: string; report: InventedReport },
): Promise<void> {
  const round = await findRound(tx, id)
  const material = round && (await readReportMaterial({ db: tx, editions }, round))
  if (!round?.submittedAt || !material) throw new Error(`The invented report of ${id} is of no round with a result.`)
  const begin = round.submittedAt
  const at = (days: number) => new Date(begin.getTime() + days * 24 * 60 * 60 * 1000)
  const coordinator = accounts.find(({ places }) => places.some((place) => place === round.placeId))?.id ?? null
  const resultId = material.standing.result.id
  for (const { section, day: on, ...byLanguage } of report.texts) {
    for (const [lang, text] of Object.entries(byLanguage)) {
      if (text === undefined) continue
      const saved = { section, lang, revision: 1, text: text.trim(), resultId, savedAt: at(on), savedBy: lead }
      await insertReportText(tx, id, saved)
    }
  }
  for (const [i, { section, day: on, text, reply, settled }] of report.checks.entries()) {
    const check = `${id}-${i + 1}`
    await insertReportCheck(tx, id, { id: check, section, text, saidAt: at(on), saidBy: coordinator })
    await settleReportCheck(tx, id, { id: check, reply, by: lead, at: at(settled) })
  }
  await insertReportApproval(tx, id, { number: 1, at: at(approved), by: coordinator })
  await publish(tx, { material, correction: report.correction, at })
}

interface Publishing {
  material: NonNullable<Awaited<ReturnType<typeof readReportMaterial>>>
  correction: InventedReport['correction']
  at: (days: number) => Date
}

async function publish(tx: Tx, { material, correction, at }: Publishing): Promise<void> {
  const { id } = material.round
  const texts = await listReportTexts(tx, id)
  const given = { material, texts, by: secretariat }
  const published = material.round.publishedAt ?? at(45)
  await keepReportVersion(tx, { ...given, former: undefined, reason: null, now: published })
  if (!correction) return
  const [former] = await listReportVersions(tx, id)
  await keepReportVersion(tx, { ...given, former, reason: correction.reason, now: at(correction.day) })
}
