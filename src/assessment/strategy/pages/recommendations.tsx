import { areaName, findItem, isAreaKey, langOf, textsIn } from '#instruments'
import { href } from '#routes'
import { Badge } from '#ui'
import { neededFor } from '../needed.ts'
import type { Recommendation } from '../recommendations.ts'
import { sayAdded } from '../words.ts'
import type { StrategyProps } from './strategy.tsx'

/** What would raise the result most and is in no objective yet; one step makes an objective of it. */
export function Recommendations(props: StrategyProps) {
  const { view, recommendations, rights } = props
  const t = view.speech.words('strategy')
  return (
    <section class="section" id="recommendations">
      <h2>{t('recommendations.title')}</h2>
      <p>{t(rights.write ? 'recommendations.lead' : 'recommendations.lead.read')}</p>
      <ul class="recommendation-list" role="list">
        {recommendations.map((recommendation) => (
          <RecommendationEntry {...props} recommendation={recommendation} />
        ))}
      </ul>
    </section>
  )
}

const mostNamed = 3

function RecommendationEntry(props: StrategyProps & { recommendation: Recommendation }) {
  const { view, round, edition, rights, recommendation } = props
  const { speech, lang } = view
  const t = speech.words('strategy')
  const { key, area, item, adds, concluded, doneBy } = recommendation
  const texts = textsIn(edition, lang)
  const name = edition.areas.includes(area) ? texts.area(area).name : isAreaKey(area) ? areaName(area, lang) : area
  const field = `title.${key}`
  return (
    <li class="card" id={key}>
      <p class="also">
        {`${name} · ${sayAdded(speech, adds)}`} {concluded && <Badge>{t('recommendation.concluded')}</Badge>}
      </p>
      <ItemNeeded {...props} item={item} />
      {doneBy.length > 0 && (
        <p>
          {t('recommendation.doneBy')}{' '}
          {doneBy.slice(0, mostNamed).map(({ name: other, resultId }, n) => (
            <>
              {n > 0 && ', '}
              <a href={href('result', { lang, result: resultId })}>{other}</a>
            </>
          ))}
        </p>
      )}
      {rights.write && (
        <details class="end-step">
          <summary>
            {t('accept.open')} <span class="unseen">{item}</span>
          </summary>
          <form method="post" action={href('strategy', { lang, round: round.id })}>
            <div class="field">
              <label for={field}>{t('accept.title')}</label>
              <p class="hint" id={`${field}-hint`}>
                {t('accept.hint')}
              </p>
              <input id={field} name="title" type="text" maxlength={300} aria-describedby={`${field}-hint`} />
            </div>
            <button class="secondary" type="submit" name="do" value={`accept:${key}`}>
              {t('accept.submit')} <span class="unseen">{item}</span>
            </button>
          </form>
        </details>
      )}
    </li>
  )
}

function ItemNeeded({ view, edition, document, item: key }: StrategyProps & { item: string }) {
  const { speech, lang } = view
  const item = findItem(edition, key)
  if (!item) return null
  const text = textsIn(edition, lang).item(key)
  const { lead, answers } = neededFor(speech, { item, text, given: document?.items[key] })
  return (
    <>
      <h3 {...langOf(text)}>{text.ask}</h3>
      <p class="label">{speech.words('insight')('gains.needed')}</p>
      {lead !== null && <p>{lead}</p>}
      <ul {...langOf(text)}>
        {answers.map((answer) => (
          <li>{answer}</li>
        ))}
      </ul>
    </>
  )
}
