import { AnswerValue, findItem, langOf, score, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Notice, Page } from '#ui'
import { agreedAnswers, missingIn } from '../standing.ts'
import type { OpenedReview } from './open.ts'

type ValidateProps = OpenedReview & { view: View; unconfirmed: boolean }

/** What validating will do, before it is done for good. */
export function ValidatePage(props: ValidateProps) {
  const { view, round, place, edition, given, review, unconfirmed, open } = props
  const { lang, speech } = view
  const t = speech.words('review')
  const year = String(round.year)
  const title = t('title', { place: place.name, year })
  const missing = missingIn(edition, given, review)
  return (
    <Page view={view} title={t('validate.title')} section="desk" indexed={false} demonstration={round.demonstration}>
      <Breadcrumb speech={speech} crumbs={[{ label: title, href: href('review', { lang, round: round.id }) }]} />
      <h1>{t('validate.title')}</h1>
      <p class="lead">{t('validate.lead', { place: place.name, year })}</p>
      {!open && <Notice>{t('validate.closed')}</Notice>}
      {open && missing.length > 0 && (
        <Notice kind="warning" title={t('missing.title')}>
          <ul>
            {missing.map(({ obstacle, items }) => (
              <li>{t(`missing.${obstacle}`, { count: items.length })}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Changes {...props} />
      {open && missing.length === 0 && (
        <form method="post" action={href('reviewValidate', { lang, round: round.id })}>
          <Notice kind="warning" title={t('validate.lasting.title')}>
            <p>{t('validate.lasting.text')}</p>
          </Notice>
          <div class={unconfirmed ? 'field invalid' : 'field'}>
            {unconfirmed && (
              <p class="error" id="confirm-error" role="alert">
                {t('validate.unconfirmed')}
              </p>
            )}
            <label class="option">
              <input
                type="checkbox"
                name="confirm"
                value="yes"
                aria-invalid={unconfirmed ? 'true' : undefined}
                aria-describedby={unconfirmed ? 'confirm-error' : undefined}
              />
              <span>{t('validate.confirm')}</span>
            </label>
          </div>
          <button type="submit">{t('validate.submit')}</button>
        </form>
      )}
    </Page>
  )
}

/** The answers that differ, and what they do to the scores. */
function Changes({ view, edition, given, review, standings }: ValidateProps) {
  const { speech } = view
  const t = speech.words('review')
  const texts = textsIn(edition, view.lang)
  const changed = standings.filter(({ mark }) => mark === 'accepted' || mark === 'kept')
  const said = Object.fromEntries([...given].map(([item, { answer }]) => [item, answer]))
  const scores = [said, agreedAnswers(edition, given, review)].map((answers) => score(edition, answers).scores)
  const say = (value: number | null | undefined) => (typeof value === 'number' ? speech.score(value) : '–')
  return (
    <section class="section">
      <h2>{t('validate.changes', { count: changed.length })}</h2>
      <p>
        {t('validate.scores', {
          coreBefore: say(scores[0]?.core),
          coreAfter: say(scores[1]?.core),
          extendedBefore: say(scores[0]?.extended),
          extendedAfter: say(scores[1]?.extended),
        })}
      </p>
      {changed.map(({ item: key, mark, opinion }) => {
        const item = findItem(edition, key)
        const text = item && texts.item(key)
        if (!item || !text || !opinion) return null
        return (
          <section class="card">
            <h3 {...langOf(text)}>
              <span class="item-number">{key}</span>
              {text.ask}
            </h3>
            <dl class="review-answers">
              <div>
                <dt>{t('talk.place')}</dt>
                <dd>
                  <AnswerValue speech={speech} item={item} text={text} answer={said[key] ?? { state: 'missing' }} />
                </dd>
              </div>
              <div>
                <dt>{t(`validate.${mark === 'kept' ? 'kept' : 'accepted'}`)}</dt>
                <dd>
                  <AnswerValue speech={speech} item={item} text={text} answer={opinion.answer} />
                </dd>
              </div>
            </dl>
          </section>
        )
      })}
    </section>
  )
}
