import type { View } from '#platform/http'
import { href } from '#routes'
import { Empty, Page } from '#ui'
import { type Ground, leastPlaces } from '../read.ts'

/** Instead of an order among a handful. */
export function FewPage({ view, title, ground }: { view: View; title: 'whatIf.title' | 'link'; ground: Ground }) {
  const t = view.speech.words('certainty')
  const { lang } = view
  return (
    <Page view={view} title={t(title)} section="charts" demonstration={ground.set.demonstration}>
      <h1>{t(title)}</h1>
      <Empty title={t('few.title')}>
        <p>{t('few.text', { count: ground.places.length, least: leastPlaces })}</p>
        <p>
          <a href={href('officialResults', { lang })}>{t('few.official')}</a>
        </p>
        <p>
          <a href={href('whatIf', { lang }, { set: 'demonstration' })}>{t('few.demonstration')}</a>
        </p>
      </Empty>
    </Page>
  )
}
