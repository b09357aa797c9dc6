import { textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Notice, Page } from '#ui'
import type { TestHere, TestPlace } from '../place-test.ts'
import type { AdaptationVersion } from '../store.ts'

interface AdaptProps {
  view: View
  here: TestHere & { place: TestPlace }
  versions: readonly AdaptationVersion[]
  done: 'saved' | 'back' | undefined
}

/** The questions that a place may put in the stead of common ones, and what it has put there. */
export function AdaptPage({ view, here, versions, done }: AdaptProps) {
  const { speech, lang } = view
  const t = speech.words('citizenshipTest')
  const { place, common, edition } = here
  const texts = textsIn(common, lang)
  const ownTexts = textsIn(edition, lang)
  return (
    <Page view={view} title={t('adapt.title')} indexed={false} demonstration={place.demonstration}>
      <AdaptCrumbs view={view} place={place} />
      <h1>{t('adapt.title')}</h1>
      <p class="lead">{t('adapt.lead')}</p>
      {done && (
        <Notice kind="success" live>
          <p>{t(`adapt.done.${done}`)}</p>
        </Notice>
      )}
      {common.items
        .filter(({ adaptable }) => adaptable)
        .map(({ key, area }) => {
          const own = here.adaptations.find(({ item }) => item === key)
          const history = versions.filter(({ item }) => item === key)
          return (
            <section class="section">
              <h2>{texts.area(area).name}</h2>
              <p class="label">{t(own ? 'adapt.common.replaced' : 'adapt.common')}</p>
              <p>{texts.item(key).ask}</p>
              {own && (
                <>
                  <p class="label">{t('adapt.own', { place: place.name })}</p>
                  <p>{ownTexts.item(key).ask}</p>
                </>
              )}
              <div class="actions">
                <a class="button secondary" href={href('placeTestAdapt', { lang, id: place.id }, { item: key })}>
                  {t(own ? 'adapt.change' : 'adapt.write')}
                </a>
                {own && (
                  <form method="post" action={href('placeTestAdapt', { lang, id: place.id })}>
                    <input type="hidden" name="item" value={key} />
                    <button class="quiet" type="submit" name="do" value="back">
                      {t('adapt.back')}
                    </button>
                  </form>
                )}
              </div>
              {history.length > 0 && <History view={view} history={history} />}
            </section>
          )
        })}
    </Page>
  )
}

export function AdaptCrumbs({ view, place, within }: { view: View; place: TestPlace; within?: boolean }) {
  const { speech, lang } = view
  const t = speech.words('citizenshipTest')
  const { id } = place
  return (
    <Breadcrumb
      speech={speech}
      crumbs={[
        { label: place.name, href: href('place', { lang, id }) },
        { label: t('title'), href: href('placeTest', { lang, id }) },
        ...(within ? [{ label: t('adapt.title'), href: href('placeTestAdapt', { lang, id }) }] : []),
      ]}
    />
  )
}

function History({ view, history }: { view: View; history: readonly AdaptationVersion[] }) {
  const { speech, lang } = view
  const t = speech.words('citizenshipTest')
  return (
    <details>
      <summary>{t('adapt.versions', { count: history.length })}</summary>
      <ul>
        {history.map(({ version, content, savedAt, savedBy }) => (
          <li>
            {t('adapt.version', { version, date: speech.date(savedAt), by: savedBy ?? t('adapt.somebody') })}
            {': '}
            {content ? (content.texts[lang] ?? Object.values(content.texts)[0])?.ask : t('adapt.version.common')}
          </li>
        ))}
      </ul>
    </details>
  )
}
