import type { Context } from 'hono'
import { textsIn } from '#instruments'
import { languages } from '#platform/i18n'
import { type Env, notFound, Refusal } from '#platform/http'
import { href } from '#routes'
import type { Needs } from '../../collection/pages/opening.tsx'
import { actingIn } from '../../request.ts'
import { beginDraft } from '../../../drafts/actions.ts'
import { practiceFrom } from '../practice.ts'
import { toldAt } from './told.ts'

/** One press beside a text, and its draft stands; a second leads to the same. */
export async function beginFromAnswer(c: Context<Env>, deps: Needs): Promise<Response> {
  const { lang, speech } = c.var.view
  const { survey, invitation, edition, item, text: answer } = await toldAt(c, deps)
  if (invitation.placeId === null) throw notFound()
  if (!invitation.submittedAt || answer === undefined) {
    throw new Refusal('conflict', speech.words('surveys')('practice.unanswered'))
  }
  const texts = textsIn(edition, lang)
  const content = practiceFrom({
    surveyId: survey.id,
    title: texts.edition.title,
    year: invitation.submittedAt.getUTCFullYear(),
    item,
    text: texts.item(item.key),
    answer,
    language: languages.find((one) => one === lang) ?? 'en',
  })
  const draft = await beginDraft(deps.db, actingIn(c, deps), {
    placeId: invitation.placeId,
    content,
    from: { surveyId: survey.id, item: item.key },
  })
  return c.redirect(href('practiceDraft', { lang, draft }, { done: 'begun' }), 303)
}
