import { type Edition, Guard, ItemQuestion, langOf, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { languages, speech as speechOf } from '#platform/i18n'
import { href } from '#routes'
import { Empty, Notice, Page } from '#ui'
import type { Survey } from '../../model.ts'
import { titleOf } from './fault-words.ts'
import { SurveyHead } from './survey-head.tsx'

interface Props {
  view: View
  survey: Survey
  /** As it would be published, with dots where something is missing; nothing without any question. */
  edition: Edition | undefined
  missing: number
}

/** What an invited member will see, in the language of the page. Nothing is sent from here. */
export function PreviewPage({ view, survey, edition, missing }: Props) {
  const { speech, lang } = view
  const t = speech.words('surveyBuilder')
  const title = titleOf(survey.draft, speech)
  return (
    <Page
      view={view}
      title={t('head.preview', { title })}
      section="desk"
      demonstration={survey.demonstration}
      indexed={false}
    >
      <SurveyHead view={view} survey={survey} here="preview" />
      <Notice>
        <p>{t('preview.hint')}</p>
        {missing > 0 && <p>{t('preview.missing', { count: missing })}</p>}
        <ul class="survey-languages">
          {languages
            .filter((language) => language !== lang)
            .map((language) => (
              <li>
                <a href={href('surveyPreview', { lang: language, survey: survey.id })} hreflang={language}>
                  {t('preview.in', { language: speechOf(lang).language(language) })}
                </a>
              </li>
            ))}
        </ul>
      </Notice>
      {edition ? (
        <Questions view={view} edition={edition} />
      ) : (
        <Empty title={t('preview.empty')}>
          <p>{t('fault.no_area')}</p>
        </Empty>
      )}
    </Page>
  )
}

function Questions({ view, edition }: { view: View; edition: Edition }) {
  const { speech } = view
  const texts = textsIn(edition, view.lang)
  return (
    <article class="narrow survey-answer survey-preview">
      <h2 {...langOf(texts.edition)}>{texts.edition.title}</h2>
      {texts.edition.about !== undefined && <p {...langOf(texts.edition)}>{texts.edition.about}</p>}
      {edition.areas.map((area) => {
        const named = texts.area(area)
        return (
          <section class="section">
            <h3 {...langOf(named)}>{named.name}</h3>
            {named.about !== undefined && <p {...langOf(named)}>{named.about}</p>}
            {edition.items
              .filter((item) => item.area === area)
              .map((item) => (
                <div class="survey-question">
                  {item.applies_if && (
                    <div class="hint">
                      <Guard speech={speech} edition={edition} texts={texts} guard={item.applies_if} />
                    </div>
                  )}
                  <ItemQuestion
                    speech={speech}
                    edition={edition}
                    texts={texts}
                    item={item}
                    values={[]}
                    number={edition.items.indexOf(item) + 1}
                  />
                </div>
              ))}
          </section>
        )
      })}
    </article>
  )
}
