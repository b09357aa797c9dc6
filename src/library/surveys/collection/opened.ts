import { type Edition, listGiven } from '#instruments'
import { getPlace, listFacts } from '#network'
import type { Deps } from '#deps'
import { notFound } from '#platform/http'
import { type Invitation, phaseOf, readSigned } from './model.ts'
import { lineageOf } from '../lineage.ts'
import { listVersions } from '../store.ts'
import { type Former, prefillOf, type Prefilled } from './prefill.ts'
import { type Collected, findCollected, findInvitation, listFormer } from './store.ts'

export type Needs = Pick<Deps, 'db' | 'now' | 'editions' | 'surveyLinks'>

/** What a link leads to. */
export interface Opened {
  readonly token: string
  readonly survey: Collected
  readonly invitation: Invitation
  /** The version that is being answered, or would be. */
  readonly edition: Edition
}

interface Sentences {
  readonly unknown: string
  readonly withdrawn: string
}

/**
 * `posted` is the version that a form was made of: before the first save it is the one that is answered, so that a new
 * version published meanwhile loses nobody's words. Throws notFound for a link that we did not sign, for one that was
 * replaced, and for a survey that has never been open.
 */
export async function openedBy(
  { db, editions, surveyLinks }: Needs,
  token: string,
  sentences: Sentences,
  posted?: string,
): Promise<Opened> {
  const signed = surveyLinks.read(token)
  const read = signed === undefined ? undefined : readSigned(signed)
  const invitation = read && (await findInvitation(db, read.id))
  const survey = invitation && (await findCollected(db, invitation.surveyId))
  const begun = invitation?.editionId ?? (survey && (await versionPosted(db, survey, posted)))
  const editionId = begun ?? survey?.editionId
  if (!invitation || !survey || typeof editionId !== 'string' || phaseOf(survey) === 'unopened')
    throw notFound(sentences.unknown)
  if (read?.link !== invitation.link) throw notFound(sentences.withdrawn)
  return { token, survey, invitation, edition: await editions.get(editionId) }
}

const versionPosted = async (db: Needs['db'], survey: Collected, posted: string | undefined) =>
  posted === undefined
    ? undefined
    : (await listVersions(db, survey.id)).find(({ editionId }) => editionId === posted)?.editionId

/** The version of the survey that a form was made of; nothing where there is no such version. */
export async function editionPosted({ db, editions }: Needs, survey: Collected, posted: string) {
  const editionId = await versionPosted(db, survey, posted)
  return editionId === undefined ? undefined : editions.get(editionId)
}

/** What is known of whoever is asked, and what they said the last times. */
export async function listPrefilled(
  { db, editions }: Needs,
  { invitation, edition }: Pick<Opened, 'invitation' | 'edition'>,
): Promise<Map<string, Prefilled>> {
  const { placeId } = invitation
  const lines = await lineageOf(editions, edition)
  const instruments = new Set([...lines.values()].flat().map((one) => one.edition.instrument))
  const [place, facts, former] = await Promise.all([
    placeId === null ? undefined : getPlace(db, placeId),
    placeId === null ? [] : listFacts(db, [placeId]),
    listFormer(db, invitation, [...instruments]),
  ])
  const sent = await Promise.all(
    former.map(async ({ editionId, responseId, submittedAt }): Promise<Former> => {
      const [answered, answers] = await Promise.all([editions.get(editionId), listGiven(db, responseId)])
      const year = submittedAt.getUTCFullYear()
      return { edition: answered, lines: await lineageOf(editions, answered), answers, year }
    }),
  )
  return prefillOf(edition, lines, { joinedYear: place?.joinedYear ?? null, facts, former: sent })
}
