import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, DemonstrationBadge, Notice, Page } from '#ui'
import type { PlacedResults } from '../../pages/read-result.ts'
import { type PublicationLevel, publicationLevels } from '../model.ts'

interface ChoiceProps {
  view: View
  placed: PlacedResults
  /** What has just come of the form. */
  said?: 'chosen' | 'unchanged' | 'invalid' | undefined
}

/** Where the mandate holder of a place chooses what everybody may read of a result. */
export function PublicationPage({ view, placed, said }: ChoiceProps) {
  const { lang, speech } = view
  const { result, published } = placed
  const t = speech.words('data')
  const year = String(result.year)
  const title = speech.words('insight')('result.title', { place: result.placeName, year })
  return (
    <Page
      view={view}
      title={t('publication.title')}
      section="desk"
      demonstration={result.demonstration}
      indexed={false}
    >
      <Breadcrumb
        speech={speech}
        crumbs={[
          { label: result.placeName, href: href('place', { lang, id: result.placeId }) },
          { label: title, href: href('result', { lang, result: result.id }) },
        ]}
      />
      <h1>
        {t('publication.title')}{' '}
        {result.demonstration && <DemonstrationBadge label={speech.words('site')('demonstration.badge')} />}
      </h1>
      <p class="lead">{t('publication.lead', { place: result.placeName, year })}</p>
      {said === 'invalid' && (
        <Notice kind="error" live>
          {t('publication.invalid')}
        </Notice>
      )}
      {(said === 'chosen' || said === 'unchanged') && (
        <Notice kind="success" live>
          {t(`publication.${said}`, { level: t(`publication.level.${published}`) })}
        </Notice>
      )}
      <form method="post" action={href('resultPublication', { lang, result: result.id })} class="publication-form">
        <fieldset class="item">
          <legend>{t('publication.legend')}</legend>
          <p class="hint" id="implies">
            {t('publication.implies')}
          </p>
          <div class="options publication-levels" aria-describedby="implies">
            {publicationLevels.map((level) => (
              <Level view={view} placed={placed} level={level} />
            ))}
          </div>
        </fieldset>
        <Notice title={t('publication.lasting.title')}>{t('publication.lasting.text')}</Notice>
        <p class="actions">
          <button type="submit">{t('publication.submit')}</button>
        </p>
      </form>
    </Page>
  )
}

function Level({ view, placed, level }: ChoiceProps & { level: PublicationLevel }) {
  const { lang, speech } = view
  const t = speech.words('data')
  const { result, published } = placed
  return (
    <div class="publication-level">
      <label class="option">
        <input
          type="radio"
          name="level"
          value={level}
          checked={level === published}
          required
          aria-describedby={`${level}-means`}
        />
        <span>{t(`publication.level.${level}`)}</span>
      </label>
      <div class="publication-means" id={`${level}-means`}>
        <p>{t(`publication.level.${level}.text`)}</p>
        {level !== 'nothing' && (
          <p class="hint">
            {figuresOf(view, placed, level)}{' '}
            <a href={href('result', { lang, result: result.id }, { as: level })}>{t('publication.preview')}</a>
          </p>
        )}
      </div>
    </div>
  )
}

/** What the choice adds, in this result's own figures. */
function figuresOf({ speech }: View, placed: PlacedResults, level: Exclude<PublicationLevel, 'nothing'>): string {
  const t = speech.words('data')
  const { scores, edition, document } = placed
  const say = (score: number | null | undefined) =>
    score === null || score === undefined ? speech.words('insight')('score.none') : speech.score(score)
  if (level === 'total') {
    return `${t('publication.figures.total', { core: say(scores['core']), extended: say(scores['extended']) })}.`
  }
  if (level === 'areas') {
    const values = edition.areas.map((key) => scores[key] ?? null).filter((value) => value !== null)
    const range = { from: say(Math.min(...values)), to: say(Math.max(...values)) }
    return values.length === 0 ? '' : `${t('publication.figures.areas', { count: values.length, ...range })}.`
  }
  return `${t('publication.figures.answers', { count: document.counts.answered })}.`
}
