import { type Edition, ItemQuestion, textsIn } from '#instruments'
import { isLanguage, type Lang, speech as speechOf } from '#platform/i18n'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Notice, Page, SelectField, TextArea, TextField } from '#ui'
import { adapt, type AdaptedContent, optionCodes } from '../adapted.ts'
import { type AdaptFaults, fieldName } from '../adapt-form.ts'
import type { TestHere, TestPlace } from '../place-test.ts'
import { type SentForm, valueIn } from '../sent.ts'
import { AdaptCrumbs } from './adapt.tsx'

export interface AdaptQuestionProps {
  view: View
  here: TestHere & { place: TestPlace }
  /** Key of the question that is replaced. */
  item: string
  typed: SentForm
  faults: AdaptFaults
  /** What residents would see. */
  preview: AdaptedContent | undefined
}

const languagesOf = ({ languages }: Edition): Lang[] => languages.filter(isLanguage)

/** A question of the place in every language, to look at before it is asked. */
export function AdaptQuestionPage(props: AdaptQuestionProps) {
  const { view, here, item, faults, preview, typed } = props
  const { lang, speech } = view
  const t = speech.words('citizenshipTest')
  const { place, common } = here
  return (
    <Page view={view} title={t('adapt.form.title')} indexed={false} demonstration={place.demonstration}>
      <AdaptCrumbs view={view} place={place} within />
      <h1>{t('adapt.form.title')}</h1>
      <p class="lead">{t('adapt.form.lead', { question: textsIn(common, lang).item(item).ask })}</p>
      {Object.keys(faults).length > 0 && (
        <Notice kind="error" live>
          <p>{t('adapt.refused')}</p>
          {faults['options'] && <p>{t('adapt.fault.few')}</p>}
        </Notice>
      )}
      {preview && <Preview view={view} common={common} item={item} content={preview} />}
      <form method="post" action={href('placeTestAdapt', { lang, id: place.id })} novalidate>
        <input type="hidden" name="item" value={item} />
        <SelectField
          name="kind"
          label={t('adapt.kind')}
          value={valueIn(typed, 'kind') || 'single'}
          choices={[
            { value: 'single', label: t('adapt.kind.single') },
            { value: 'multiple', label: t('adapt.kind.multiple') },
          ]}
        />
        {languagesOf(common).map((language) => (
          <LanguagePart {...props} language={language} />
        ))}
        <p class="actions">
          <button type="submit" name="do" value="preview">
            {t('adapt.preview')}
          </button>
          {preview && (
            <button type="submit" name="do" value="save">
              {t('adapt.save')}
            </button>
          )}
          <a href={href('placeTestAdapt', { lang, id: place.id })}>{t('adapt.cancel')}</a>
        </p>
      </form>
    </Page>
  )
}

function LanguagePart({ view, typed, faults, language }: AdaptQuestionProps & { language: Lang }) {
  const { speech } = view
  const t = speech.words('citizenshipTest')
  const field = (name: string) => {
    const full = fieldName(language, name)
    const fault = faults[full]
    return { name: full, value: valueIn(typed, full), error: fault && t(`adapt.fault.${fault}`) }
  }
  return (
    <fieldset class="item">
      <legend class="sentence">{speech.language(language)}</legend>
      <TextArea {...field('ask')} label={t('adapt.ask')} rows={2} maxlength={300} />
      {optionCodes.map((code, index) => (
        <TextField {...field(code)} label={t('adapt.option', { number: index + 1 })} maxlength={150} />
      ))}
      <TextArea {...field('reflection')} label={t('adapt.reflection')} rows={5} maxlength={1500} />
      <TextArea {...field('action')} label={t('after.action')} rows={2} maxlength={300} />
    </fieldset>
  )
}

interface PreviewProps {
  view: View
  common: Edition
  item: string
  content: AdaptedContent
}

function Preview({ view, common, item, content }: PreviewProps) {
  const t = view.speech.words('citizenshipTest')
  const edition = adapt(common, [{ item, version: 1, content }])
  const found = edition.items.find(({ key }) => key === item)
  if (!found) return null
  return (
    <section class="section" id="preview">
      <h2>{t('adapt.preview.title')}</h2>
      <p>{t('adapt.preview.lead')}</p>
      <form>
        {languagesOf(common).map((language) => {
          const texts = textsIn(edition, language)
          const { reflection, action } = texts.item(item)
          // Names and ids of one page are told apart.
          const named = { ...found, key: `${item}-${language}` }
          return (
            <div lang={language}>
              <ItemQuestion
                speech={speechOf(language)}
                edition={edition}
                texts={{ ...texts, item: () => texts.item(item) }}
                item={named}
                values={[]}
              />
              <p class="test-reflection">{reflection}</p>
              <p>{action}</p>
            </div>
          )
        })}
      </form>
    </section>
  )
}
