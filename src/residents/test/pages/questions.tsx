import { type Item, ItemQuestion, type InputFault, textsIn, type TextsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Notice, Page } from '#ui'
import type { TestHere } from '../place-test.ts'
import { versionField } from '../sent.ts'

export interface QuestionsProps {
  view: View
  here: TestHere
  /** What was sent, where some of it did not fit. */
  typed: ReadonlyMap<string, readonly string[]>
  tried: readonly string[]
  faults: ReadonlyMap<string, InputFault>
}

/**
 * Every question with what is said after it, one screen at a time by the address's fragment alone: answers stay in the
 * browser until the last screen, and its Back leads back.
 */
export function QuestionsPage(props: QuestionsProps) {
  const { view, here, faults } = props
  const { speech, lang } = view
  const t = speech.words('citizenshipTest')
  const { edition, place, adaptations } = here
  const texts = textsIn(edition, lang)
  const open = Math.max(
    0,
    edition.items.findIndex(({ key }) => faults.has(key)),
  )
  return (
    <Page view={view} title={t('title')} indexed={false} demonstration={place?.demonstration ?? false}>
      <h1 class="test-title">{place ? t('questions.place', { place: place.name }) : t('title')}</h1>
      {faults.size > 0 && <Faults {...props} />}
      <form class="test-flow" method="post" action={href('citizenshipTestQuestions', { lang })} novalidate>
        {/* Enter on an answer would end the test. */}
        <button type="submit" disabled hidden />
        {place && <input type="hidden" name="place" value={place.id} />}
        {adaptations.map(({ item, version }) => (
          <input type="hidden" name={versionField(item)} value={version} />
        ))}
        {edition.items.map((item, index) => (
          <>
            <Question {...props} texts={texts} item={item} index={index} open={index === open} />
            <AfterAnswer {...props} texts={texts} item={item} index={index} />
          </>
        ))}
        <section class="screen" id="end" tabindex={-1} aria-labelledby="end-title">
          <h2 id="end-title">{t('end.title')}</h2>
          <p>{t('end.text')}</p>
          <p class="test-steps">
            <button type="submit">{t('end.submit')}</button>
            <a class="button secondary" href={`#r${edition.items.length}`}>
              {t('back')}
            </a>
          </p>
        </section>
      </form>
    </Page>
  )
}

type ScreenProps = QuestionsProps & { texts: TextsIn; item: Item; index: number }

function Question(props: ScreenProps & { open: boolean }) {
  const { view, here, texts, item, index, typed, faults, open } = props
  const { speech, lang } = view
  const t = speech.words('citizenshipTest')
  const { edition } = here
  const count = edition.items.length
  const theme = texts.area(item.area).name
  return (
    <section
      class={open ? 'screen open' : 'screen'}
      id={`q${index + 1}`}
      tabindex={-1}
      aria-labelledby={`q${index + 1}-title`}
    >
      <h2 class="test-progress" id={`q${index + 1}-title`}>
        {t('progress', { number: index + 1, count })} <span>{theme}</span>
      </h2>
      <progress max={count} value={index + 1} aria-hidden="true" />
      <ItemQuestion
        speech={speech}
        edition={edition}
        texts={texts}
        item={item}
        values={typed.get(item.key) ?? []}
        fault={faults.get(item.key)}
      />
      <p class="test-steps">
        <a class="button" href={`#r${index + 1}`}>
          {t('next')}
        </a>
        <a class="button secondary" href={index === 0 ? startOf(lang, here) : `#r${index}`}>
          {t('back')}
        </a>
        <a class="test-skip" href={index + 1 === count ? '#end' : `#q${index + 2}`}>
          {t('skip')}
        </a>
      </p>
    </section>
  )
}

const startOf = (lang: View['lang'], { place }: TestHere) => href('citizenshipTest', { lang }, { place: place?.id })

function AfterAnswer({ view, here, texts, item, index, tried }: ScreenProps) {
  const t = view.speech.words('citizenshipTest')
  const { reflection, action, more = [] } = texts.item(item.key)
  const last = index + 1 === here.edition.items.length
  return (
    <section class="screen" id={`r${index + 1}`} tabindex={-1} aria-labelledby={`r${index + 1}-title`}>
      <h2 id={`r${index + 1}-title`}>{t('after.title')}</h2>
      {reflection && <p class="test-reflection">{reflection}</p>}
      {action && (
        <>
          <h3>{t('after.action')}</h3>
          <p>{action}</p>
          <label class="option test-try">
            <input type="checkbox" name="try" value={item.key} checked={tried.includes(item.key)} />
            <span>{t('after.try')}</span>
          </label>
        </>
      )}
      {more.length > 0 && (
        <>
          <h3>{t('after.more')}</h3>
          <ul>
            {more.map(({ title, href: address }) => (
              <li>
                <a href={address} target="_blank" rel="noopener noreferrer">
                  {title}
                </a>
              </li>
            ))}
          </ul>
          <p class="hint">{t('after.more.tab')}</p>
        </>
      )}
      <p class="test-steps">
        <a class="button" href={last ? '#end' : `#q${index + 2}`}>
          {t(last ? 'finish' : 'next')}
        </a>
        <a class="button secondary" href={`#q${index + 1}`}>
          {t('back')}
        </a>
      </p>
    </section>
  )
}

function Faults({ view, here, faults }: QuestionsProps) {
  const t = view.speech.words('citizenshipTest')
  return (
    <Notice kind="error" live title={t('faults.title')}>
      <ul>
        {here.edition.items.map(
          ({ key }, index) =>
            faults.has(key) && (
              <li>
                <a href={`#q${index + 1}`}>{t('faults.question', { number: index + 1 })}</a>
              </li>
            ),
        )}
      </ul>
      <p>
        <a href="#end">{t('faults.end')}</a>
      </p>
    </Notice>
  )
}
