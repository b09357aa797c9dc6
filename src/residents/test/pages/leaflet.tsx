import type { View } from '#platform/http'
import { href } from '#routes'
import { Page, QrCode } from '#ui'
import type { TestHere, TestPlace } from '../place-test.ts'

/** To print and leave on a counter: what it is, and a code that leads there. */
export function LeafletPage({ view, here }: { view: View; here: TestHere & { place: TestPlace } }) {
  const { speech, lang, origin } = view
  const t = speech.words('citizenshipTest')
  const { place, edition } = here
  const address = `${origin}${href('citizenshipTest', { lang }, { place: place.id })}`
  return (
    <Page view={view} title={t('leaflet.title', { place: place.name })} demonstration={place.demonstration}>
      <p class="not-printed">{t('leaflet.how')}</p>
      <article class="test-leaflet">
        <p class="test-theme">{place.name}</p>
        <h1>{t('leaflet.head')}</h1>
        <p class="lead">{t('leaflet.lead', { count: edition.items.length })}</p>
        <ul>
          <li>{t('leaflet.mark')}</li>
          <li>{t('leaflet.kept')}</li>
          <li>{t('leaflet.group')}</li>
        </ul>
        <div class="test-code">
          <QrCode content={address} label={t('leaflet.code')} />
          <p>
            {t('leaflet.scan')}
            <br />
            <strong class="address">{address.replace(/^https?:\/\//, '')}</strong>
          </p>
        </div>
      </article>
    </Page>
  )
}
