import { type Edition, listGiven } from '#instruments'
import { getPlace, listFacts } from '#network'
import type { Deps } from '#deps'
import { notFound } from '#platform/http'
import { type Invitation, phaseOf } from './model.ts'
import { prefillOf, type Prefilled } from './prefill.ts'
import { type Collected, findCollected, findFormer, findInvitation } from './store.ts'

export type Needs = Pick<Deps, 'db' | 'now' | 'editions' | 'surveyLinks'>

/** What a link leads to. */
export interface Opened {
  readonly token: string
  readonly survey: Collected
  readonly invitation: Invitation
  /** The version that is being answered, or would be. */
  readonly edition: Edition
}

/** Throws notFound for a link that we did not sign, and for a survey that has never been open. */
export async function openedBy({ db, editions, surveyLinks }: Needs, token: string, sentence: string): Promise<Opened> {
  const id = surveyLinks.read(token)
  const invitation = id === undefined ? undefined : await findInvitation(db, id)
  const survey = invitation && (await findCollected(db, invitation.surveyId))
  const editionId = invitation?.editionId ?? survey?.editionId
  if (!invitation || !survey || typeof editionId !== 'string' || phaseOf(survey) === 'unopened')
    throw notFound(sentence)
  return { token, survey, invitation, edition: await editions.get(editionId) }
}

/** What is known of whoever is asked, and what they said the last time. */
export async function listPrefilled(
  { db }: Needs,
  { invitation, edition }: Pick<Opened, 'invitation' | 'edition'>,
): Promise<Map<string, Prefilled>> {
  const { placeId } = invitation
  const former = await findFormer(db, invitation, edition.instrument)
  const [place, facts, answers] = await Promise.all([
    placeId === null ? undefined : getPlace(db, placeId),
    placeId === null ? [] : listFacts(db, [placeId]),
    former && listGiven(db, former.responseId),
  ])
  return prefillOf(edition, {
    joinedYear: place?.joinedYear ?? null,
    facts,
    former: former && answers && { answers, year: former.submittedAt.getUTCFullYear() },
  })
}
