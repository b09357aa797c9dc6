import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Page } from '#ui'
import { textsIn } from '#instruments'
import type { TestHere } from '../place-test.ts'

/** What the test is, in plain words, and the ways to do it. */
export function IntroPage({ view, here }: { view: View; here: TestHere }) {
  const { speech, lang } = view
  const t = speech.words('citizenshipTest')
  const { edition, place } = here
  const texts = textsIn(edition, lang)
  const query = { place: place?.id }
  return (
    <Page view={view} title={t('title')} description={t('lead')} demonstration={place?.demonstration ?? false}>
      {place && (
        <Breadcrumb speech={speech} crumbs={[{ label: place.name, href: href('place', { lang, id: place.id }) }]} />
      )}
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead')}</p>
      <ul class="test-promises">
        <li>{t('intro.mark')}</li>
        <li>{t('intro.time', { count: edition.items.length })}</li>
        <li>{t('intro.kept')}</li>
        {place && <li>{t(here.adaptations.length > 0 ? 'intro.place.own' : 'intro.place', { place: place.name })}</li>}
      </ul>
      <p class="actions">
        <a class="button" href={`${href('citizenshipTestQuestions', { lang }, query)}#q1`}>
          {t('intro.start')}
        </a>
      </p>
      <section class="section">
        <h2>{t('intro.about.title')}</h2>
        <p>{t('intro.about')}</p>
        <ul class="test-areas">
          {edition.areas.map((area) => {
            const { name, about } = texts.area(area)
            return (
              <li>
                <strong>{name}</strong>
                {about && <span>{about}</span>}
              </li>
            )
          })}
        </ul>
      </section>
      <OtherWays view={view} query={query} place={here.place} />
    </Page>
  )
}

function OtherWays({
  view,
  query,
  place,
}: {
  view: View
  query: { place: string | undefined }
  place: TestHere['place']
}) {
  const { lang } = view
  const t = view.speech.words('citizenshipTest')
  return (
    <section class="section">
      <h2>{t('ways.title')}</h2>
      <ul class="test-ways">
        <li>
          <a href={href('citizenshipTestPrint', { lang }, query)}>{t('ways.print')}</a>
        </li>
        <li>
          <a href={href('citizenshipTestPrint', { lang }, { ...query, large: 1 })}>{t('ways.large')}</a>
        </li>
        <li>
          <a href={href('testGroup', { lang }, query)}>{t('ways.group')}</a>
        </li>
        <li>
          <a href={href('testGuide', { lang })}>{t('ways.guide')}</a>
        </li>
        {place && (
          <li>
            <a href={href('placeTest', { lang, id: place.id })}>{t('ways.place', { place: place.name })}</a>
          </li>
        )}
      </ul>
    </section>
  )
}
