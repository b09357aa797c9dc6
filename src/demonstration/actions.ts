import { deleteInventedEntries, deleteInventedSurveys, type EntryKind } from '#library'
import {
  type Edition,
  type Editions,
  importAnswers,
  type ImportedAnswer,
  latestEdition,
  openResponse,
  ourIndex,
  submitResponse,
} from '#instruments'
import { deleteDemonstrationReleases, recordResult } from '#insight'
import type { Db } from '#platform/database'
import { deleteRunsOfInventedPlaces } from '#residents'
import { insertActivities } from './activities.ts'
import {
  confirmedIn,
  insertEvidence,
  type InventedEvidence,
  keepInventedFiles,
  readEvidenceItems,
} from './evidence-items.ts'
import { insertDepartments } from './departments.ts'
import { insertExperts } from './experts.ts'
import { readFiles } from './files.ts'
import { insertMembership } from './membership-store.ts'
import { accounts, secretariat, seed } from './model.ts'
import { insertNetworks } from './networks-store.ts'
import { insertReports } from './report.ts'
import { insertReviews } from './review.ts'
import { insertPracticesLife } from './practices.ts'
import { type DrawnRound, drawRounds } from './rounds.ts'
import { insertStrategies } from './strategy.ts'
import { insertSurveys } from './surveys.ts'
import { insertTestRuns } from './test-runs.ts'
import { insertVisits } from './visits.ts'
import * as store from './store.ts'

export interface Loading {
  db: Db
  /** Registered before. */
  editions: Editions
  now(): Date
  /** The folder `data`. */
  dataFolder: string
  /** Where files that people sent stand; without it no invented file is put there. */
  filesFolder?: string | undefined
}

/** Puts the invented network in, whole; where one stands already, nothing is done, so that what was tried in it stays. */
export async function loadDemonstration({ db, editions, now, dataFolder, filesFolder }: Loading): Promise<void> {
  const files = await readFiles(dataFolder)
  const edition = latestEdition(editions, ourIndex)
  const { world, texts } = files
  if (await store.isLoaded(db)) return
  const evidence = await readEvidenceItems(dataFolder, now())
  const kept = await keepInventedFiles(db, filesFolder, evidence, now())
  await db.transaction().execute(async (tx) => {
    await store.waitForOthers(tx)
    if (await store.isLoaded(tx)) return
    await store.insertWorld(tx, world)
    await store.insertAccounts(tx)
    await insertMembership(tx, world, files.membership, now())
    await insertNetworks(tx, files.networks, now())
    await insertExperts(tx, files.networks, now())
    await store.insertPractices(tx, files.practices, world)
    const plausibility = files.plausibility[edition.id]
    const rounds = drawRounds({ seed, edition, world, plausibility, texts }, now())
    await insertRounds(tx, edition, rounds, evidence)
    await insertEvidence(tx, evidence, kept, now())
    await insertReviews(tx, edition, dataFolder)
    await insertPracticesLife(tx, edition, dataFolder, now())
    await insertDepartments(tx, { edition, dataFolder, now: now() })
    await insertReports(tx, editions, { dataFolder, rounds })
    await insertStrategies(tx, dataFolder)
    await insertVisits(tx, dataFolder, { now: now(), editions })
    await insertActivities(tx, dataFolder, now())
    await insertSurveys(tx, { world, membership: files.membership, editions, dataFolder, now: now() })
    await insertTestRuns(tx, editions, now())
  })
}

/** Takes out every invented row and what hangs on it; nothing else is touched. */
export async function removeDemonstration(db: Db, kinds: readonly EntryKind[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await store.waitForOthers(tx)
    await deleteInventedEntries(tx, kinds)
    await deleteInventedSurveys(tx)
    await deleteRunsOfInventedPlaces(tx)
    await store.deleteAll(tx)
    await deleteDemonstrationReleases(tx)
  })
}

async function insertRounds(
  tx: store.Tx,
  edition: Edition,
  rounds: readonly DrawnRound[],
  evidence: InventedEvidence,
): Promise<void> {
  const rows: store.RoundRow[] = []
  const imported: ImportedAnswer[] = []
  for (const round of rounds) {
    const { place, openedAt: now, submittedAt } = round
    const { id: responseId } = await openResponse(tx, {
      editionId: edition.id,
      placeId: place.id,
      anonymous: false,
      now,
    })
    if (submittedAt) await submitResponse(tx, responseId, submittedAt)
    rows.push({ ...round, editionId: edition.id, responseId, accountId: accountOf(place.id) })
    imported.push(...answersOf(round, responseId, confirmedIn(evidence, round, rounds)))
  }
  await store.insertRounds(tx, rows)
  await importAnswers(tx, imported)
  for (const { id: roundId, place, year, submittedAt, reviewed, answers } of rounds) {
    if (!submittedAt) continue
    await recordResult(tx, {
      roundId,
      placeId: place.id,
      year,
      edition,
      answers,
      ...(!reviewed && { publication: { level: 'nothing' as const, by: secretariat } }),
      now: submittedAt,
      demonstration: true,
    })
  }
}

/** Answers of places that the accounts coordinate are theirs; of other places nobody is named. */
function answersOf(
  { place, answers, evidence }: DrawnRound,
  responseId: string,
  confirmed: ReturnType<typeof confirmedIn>,
): ImportedAnswer[] {
  const accountId = accountOf(place.id)
  return [...evidence].map(([item, said]) => {
    const answer = answers[item] ?? { state: 'missing' }
    const former = confirmed.get(item)
    const given = { responseId, item, answer, accountId, savedAt: said.savedAt }
    return former ? Object.assign(given, former, { origin: 'unchanged' as const }) : Object.assign(given, said)
  })
}

const accountOf = (placeId: string): string | null =>
  accounts.find(({ places }) => places.some((id) => id === placeId))?.id ?? null
