import type { Child } from 'hono/jsx'
import type { View } from '#platform/http'
import { languages } from '#platform/i18n'
import { href } from '#routes'
import { Notice, Page, SelectField, TextArea, TextField } from '#ui'
import {
  conformities,
  type FieldName,
  fieldNames,
  fieldOf,
  keyOf,
  languagesOf,
  legalPages,
  type LegalPage,
  type LegalValues,
  missingKeys,
} from '../model.ts'

export interface FieldsProps {
  view: View
  /** As typed, else as stored. */
  values: LegalValues
  stored: LegalValues
  /** Sentences by the key of the field. */
  errors: ReadonlyMap<string, string>
  /** Refused: the reader may not save, and the notice above the form says why. */
  state: 'saved' | 'clash' | 'amiss' | 'refused' | undefined
  /** Demonstration accounts may look. */
  mayComplete: boolean
}

/** Every field of the three pages, each language beside the other. */
export function FieldsPage(props: FieldsProps) {
  const { view, stored, state, mayComplete } = props
  const t = view.speech.words('legal')
  const missing = missingKeys(stored, languages).length
  return (
    <Page view={view} title={t('form.title')} indexed={false}>
      <h1>{t('form.title')}</h1>
      <p class="lead">{t('form.lead')}</p>
      {state === 'saved' && (
        <Notice kind="success" live>
          <p>{t('form.saved')}</p>
        </Notice>
      )}
      {(state === 'clash' || state === 'amiss') && (
        <Notice kind="error" live>
          <p>{t(`form.${state}`)}</p>
        </Notice>
      )}
      {!mayComplete && (
        <Notice>
          <p>{t('form.demonstration')}</p>
        </Notice>
      )}
      <p>{missing === 0 ? t('form.complete') : t('form.missing', { count: missing })}</p>
      <form class="legal-form" method="post" action={href('legalFields', { lang: view.lang })} novalidate>
        {legalPages.map((page) => (
          <PageFields {...props} page={page} />
        ))}
        {mayComplete && <button type="submit">{t('form.submit')}</button>}
      </form>
    </Page>
  )
}

function PageFields(props: FieldsProps & { page: LegalPage }) {
  const { view, page } = props
  const t = view.speech.words('legal')
  return (
    <section id={page}>
      <h2>{t(`${page}.title`)}</h2>
      <p>
        <a href={href(page, { lang: view.lang })}>{t('form.see')}</a>
      </p>
      {fieldNames
        .filter((name) => fieldOf(name).page === page)
        .map((name) => (
          <div class="legal-field">
            {languagesOf(name, languages).map((language) => (
              <Input {...props} name={name} language={language} />
            ))}
          </div>
        ))}
    </section>
  )
}

function Input({ view, values, stored, errors, name, language }: FieldsProps & { name: FieldName; language: string }) {
  const t = view.speech.words('legal')
  const key = keyOf(name, language)
  const { kind, translated } = fieldOf(name)
  const label = translated
    ? t('form.inLanguage', { field: t(`field.${name}`), language: view.speech.language(language) })
    : t(`field.${name}`)
  const shared = {
    name: key,
    label: stored.has(key) ? label : <Missing label={label} mark={t('form.missingMark')} />,
    value: values.get(key) ?? '',
    error: errors.get(key),
  }
  return (
    <div>
      <input type="hidden" name={`was.${key}`} value={stored.get(key) ?? ''} />
      <Control kind={kind} shared={shared} view={view} />
    </div>
  )
}

const Missing = ({ label, mark }: { label: string; mark: string }) => (
  <>
    {label} <span class="missing">{mark}</span>
  </>
)

interface ControlProps {
  view: View
  kind: ReturnType<typeof fieldOf>['kind']
  shared: { name: string; label: Child; value: string; error: string | undefined }
}

function Control({ view, kind, shared }: ControlProps) {
  const t = view.speech.words('legal')
  if (kind === 'text') return <TextArea {...shared} rows={4} maxlength={4000} />
  if (kind === 'state') {
    const choices = conformities.map((one) => ({ value: one, label: t(`conformity.${one}`) }))
    return <SelectField {...shared} any={t('missing')} choices={choices} />
  }
  return <TextField {...shared} type={kind === 'line' ? 'text' : kind} maxlength={500} />
}
