import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Deps } from '#deps'
import { atLeast, findResultOfRound, levelOfResult } from '#insight'
import { nearest } from '#instruments'
import { listPlaces } from '#network'
import { documentFile, pdfOf, PdfUnavailable, sheetOf, usePaperThreads, wordOf } from '#platform/document'
import { type Round, stateOf } from '../model.ts'
import { listRounds } from '../store.ts'
import type { ReportOptions } from './command-options.ts'
import { publicPart } from './public-part.ts'
import { type ReportDocuments, reportFor } from './read-report.ts'

export interface ReportIo {
  say(line: string): void
  warn(line: string): void
  /** Written over itself while long work runs; '' takes it away. */
  progress(text: string): void
}

export type ReportNeeds = Pick<Deps, 'db' | 'editions' | 'assets'> & { readonly origin: string }

/** What keeps the command from its work: a sentence for whoever gave it. */
class Unwritten extends Error {}

/** Exit codes: 0; 1 where a report cannot be made or written, with a sentence. */
export async function reportCommand(needs: ReportNeeds, options: ReportOptions, io: ReportIo): Promise<number> {
  try {
    return await (options.place === undefined ? writeAll(needs, options, io) : writeOne(needs, options, io))
  } catch (error) {
    io.progress('')
    if (!(error instanceof Unwritten)) throw error
    io.warn(error.message)
    return 1
  }
}

async function writeOne(needs: ReportNeeds, options: ReportOptions, io: ReportIo): Promise<number> {
  const { lang, out } = options
  const round = await roundAsked(needs, options)
  const documents = await reportFor(needs, round.id, lang)
  const lacking = await write(needs, documents, out)
  io.say(`The report of ${round.id}${documents.version === null ? ' (a draft)' : ''} is in ${out}.`)
  if (lacking) io.warn(lacking)
  return lacking ? 1 : 0
}

async function writeAll(needs: ReportNeeds, { lang, out }: ReportOptions, io: ReportIo): Promise<number> {
  const open = await publicRounds(needs)
  if (open.length === 0) throw new Unwritten('No place has made the areas of a result public: nothing is written.')
  const began = performance.now()
  let [done, lacking]: [number, string | undefined] = [0, undefined]
  usePaperThreads(availableParallelism())
  await severalAtOnce(open, async ({ round, answers }) => {
    io.progress(progressLine(done, open.length, performance.now() - began))
    const { doc, summary } = await reportFor(needs, round.id, lang)
    const readable = answers ? { doc, summary } : { doc: publicPart(doc), summary: publicPart(summary) }
    const amiss = await write(needs, readable, join(out, round.placeId, round.id))
    lacking ??= amiss
    done += 1
  })
  io.progress('')
  io.say(`${open.length} reports are in ${out}.`)
  if (lacking) io.warn(lacking)
  return lacking ? 1 : 0
}

/** So that one is read and written while others are set. */
const atOnce = 4

async function severalAtOnce<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = items.values()
  const taking = async () => {
    for (const item of left) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, taking))
}

const everyPlace = async (db: Deps['db']) =>
  (await Promise.all([listPlaces(db), listPlaces(db, { demonstration: true })])).flat()

function progressLine(done: number, of: number, passed: number): string {
  const left = done === 0 ? '' : `, about ${Math.ceil(((passed / done) * (of - done)) / 1000)} s left`
  return `${done} of ${of} reports${left}`
}

/** Those that everybody may read, at least area by area; and whether the answers too. */
async function publicRounds({ db }: ReportNeeds): Promise<{ round: Round; answers: boolean }[]> {
  const ids = (await everyPlace(db)).map(({ id }) => id)
  const rounds = (await listRounds(db, ids)).filter((round) => stateOf(round) !== 'open')
  const levels = await Promise.all(
    rounds.map(async (round) => {
      const result = await findResultOfRound(db, round.id)
      const level = result ? await levelOfResult(db, result.id) : 'nothing'
      return atLeast(level, 'areas') ? [{ round, answers: atLeast(level, 'answers') }] : []
    }),
  )
  return levels.flat()
}

async function roundAsked({ db }: ReportNeeds, { place, round: id }: ReportOptions): Promise<Round> {
  const places = await everyPlace(db)
  const found = places.find((one) => one.id === place)
  if (!found) {
    const ids = places.map((one) => one.id)
    const close = nearest(place ?? '', ids)
    const hint = close ? `Did you mean ${close}?` : 'The address of its page ends with its name: /en/places/NAME.'
    throw new Unwritten(`There is no place "${place}". ${hint}`)
  }
  const rounds = await listRounds(db, [found.id])
  const answered = rounds.filter((round) => stateOf(round) !== 'open')
  const known = answered.map((round) => round.id).join(', ')
  if (id === undefined) {
    const [newest] = answered
    if (!newest) throw new Unwritten(`${found.name} has no result yet: a report comes once a round is signed off.`)
    return newest
  }
  const asked = rounds.find((round) => round.id === id)
  if (!asked) {
    throw new Unwritten(
      `${found.name} has no round "${id}". ${known ? `It has: ${known}.` : 'It has none with a result.'}`,
    )
  }
  if (stateOf(asked) === 'open') throw new Unwritten(`${id} has no result yet: it is not signed off.`)
  return asked
}

/** Resolves to why the PDF files are not there, where they cannot be made. */
async function write(
  { assets, origin }: ReportNeeds,
  { doc, summary }: ReportDocuments,
  folder: string,
): Promise<string | undefined> {
  const sheet = (sheets ??= sheetOf(assets))
  const how = { origin, patient: true } as const
  await put(folder, 'report.html', documentFile(doc, { sheet, origin }))
  await put(folder, 'report.docx', await wordOf(doc, origin, how))
  try {
    await put(folder, 'report.pdf', (await pdfOf(doc, how)).bytes)
    await put(folder, 'summary.pdf', (await pdfOf(summary, { ...how, form: 'sheet' })).bytes)
  } catch (error) {
    if (!(error instanceof PdfUnavailable)) throw error
    return `${error.message} The report is there as a page and as a Word file.`
  }
  return undefined
}

/** A megabyte of fonts as text: made once. */
let sheets: string | undefined

async function put(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, name), content)
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw new Unwritten(`${path ?? join(folder, name)} cannot be written (${code}).`)
  }
}
