import { Hono } from 'hono'
import type { Deps } from '#deps'
import { findItem, listAnswers, sayAnswer, textsIn } from '#instruments'
import { beginDraft } from '#library'
import type { Actor } from '#network'
import { languages } from '#platform/i18n'
import { type Env, notFound, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { listEvidence } from '../../evidence/index.ts'
import { roundFor } from '../../pages/open.ts'
import { practiceFrom } from '../prefill.ts'

/** One press beside an answer, and its draft stands; a second leads to the same. */
export function roundPracticePages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.post(patterns.practiceFromAnswer, async (c) => {
    const { view } = c.var
    const { round, place, edition } = await roundFor(deps, view, c.req.param('round'))
    const item = findItem(edition, c.req.param('item'))
    if (!item || !view.actor) throw notFound()
    const [answers, evidence] = await Promise.all([
      listAnswers(deps.db, round.responseId),
      listEvidence(deps.db, round.id, item.key),
    ])
    const revision = answers.get(item.key)
    if (revision?.answer.state !== 'answered') {
      throw new Refusal('conflict', view.speech.words('recommendations')('fromAnswer.unanswered'))
    }
    const text = textsIn(edition, view.lang).item(item.key)
    const content = practiceFrom({
      round,
      item,
      text,
      said: sayAnswer(view.speech, item, text, revision.answer),
      revision,
      evidence,
      language: languages.find((lang) => lang === view.lang) ?? 'en',
    })
    const from = { roundId: round.id, item: item.key }
    const acting = { actor: view.actor as Actor, now: deps.now() }
    const draft = await beginDraft(deps.db, acting, { placeId: place.id, content, from })
    return c.redirect(href('practiceDraft', { lang: view.lang, draft }, { done: 'begun' }), 303)
  })
  return pages
}
