import type { Deps } from '#deps'
import { type DocumentItem, findDocument, findResultOfRound } from '#insight'
import { type Answer, type Answers, type Edition, listAnswers } from '#instruments'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import { type Round, stateOf } from '../model.ts'
import { listRounds } from '../store.ts'
import type { FormerAnswers } from './former.ts'

/** The newest round of the place before this one that it signed off, with the same questionnaire in any edition. */
export async function formerAnswersOf(
  { db, editions }: Pick<Deps, 'db' | 'editions'>,
  round: Round,
  edition: Edition,
): Promise<(FormerAnswers & { readonly round: Round }) | undefined> {
  const former = await findFormerRound(db, round)
  if (!former) return undefined
  const [formerEdition, answers, reviewed] = await Promise.all([
    editions.get(former.editionId),
    listAnswers(db, former.responseId),
    reviewedIn(db, former.id),
  ])
  const between = formerEdition.id === edition.id ? [] : await earlierEditions({ editions }, edition)
  return { round: former, year: former.year, edition: formerEdition, answers, reviewed, editions: between }
}

const instrumentOf = ({ editionId }: Round) => editionId.split('/')[0]

async function findFormerRound(db: Db, round: Round): Promise<Round | undefined> {
  const rounds = await listRounds(db, [round.placeId])
  return rounds.find(
    (one) =>
      one.id !== round.id &&
      instrumentOf(one) === instrumentOf(round) &&
      stateOf(one) !== 'open' &&
      (one.year < round.year || (one.year === round.year && one.openedAt < round.openedAt)),
  )
}

/** Answers that review did not leave as the place had given them. */
async function reviewedIn(db: Db, roundId: string): Promise<Answers> {
  const result = await findResultOfRound(db, roundId)
  const document = result && (await findDocument(db, result.id))
  const said = document?.reviewed?.answers ?? {}
  const items = document?.items ?? {}
  return Object.fromEntries(
    Object.keys(said).flatMap((key) => {
      const item = items[key]
      return item ? [[key, answerIn(item)] as const] : []
    }),
  )
}

function answerIn({ state, codes, number }: DocumentItem): Answer {
  if (state === 'answered' && number !== undefined) return { state, number }
  return state === 'answered' ? { state, codes: codes ?? [] } : { state }
}

/** Those that the lineage of an edition names, and those that theirs name. */
async function earlierEditions({ editions }: Pick<Deps, 'editions'>, edition: Edition): Promise<Edition[]> {
  const found = new Map<string, Edition>()
  const look = async ({ items }: Edition): Promise<void> => {
    for (const id of new Set(items.flatMap(({ from }) => from.map((reference) => reference.split('#')[0] ?? '')))) {
      const one = found.has(id) ? undefined : await editions.get(id).catch(unlessUnknown)
      if (!one) continue
      found.set(id, one)
      await look(one)
    }
  }
  await look(edition)
  return [...found.values()]
}

function unlessUnknown(error: unknown): undefined {
  if (!(error instanceof Refusal && error.code === 'not_found')) throw error
}
