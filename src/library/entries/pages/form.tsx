import { languages } from '#platform/i18n'
import { SelectField, TextArea, TextField } from '#ui'
import { type TextField as Text, visibilities } from '../model.ts'
import { beginning, findKindWord, kindWord } from '../words.ts'
import { OwnField, PlacesField, PlacesHelp } from './form-fields.tsx'
import { dateInput, fieldOf, type FormProps, named } from './form-parts.ts'
import { first, textName, type Typed } from './form-reading.ts'
import { TranslationNote } from './translation.tsx'

/** Everything an entry says, in the order of its kind: its texts side by side, what it holds, who may read it and when. */
export function EntryFields(props: FormProps) {
  const { view, kind } = props
  const t = view.speech.words('entries')
  return (
    <>
      <section class="section">
        <h2>{t('form.texts')}</h2>
        <SourceLanguage {...props} />
        <div class="entry-languages">
          {inOrder(props).map((lang) => (
            <TextsIn {...props} lang={lang} />
          ))}
        </div>
      </section>
      {kind.fields.length + kind.places.length > 0 && (
        <section class="section">
          <h2>{t('form.facts')}</h2>
          {kind.fields.map((field) => (
            <OwnField {...props} field={field} />
          ))}
          {kind.places.map(({ role, required }) => (
            <PlacesField {...props} role={role} required={required === true} />
          ))}
          {kind.places.length > 0 && <PlacesHelp {...props} />}
        </section>
      )}
      <section class="section">
        <h2>{t('form.reading')}</h2>
        <Reading {...props} />
      </section>
    </>
  )
}

/** The language it was written in first. */
const inOrder = ({ typed }: FormProps): string[] =>
  languages.toSorted((a, b) => Number(isSource(typed, b)) - Number(isSource(typed, a)))

const isSource = (typed: Typed, lang: string): boolean => (first(typed, 'sourceLanguage') || 'en') === lang

function SourceLanguage(props: FormProps) {
  const { view } = props
  const t = view.speech.words('entries')
  return (
    <SelectField
      {...fieldOf(props)('sourceLanguage')}
      label={t('form.sourceLanguage')}
      hint={t('form.sourceLanguage.hint')}
      choices={languages.map((lang) => ({ value: lang, label: view.speech.language(lang) }))}
    />
  )
}

function TextsIn(props: FormProps & { lang: string }) {
  const { view, kind, typed, lang, changes } = props
  const { speech } = view
  const t = speech.words('entries')
  const source = isSource(typed, lang)
  const change = changes.find((one) => one.lang === lang)
  return (
    <div class="entry-language">
      <h3>
        {t(source ? 'form.isSource' : 'form.isTranslation', { language: beginning(speech, speech.language(lang)) })}
      </h3>
      {change && (
        <TranslationNote view={view} kind={kind} change={change} held={typed['holds']?.includes(lang) ?? false} />
      )}
      {kind.texts.map((text) => (
        <OwnText {...props} text={text} needed={source && text.required === true} />
      ))}
    </div>
  )
}

function OwnText(props: FormProps & { lang: string; text: Text; needed: boolean }) {
  const { view, kind, lang, text, needed } = props
  const t = view.speech.words('entries')
  const field = fieldOf(props)(textName(text.key, lang))
  const label = named(props, kindWord(view.speech, kind, `field.${text.key}`), needed)
  const own = findKindWord(view.speech, kind, `hint.${text.key}`)
  const shape =
    text.shape === 'lines' ? t('form.lines.hint') : text.shape === 'paragraphs' ? t('form.paragraphs.hint') : undefined
  const hint = own ?? shape
  const described = { label, ...(hint !== undefined && { hint }) }
  return text.shape === 'line' ? (
    <TextField {...field} {...described} lang={lang} maxlength={500} />
  ) : (
    <TextArea {...field} {...described} lang={lang} rows={text.shape === 'lines' ? 4 : 8} />
  )
}

function Reading(props: FormProps) {
  const { view, networks, ofProgramme, typed } = props
  const { speech, lang } = view
  const t = speech.words('entries')
  const field = fieldOf(props)
  const publish = first(typed, 'publish') || 'draft'
  return (
    <>
      <div class="field-row">
        <SelectField
          {...field('network')}
          label={t('form.network')}
          {...(ofProgramme && { any: t('programme') })}
          choices={networks.map(({ id, name }) => ({ value: id, label: name[lang] ?? name['en'] ?? id }))}
        />
        <SelectField
          {...field('visibility')}
          label={t('form.visibility')}
          choices={visibilities.map((value) => ({
            value,
            label: `${t(`visibility.${value}`)} – ${t(`visibility.${value}.hint`)}`,
          }))}
        />
      </div>
      <TextField {...field('source')} label={t('form.source')} hint={t('form.source.hint')} maxlength={2000} />
      <fieldset class="entry-ticks">
        <legend>{t('form.publish')}</legend>
        <div class="options">
          {(['draft', 'now', 'day'] as const).map((value) => (
            <label class="option">
              <input type="radio" name="publish" value={value} checked={publish === value} />
              <span>{t(`form.publish.${value}`)}</span>
            </label>
          ))}
        </div>
        <TextField
          {...field('published')}
          type={dateInput(first(typed, 'published'))}
          label={t('form.published')}
          hint={t('form.published.hint')}
        />
      </fieldset>
    </>
  )
}
