import { areaName, type Edition, isAreaKey, langOf, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { type Fact, Facts } from '#ui'
import { languageMark } from '../../pages/practice-items.tsx'
import type { AnswerOrigin, DraftContent, PracticeText, SurveyOrigin } from '../model.ts'
import { textFields } from './forms.ts'

/** The answer a draft began from, folded: it is there to be looked up. */
export function Origin({ view, origin }: { view: View; origin: AnswerOrigin | SurveyOrigin }) {
  const t = view.speech.words('recommendations')
  const { item, year, ask, answer, language } = origin
  const { comment, source } = 'roundId' in origin ? origin : { comment: null, source: null }
  return (
    <details>
      <summary>{t('draft.origin.title')}</summary>
      <p class="hint">
        {'roundId' in origin
          ? t('draft.origin.text', { item, year: String(year) })
          : t('draft.origin.survey', { title: origin.title, year: String(year) })}
      </p>
      <p lang={languageMark(language, view)}>{ask}</p>
      <ul lang={languageMark(language, view)}>
        {answer.map((one) => (
          <li class="kept-lines">{one}</li>
        ))}
      </ul>
      {comment !== null && <Facts facts={[{ label: t('draft.origin.comment'), value: comment }]} />}
      {source !== null && <Facts facts={[{ label: t('draft.origin.source'), value: source }]} />}
    </details>
  )
}

interface Props {
  view: View
  content: DraftContent
  edition: Edition
}

/** A version for reading, in every language it has. */
export function DraftContentView({ view, content, edition }: Props) {
  const languages = [content.original, ...Object.keys(content.texts).filter((lang) => lang !== content.original)]
  const t = view.speech.words('recommendations')
  return (
    <>
      {languages.map((lang) => {
        const text = content.texts[lang]
        const language = view.speech.language(lang)
        return (
          text && (
            <section class="section">
              <h2>
                {t(lang === content.original ? 'draft.language.original' : 'draft.language.translation', { language })}
              </h2>
              <TextView view={view} text={text} lang={languageMark(lang, view)} notMeasured={content.notMeasured} />
            </section>
          )
        )
      })}
      <section class="section">
        <h2>{t('facts.title')}</h2>
        <Facts facts={factsOf({ view, content, edition })} />
      </section>
    </>
  )
}

interface TextProps {
  view: View
  text: PracticeText
  lang: string | undefined
  notMeasured: boolean
}

function TextView({ view, text, lang, notMeasured }: TextProps) {
  const t = view.speech.words('recommendations')
  const facts: Fact[] = textFields
    .filter((field) => text[field] !== '')
    .map((field) => ({
      label: t(`field.${field}`),
      value: (
        <span class="kept-lines" lang={lang}>
          {text[field]}
        </span>
      ),
    }))
  const measures =
    text.measures.length > 0 ? (
      <ul lang={lang}>
        {text.measures.map((one) => (
          <li>{one}</li>
        ))}
      </ul>
    ) : (
      notMeasured && t('own.notMeasured')
    )
  return <Facts facts={measures ? [...facts, { label: t('field.measures'), value: measures }] : facts} />
}

function factsOf({ view, content, edition }: Props): Fact[] {
  const t = view.speech.words('recommendations')
  const texts = textsIn(edition, view.lang)
  const { area, items, from, until, documents } = content
  const years = from === null ? '' : until === null ? String(from) : `${from}–${until}`
  return [
    { label: t('field.area'), value: area !== null && isAreaKey(area) ? areaName(area, view.lang) : '–' },
    {
      label: t('field.items'),
      value: (
        <ul role="list">
          {items.map((item) => (
            <li {...langOf(texts.item(item))}>
              <span class="item-number">{item}</span> {texts.item(item).ask}
            </li>
          ))}
        </ul>
      ),
    },
    { label: t('field.from'), value: years || '–' },
    {
      label: t('field.documents'),
      value: (
        <ul role="list">
          {documents.map(({ title, link }) => (
            <li>{link === null ? title : <a href={link}>{title}</a>}</li>
          ))}
        </ul>
      ),
    },
  ]
}
