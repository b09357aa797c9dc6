import type { Context } from 'hono'
import { type Edition, findItem, type Item, listGiven } from '#instruments'
import { type Env, notFound } from '#platform/http'
import type { Invitation } from '../../collection/model.ts'
import type { Needs } from '../../collection/pages/opening.tsx'
import { type Collected, findInvitation } from '../../collection/store.ts'
import { surveyOf } from '../../request.ts'

export interface ToldAt {
  readonly survey: Collected
  readonly invitation: Invitation
  readonly edition: Edition
  readonly item: Item
  /** Undefined while it is not sent, and where there is none. */
  readonly text: string | undefined
}

/** What a member said in its own words, as the address names it. Throws notFound. */
export async function toldAt(c: Context<Env>, deps: Needs): Promise<ToldAt> {
  const survey = await surveyOf(c, deps)
  const invitation = await findInvitation(deps.db, c.req.param('invitation') ?? '')
  if (invitation?.surveyId !== survey.id) throw notFound()
  const edition = await deps.editions.get(invitation.editionId ?? survey.editionId ?? '')
  const item = findItem(edition, c.req.param('item') ?? '')
  if (!item) throw notFound()
  const { responseId, submittedAt } = invitation
  const answer = responseId === null || !submittedAt ? undefined : (await listGiven(deps.db, responseId))[item.key]
  return { survey, invitation, edition, item, text: answer && 'text' in answer ? answer.text : undefined }
}
