import { type Edition, hasOptions, type Item, textsIn, type TextsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Page } from '#ui'
import type { TestHere } from '../place-test.ts'

/** Every question with boxes and space, and what there is to think about after them all. */
export function PrintPage({ view, here, large }: { view: View; here: TestHere; large: boolean }) {
  const { speech, lang } = view
  const t = speech.words('citizenshipTest')
  const { edition, place } = here
  const texts = textsIn(edition, lang)
  const query = { place: place?.id }
  return (
    <Page view={view} title={t('print.title')} demonstration={place?.demonstration ?? false}>
      <div class={large ? 'test-paper large' : 'test-paper'}>
        <h1>{t('title')}</h1>
        <p class="not-printed">
          {t('print.how')}{' '}
          <a href={href('citizenshipTestPrint', { lang }, large ? query : { ...query, large: 1 })}>
            {t(large ? 'print.usual' : 'ways.large')}
          </a>
        </p>
        <p>{t('print.lead')}</p>
        {place && <p>{t('print.place', { place: place.name })}</p>}
        <ol class="test-sheet">
          {edition.items.map((item) => (
            <li>
              <PaperItem view={view} texts={texts} item={item} />
            </li>
          ))}
        </ol>
        <Said view={view} />
        <AfterAll view={view} edition={edition} texts={texts} />
      </div>
    </Page>
  )
}

function PaperItem({ view, texts, item }: { view: View; texts: TextsIn; item: Item }) {
  const t = view.speech.words('citizenshipTest')
  const text = texts.item(item.key)
  return (
    <>
      <h2>
        <span class="test-theme">{texts.area(item.area).name}</span> {text.ask}
      </h2>
      {text.hint && <p class="hint">{text.hint}</p>}
      {item.kind === 'multiple' && <p class="hint">{t('print.several')}</p>}
      {item.kind === 'single' && <p class="hint">{t('print.one')}</p>}
      {item.kind === 'ranking' && <p class="hint">{t('print.rank', { count: item.most })}</p>}
      {'options' in item ? (
        <ul class={hasOptions(item) ? `boxes ${item.kind}` : 'boxes ranking'}>
          {item.options.map(({ code }) => (
            <li>
              <span class="box" aria-hidden="true" /> {text.options[code]}
            </li>
          ))}
        </ul>
      ) : (
        <div class="lines" aria-hidden="true">
          <span />
          <span />
        </div>
      )}
    </>
  )
}

/** What a sheet that is given in may say of whoever filled it in. */
function Said({ view }: { view: View }) {
  const t = view.speech.words('citizenshipTest')
  return (
    <section class="section">
      <h2>{t('print.give.title')}</h2>
      <p>{t('print.give')}</p>
      <p>
        {t('give.gender')} <span class="blank" aria-hidden="true" />
      </p>
      <p>
        {t('give.age')} <span class="blank" aria-hidden="true" />
      </p>
    </section>
  )
}

function AfterAll({ view, edition, texts }: { view: View; edition: Edition; texts: TextsIn }) {
  const t = view.speech.words('citizenshipTest')
  return (
    <section class="test-after">
      <h2>{t('print.after')}</h2>
      <ol>
        {edition.items.map(({ key }) => {
          const { ask, reflection, action, more = [] } = texts.item(key)
          return (
            <li>
              <h3>{ask}</h3>
              {reflection && <p>{reflection}</p>}
              {action && (
                <p>
                  <span class="box" aria-hidden="true" /> <strong>{t('after.action')}</strong> {action}
                </p>
              )}
              {more.map(({ title, href: address }) => (
                <p class="hint">
                  {title} <span class="address">{address}</span>
                </p>
              ))}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
