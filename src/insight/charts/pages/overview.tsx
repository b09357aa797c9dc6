import type { View as PageView } from '#platform/http'
import { href } from '#routes'
import { Page } from '#ui'
import type { PlaceSet } from '../model.ts'
import { views } from '../state.ts'
import { EmptySet, SetSwitch } from './parts.tsx'
import { Sketch } from './sketch.tsx'

/** What the charts answer, a card for each view. */
export function OverviewPage({ view, set }: { view: PageView; set: PlaceSet }) {
  const t = view.speech.words('charts')
  const certainty = view.speech.words('certainty')
  const { lang } = view
  const { demonstration } = set
  return (
    <Page view={view} title={t('title')} description={t('lead')} section="charts" demonstration={demonstration}>
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead')}</p>
      <SetSwitch view={view} chart={null} demonstration={demonstration} />
      {set.places.size === 0 ? (
        <EmptySet view={view} demonstration={demonstration} />
      ) : (
        <>
          <p class="chart-set">
            {t(demonstration ? 'overview.demonstration' : 'overview.real', { count: set.places.size })}
          </p>
          <ul class="grid chart-cards" role="list">
            {views.map((name) => (
              <li class="card linked">
                <Sketch of={name} />
                <h2>
                  <a href={href('chart', { lang, chart: name }, { set: demonstration ? undefined : 'real' })}>
                    {t(`view.${name}`)}
                  </a>
                </h2>
                <p>{t(`question.${name}`)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      <section class="section">
        <h2>{certainty('why.title')}</h2>
        <p>{certainty('why.text')}</p>
        <p class="actions">
          <a class="button" href={href('whatIf', { lang }, { set: demonstration ? undefined : 'real' })}>
            {certainty('whatIf.title')}
          </a>
          <a href={href('indexAudit', { lang }, { set: demonstration ? undefined : 'real' })}>
            {certainty('audit.link')}
          </a>
        </p>
      </section>
      <section class="section">
        <h2>{t('overview.about')}</h2>
        <ul>
          <li>{t('overview.about.mirror')}</li>
          <li>{t('overview.about.groups')}</li>
          <li>{t('overview.about.public')}</li>
          <li>
            {t('overview.about.official')} <a href={href('officialResults', { lang })}>{t('empty.real.official')}</a>
          </li>
        </ul>
      </section>
    </Page>
  )
}
