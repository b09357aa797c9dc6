import type { Context } from 'hono'
import { type Env, notFound, type View } from '#platform/http'
import { href } from '#routes'
import { actingIn, surveyOf } from '../../request.ts'
import { giveNewLink } from '../link-actions.ts'
import { findInvitation } from '../store.ts'
import type { Needs } from './opening.tsx'

interface Props {
  view: View
  survey: string
  invitation: string
}

/** For a link that came into the wrong hands. */
export function NewLink({ view: { speech, lang }, survey, invitation }: Props) {
  const t = speech.words('surveys')
  return (
    <form method="post" action={href('surveyNewLink', { lang, survey, invitation })}>
      <p class="hint">{t('newLink.hint')}</p>
      <button class="secondary" type="submit">
        {t('newLink')}
      </button>
    </form>
  )
}

export async function renewing(c: Context<Env>, deps: Needs): Promise<Response> {
  const survey = await surveyOf(c, deps)
  const invitation = await findInvitation(deps.db, c.req.param('invitation') ?? '')
  if (invitation?.surveyId !== survey.id) throw notFound()
  await giveNewLink(deps.db, actingIn(c, deps), invitation)
  return c.redirect(href('survey', { lang: c.var.view.lang, survey: survey.id }, { done: 'newLink' }), 303)
}
