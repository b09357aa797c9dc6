import type { View } from '#platform/http'
import { href } from '#routes'
import { Page } from '#ui'
import type { Edition } from '../edition.ts'
import { slugOf } from '../editions.ts'

/** What the Index is, for somebody who meets it for the first time. */
export function AboutPage({ view, edition }: { view: View; edition: Edition }) {
  const t = view.speech.words('instruments')
  const { lang } = view
  const counts = { items: edition.items.length, areas: edition.areas.length }
  return (
    <Page view={view} title={t('about.title')} description={t('about.lead')} section="index">
      <article class="narrow">
        <h1>{t('about.title')}</h1>
        <p class="lead">{t('about.lead')}</p>
        <p class="actions">
          <a class="button" href={href('instrument', { lang, edition: slugOf(edition) })}>
            {t('about.read')}
          </a>
          <a href={href('officialResults', { lang })}>{t('about.official')}</a>
        </p>

        <h2>{t('about.mirror.title')}</h2>
        <p>{t('about.mirror.text')}</p>
        <p>{t('about.mirror.ranks')}</p>

        <h2>{t('about.answer.title')}</h2>
        <p>{t('about.answer.text', counts)}</p>
        <p>{t('about.answer.sources')}</p>

        <h2>{t('about.score.title')}</h2>
        <ol>
          <li>{t('about.score.item')}</li>
          <li>{t('about.score.area')}</li>
          <li>{t('about.score.lens')}</li>
          <li>{t('about.score.index')}</li>
        </ol>
        <p>{t('about.score.states')}</p>

        <h2>{t('about.independent.title')}</h2>
        <p>{t('about.independent.text')}</p>
        <p>{t('about.independent.results')}</p>

        <h2>{t('about.data.title')}</h2>
        <p>{t('about.data.real')}</p>
        <p>{t('about.data.demonstration')}</p>
      </article>
    </Page>
  )
}
