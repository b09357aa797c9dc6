import type { Context } from 'hono'
import { findItem, listGiven, textsIn } from '#instruments'
import { languages } from '#platform/i18n'
import { type Env, notFound, Refusal } from '#platform/http'
import { href } from '#routes'
import type { Needs } from '../../collection/pages/opening.tsx'
import { actingIn, surveyOf } from '../../request.ts'
import { findInvitation } from '../../collection/store.ts'
import { beginDraft } from '../../../drafts/actions.ts'
import { practiceFrom } from '../practice.ts'

/** One press beside a text, and its draft stands; a second leads to the same. */
export async function beginFromAnswer(c: Context<Env>, deps: Needs): Promise<Response> {
  const { lang, speech } = c.var.view
  const survey = await surveyOf(c, deps)
  const invitation = await findInvitation(deps.db, c.req.param('invitation') ?? '')
  if (invitation?.surveyId !== survey.id || invitation.placeId === null) throw notFound()
  const edition = await deps.editions.get(invitation.editionId ?? survey.editionId ?? '')
  const item = findItem(edition, c.req.param('item') ?? '')
  if (!item) throw notFound()
  const answer =
    invitation.responseId === null ? undefined : (await listGiven(deps.db, invitation.responseId))[item.key]
  if (!invitation.submittedAt || !answer || !('text' in answer)) {
    throw new Refusal('conflict', speech.words('surveys')('practice.unanswered'))
  }
  const texts = textsIn(edition, lang)
  const content = practiceFrom({
    surveyId: survey.id,
    title: texts.edition.title,
    year: invitation.submittedAt.getUTCFullYear(),
    item,
    text: texts.item(item.key),
    answer: answer.text,
    language: languages.find((one) => one === lang) ?? 'en',
  })
  const draft = await beginDraft(deps.db, actingIn(c, deps), {
    placeId: invitation.placeId,
    content,
    from: { surveyId: survey.id, item: item.key },
  })
  return c.redirect(href('practiceDraft', { lang, draft }, { done: 'begun' }), 303)
}
