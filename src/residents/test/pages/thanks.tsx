import type { View } from '#platform/http'
import { href } from '#routes'
import { Page } from '#ui'
import type { TestPlace } from '../place-test.ts'

export function ThanksPage({ view, place }: { view: View; place: TestPlace | undefined }) {
  const { speech, lang } = view
  const t = speech.words('citizenshipTest')
  return (
    <Page view={view} title={t('thanks.title')} indexed={false} demonstration={place?.demonstration ?? false}>
      <h1>{t('thanks.title')}</h1>
      <p class="lead">{t('thanks.lead')}</p>
      <p>{t('thanks.shown')}</p>
      <ul>
        {place && (
          <li>
            <a href={href('placeTest', { lang, id: place.id })}>{t('ways.place', { place: place.name })}</a>
          </li>
        )}
        <li>
          <a href={href('testGroup', { lang }, { place: place?.id })}>{t('ways.group')}</a>
        </li>
        <li>
          <a href={href('citizenshipTest', { lang }, { place: place?.id })}>{t('title')}</a>
        </li>
      </ul>
    </Page>
  )
}
