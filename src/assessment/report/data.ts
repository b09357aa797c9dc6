import type { Deps } from '#deps'
import { findDocument, findResultOfRound } from '#insight'
import { listAnswers, listHistories, textsIn } from '#instruments'
import { getPlace, type Actor } from '#network'
import { checksumsName, type Part } from '#platform/data-package'
import { pdfOf, PdfUnavailable, wordOf } from '#platform/document'
import { filesFolder, findFile } from '#platform/files'
import { type Lang, languages, type Speech } from '#platform/i18n'
import { listComments, listEvidence } from '../evidence/index.ts'
import { mayReadComments } from '../evidence/policy.ts'
import { type Round, stateOf } from '../model.ts'
import { reviewOf } from '../review/index.ts'
import * as tables from './data-tables.ts'
import { reportFor } from './read-report.ts'
import { findDocument as findVersion, listVersions } from './store.ts'

type Needs = Pick<Deps, 'db' | 'editions' | 'config' | 'now' | 'report'>

export interface Asking {
  readonly actor: Actor
  readonly speech: Speech
  readonly round: Round
}

interface PackageFile {
  readonly name: string
  readonly parts: AsyncIterable<Part> | Iterable<Part>
}
/** Made when its turn comes, however long that takes; where it cannot be made, a file that says so takes its place. */
interface FileToMake {
  readonly name: string
  readonly make: () => Promise<PackageFile>
}

/** A table, or some files, with the sentence of the README that says what it is. */
interface Told {
  readonly about: Parameters<Words>[0]
  readonly files: readonly (PackageFile | FileToMake)[]
}
type Words = ReturnType<typeof wordsOf>
const wordsOf = (speech: Speech) => speech.words('reportFiles')

/** Everything that is kept of a round, as files in their order: the package of the place. */
export async function dataOfRound(deps: Needs, asking: Asking): Promise<AsyncIterable<PackageFile>> {
  const { actor, round } = asking
  const told = [
    ...(await answerFiles(deps, asking)),
    ...(mayReadComments(actor, round.placeId) ? [await commentFiles(deps, asking)] : []),
    await evidenceFiles(deps, round),
    ...(await reviewFiles(deps, asking)),
    ...(await resultFiles(deps, asking)),
    await publishedFiles(deps, round),
    reportFiles(deps, asking),
  ].filter(({ files }) => files.length > 0)
  const readme = { name: 'README.md', parts: [{ text: await readmeOf(deps, asking, told) }] }
  return inTurn([readme, ...told.flatMap(({ files }) => files)])
}

async function* inTurn(files: readonly (PackageFile | FileToMake)[]): AsyncIterable<PackageFile> {
  for (const one of files) yield 'make' in one ? await one.make() : one
}

const file = (name: string, text: string): PackageFile => ({ name, parts: [{ text }] })

/** A table without rows is left out: it would say nothing, not even its headings. */
function table(name: string, about: Told['about'], rows: readonly tables.Row[]): Told {
  const files =
    rows.length === 0 ? [] : [file(`${name}.csv`, tables.csvOf(rows)), file(`${name}.json`, tables.jsonOf(rows))]
  return { about, files }
}

async function answerFiles({ db, editions }: Needs, { round, speech }: Asking): Promise<Told[]> {
  const edition = await editions.get(round.editionId)
  const keys = edition.items.map(({ key }) => key)
  const [answers, histories] = await Promise.all([
    listAnswers(db, round.responseId),
    listHistories(db, round.responseId, keys),
  ])
  const told = { speech, edition }
  return [
    table('answers', 'readme.answers', tables.answerRows(told, answers)),
    table('history', 'readme.history', tables.historyRows(told, histories)),
  ]
}

const commentFiles = async ({ db }: Needs, { round }: Asking): Promise<Told> =>
  table('comments', 'readme.comments', tables.commentRows(await listComments(db, round.id)))

async function evidenceFiles({ db, config }: Needs, round: Round): Promise<Told> {
  const evidence = await listEvidence(db, round.id)
  const list = table('evidence', 'readme.evidence', tables.evidenceRows(evidence))
  const files = evidence.flatMap((one) => {
    const name = tables.evidencePath(one)
    const { shown } = one
    if (name === null || !('fileId' in shown)) return []
    // One at a time, when its turn comes: together they may be larger than the memory.
    async function* parts() {
      const found = await findFile(db, filesFolder(config.dataDir), 'fileId' in shown ? shown.fileId : '')
      if (found) yield { text: found.content }
    }
    return [{ name, parts: parts() }]
  })
  return { ...list, files: [...list.files, ...files] }
}

async function reviewFiles({ db, editions }: Needs, { round, speech }: Asking): Promise<Told[]> {
  const [review, edition] = await Promise.all([reviewOf(db, round.id), editions.get(round.editionId)])
  const validated = ['validated', 'published'].includes(stateOf(round))
  return [
    table('review-opinions', 'readme.opinions', tables.opinionRows({ speech, edition }, review, validated)),
    table('review-thread', 'readme.turns', tables.turnRows(review)),
  ]
}

async function resultFiles({ db, editions }: Needs, { round, speech }: Asking): Promise<Told[]> {
  const head = await findResultOfRound(db, round.id)
  const document = head && (await findDocument(db, head.id))
  if (!head || !document) return []
  const edition = await editions.get(round.editionId)
  const { id, hash, basis, computedAt } = head
  return [
    table('scores', 'readme.scores', tables.scoreRows({ speech, edition }, document)),
    { about: 'readme.result', files: [file('result.json', tables.jsonOf({ id, hash, basis, computedAt, document }))] },
  ]
}

async function publishedFiles({ db }: Needs, round: Round): Promise<Told> {
  const versions = await listVersions(db, round.id)
  const files = await Promise.all(
    versions.map(async ({ version }) =>
      file(`report-version-${version}.json`, (await findVersion(db, round.id, version)) ?? ''),
    ),
  )
  return { about: 'readme.published', files }
}

function reportFiles(deps: Needs, { round, speech }: Asking): Told {
  if (stateOf(round) === 'open') return { about: 'readme.report', files: [] }
  const origin = deps.config.publicUrl
  const how = { origin, patient: true } as const
  const docIn = async (lang: Lang) => (await reportFor(deps, round.id, lang)).doc
  const toMake = (name: string, content: () => Promise<Uint8Array>): FileToMake => ({
    name,
    make: () =>
      content().then(
        (text) => ({ name, parts: [{ text }] }),
        (error: unknown) => {
          const t = wordsOf(speech)
          if (error instanceof PdfUnavailable) return file(`${name}.txt`, `${t('pdf.unavailable')}\n`)
          deps.report(error)
          return file(`${name}.txt`, `${t('lacking', { name })}\n`)
        },
      ),
  })
  const files = languages.flatMap((lang) => [
    toMake(`report.${lang}.docx`, async () => wordOf(await docIn(lang), origin, how)),
    toMake(`report.${lang}.pdf`, async () => (await pdfOf(await docIn(lang), how)).bytes),
  ])
  return { about: 'readme.report', files }
}

async function readmeOf(
  { db, editions, config, now }: Needs,
  { actor, speech, round }: Asking,
  told: readonly Told[],
): Promise<string> {
  const t = wordsOf(speech)
  const [place, edition] = await Promise.all([getPlace(db, round.placeId), editions.get(round.editionId)])
  const { title } = textsIn(edition, speech.lang).edition
  const lines = told.map(({ about, files }) => {
    const names = files.filter(({ name }) => !name.startsWith('evidence/')).map(({ name }) => `\`${name}\``)
    return `- ${names.join(', ')}: ${t(about)}`
  })
  const parts = [
    `# ${t('readme.title', { place: place.name, year: String(round.year) })}`,
    ...(round.demonstration ? [`**${t('readme.demonstration')}**`] : []),
    t('readme.made', { date: speech.date(now()), address: config.publicUrl, edition: `${title} (${edition.id})` }),
    t('readme.care'),
    ...(mayReadComments(actor, round.placeId) ? [] : [t('readme.commentsLeft')]),
    t('readme.tables'),
    [...lines, `- \`${checksumsName}\`: ${t('readme.checksums')}`].join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}
