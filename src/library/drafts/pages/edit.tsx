import { areaKeys, areaName } from '#instruments'
import { languages } from '#platform/i18n'
import { href } from '#routes'
import { SelectField, TextArea, TextField } from '#ui'
import type { DraftProps } from './draft.tsx'
import { documentRows, longest } from './forms.ts'

/** Everything a draft says in one form: the language it is written in first, the other folded below. */
export function EditForm(props: DraftProps) {
  const { view, draft, newest, may, asksPlace, typed } = props
  const { lang, speech } = view
  const t = speech.words('recommendations')
  const original = typed['original'] || newest.content.original
  const others = languages.filter((one) => one !== original)
  return (
    <form class="practice-form" method="post" action={href('practiceDraft', { lang, draft: draft.id })} novalidate>
      <input type="hidden" name="version" value={newest.version} />
      <SelectField
        name="original"
        label={t('draft.original')}
        hint={t('draft.original.hint')}
        value={original}
        choices={languages.map((one) => ({ value: one, label: speech.language(one) }))}
      />
      <section class="section">
        <h2>{t('draft.language.original', { language: speech.language(original) })}</h2>
        <TextFields {...props} of={original} />
      </section>
      {others.map((one) => (
        <details class="section" open={isBegun(props, one)}>
          <summary>{t('draft.language.translation', { language: speech.language(one) })}</summary>
          <TextFields {...props} of={one} />
        </details>
      ))}
      <Measured {...props} />
      <FactFields {...props} />
      <p class="actions">
        <button type="submit">{t('draft.save')}</button>
        {may('submit') && (
          <button class="secondary" type="submit" formaction={href('practiceDraftSubmit', { lang, draft: draft.id })}>
            {t(asksPlace ? 'draft.submit.place' : 'draft.submit')}
          </button>
        )}
      </p>
    </form>
  )
}

/** Also where something is wrong in it. */
const isBegun = ({ typed, faults }: DraftProps, lang: string): boolean =>
  ['title', 'purpose', 'rationale', 'process', 'impact', 'measures'].some(
    (field) => typed[`${field}-${lang}`] || faults[`${field}-${lang}`],
  )

function fieldOf({ typed, faults }: DraftProps) {
  return (name: string) => ({ name, value: typed[name] ?? '', error: faults[name] })
}

function TextFields(props: DraftProps & { of: string }) {
  const { of: lang } = props
  const t = props.view.speech.words('recommendations')
  const field = fieldOf(props)
  return (
    <>
      <TextField {...field(`title-${lang}`)} label={t('field.title')} maxlength={longest.title} />
      <TextArea {...field(`purpose-${lang}`)} label={t('field.purpose')} hint={t('field.purpose.hint')} rows={3} />
      {(['rationale', 'process', 'impact'] as const).map((name) => (
        <TextArea {...field(`${name}-${lang}`)} label={t(`field.${name}`)} rows={5} maxlength={longest[name]} />
      ))}
      <TextArea {...field(`measures-${lang}`)} label={t('field.measures')} hint={t('field.measures.hint')} rows={3} />
    </>
  )
}

function Measured({ view, typed }: DraftProps) {
  return (
    <label class="option">
      <input type="checkbox" name="notMeasured" value="yes" checked={typed['notMeasured'] === 'yes'} />
      <span>{view.speech.words('recommendations')('field.notMeasured')}</span>
    </label>
  )
}

function FactFields(props: DraftProps) {
  const { view } = props
  const t = view.speech.words('recommendations')
  const field = fieldOf(props)
  const areas = areaKeys.map((area) => ({ value: area, label: areaName(area, view.lang) }))
  return (
    <section class="section">
      <h2>{t('facts.title')}</h2>
      <div class="field-row">
        <TextField {...field('from')} label={t('field.from')} inputmode="numeric" maxlength={4} />
        <TextField
          {...field('until')}
          label={t('field.until')}
          hint={t('field.until.hint')}
          inputmode="numeric"
          maxlength={4}
        />
      </div>
      <SelectField
        {...field('area')}
        label={t('field.area')}
        any={t('field.area.any')}
        choices={areas.toSorted((a, b) => view.speech.compare(a.label, b.label))}
      />
      <TextField {...field('items')} label={t('field.items')} hint={t('field.items.hint')} maxlength={100} />
      <fieldset>
        <legend>{t('field.documents')}</legend>
        {documentRows.map((row) => (
          <div class="field-row">
            <TextField
              {...field(`document-${row}-title`)}
              label={t('field.document.title', { number: String(row) })}
              maxlength={300}
            />
            <TextField
              {...field(`document-${row}-link`)}
              type="url"
              label={t('field.document.link', { number: String(row) })}
            />
          </div>
        ))}
      </fieldset>
    </section>
  )
}
