import { findDocument, findResultOfRound } from '#insight'
import { listAnswers, listHistories, textsIn } from '#instruments'
import { checksumsName } from '#platform/data-package'
import { filesFolder, findFile } from '#platform/files'
import { languages } from '#platform/i18n'
import { listDepartments, listParts } from '../departments/store.ts'
import { listComments, listEvidence } from '../evidence/index.ts'
import { mayReadComments } from '../evidence/policy.ts'
import { type Round, stateOf } from '../model.ts'
import { reviewOf } from '../review/index.ts'
import {
  type Asking,
  documents,
  file,
  inTurn,
  type Needs,
  type PackageFile,
  table,
  type Told,
  wordsOf,
} from './data-parts.ts'
import { strategyFiles } from './data-strategy.ts'
import * as tables from './data-tables.ts'
import { visitFiles } from './data-visits.ts'
import { reportFor } from './read-report.ts'
import { findDocument as findVersion, listVersions } from './store.ts'

/** Everything that is kept of a round, as files in their order: the package of the place. */
export async function dataOfRound(deps: Needs, asking: Asking): Promise<AsyncIterable<PackageFile>> {
  const { actor, round } = asking
  const told = [
    ...(await answerFiles(deps, asking)),
    await departmentFiles(deps, round),
    ...(mayReadComments(actor, round.placeId) ? [await commentFiles(deps, asking)] : []),
    await evidenceFiles(deps, round),
    ...(await reviewFiles(deps, asking)),
    ...(await resultFiles(deps, asking)),
    await publishedFiles(deps, round),
    ...reportFiles(deps, asking),
    ...(await strategyFiles(deps, asking)),
    ...(await visitFiles(deps, asking)),
  ].filter(({ files }) => files.length > 0)
  const readme = { name: 'README.md', parts: [{ text: await readmeOf(deps, asking, told) }] }
  return inTurn([readme, ...told.flatMap(({ files }) => files)])
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

async function departmentFiles({ db }: Needs, { id: roundId, placeId }: Round): Promise<Told> {
  const [departments, parts] = await Promise.all([listDepartments(db, { roundId, placeId }), listParts(db, roundId)])
  return table('departments', 'readme.departments', tables.departmentRows(departments, parts))
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

function reportFiles(deps: Needs, asking: Asking): Told[] {
  const { round } = asking
  if (stateOf(round) === 'open') return []
  const inEach = (what: 'doc' | 'summary', name: string, forms: Parameters<typeof documents>[2]['forms']) =>
    languages.flatMap((lang) => {
      const doc = async () => (await reportFor(deps, round.id, lang))[what]
      return documents(deps, asking, { name: `${name}.${lang}`, doc, forms })
    })
  return [
    { about: 'readme.report', files: inEach('doc', 'report', ['html', 'docx', 'pdf']) },
    { about: 'readme.summary', files: inEach('summary', 'summary', ['sheet']) },
  ]
}

async function readmeOf(
  { editions, config, now }: Needs,
  { actor, speech, round, place }: Asking,
  told: readonly Told[],
): Promise<string> {
  const t = wordsOf(speech)
  const edition = await editions.get(round.editionId)
  const { title } = textsIn(edition, speech.lang).edition
  const lines = told.map(({ about, files }) => {
    const names = files.filter(({ name }) => !name.startsWith('evidence/')).map(({ name }) => `\`${name}\``)
    return `- ${t('readme.line', { files: names.join(', '), what: t(about) })}`
  })
  const parts = [
    `# ${t('readme.title', { place: place.name, year: String(round.year) })}`,
    ...(round.demonstration ? [`**${t('readme.demonstration')}**`] : []),
    t('readme.made', { date: speech.date(now()), address: config.publicUrl, edition: `${title} (${edition.id})` }),
    t('readme.care'),
    ...(mayReadComments(actor, round.placeId) ? [] : [t('readme.commentsLeft')]),
    t('readme.tables'),
    [...lines, `- ${t('readme.line', { files: `\`${checksumsName}\``, what: t('readme.checksums') })}`].join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}
