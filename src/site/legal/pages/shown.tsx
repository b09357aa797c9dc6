import type { Child } from 'hono/jsx'
import { actsAs } from '#network'
import type { View } from '#platform/http'
import { languages } from '#platform/i18n'
import { href } from '#routes'
import { Facts, Notice, Page } from '#ui'
import {
  conformities,
  type FieldName,
  fieldOf,
  type LegalPage,
  type LegalValues,
  missingKeys,
  valueOf,
} from '../model.ts'

export interface LegalProps {
  view: View
  values: LegalValues
}

/** A page of ours with fields of the institution; says at once how much of it is still missing. */
export function Framed({ view, values, page, children }: LegalProps & { page: LegalPage; children?: Child }) {
  const t = view.speech.words('legal')
  const missing = missingKeys(values, [view.lang], page).length
  return (
    <Page view={view} title={t(`${page}.title`)} description={t(`${page}.lead`)}>
      <article class="legal">
        <h1>{t(`${page}.title`)}</h1>
        <p class="lead">{t(`${page}.lead`)}</p>
        {missing > 0 && (
          <Notice kind="warning">
            <p>{t('missing.count', { count: missing })}</p>
          </Notice>
        )}
        {children}
        {actsAs(view.actor, 'secretariat') && (
          <p class="actions">
            <a class="button secondary" href={`${href('legalFields', { lang: view.lang })}#${page}`}>
              {t('form.open')}
            </a>
          </p>
        )}
      </article>
    </Page>
  )
}

/** Fields as a list of facts: each shows its value, or that it is missing. */
export function FieldFacts({ view, values, names }: LegalProps & { names: readonly FieldName[] }) {
  const t = view.speech.words('legal')
  return (
    <Facts
      facts={names.map((name) => ({
        label: t(`field.${name}`),
        value: <Value view={view} values={values} name={name} />,
      }))}
    />
  )
}

/** Never blank and never invented: what nobody has filled in says so. */
export function Value({ view, values, name }: LegalProps & { name: FieldName }) {
  const t = view.speech.words('legal')
  const found = valueOf(values, name, view.lang, languages)
  if (!found) return <strong class="missing">{t('missing')}</strong>
  const written = wordsOf(view, name, found.text)
  if (found.lang === view.lang) return <>{written}</>
  return (
    <>
      <span lang={found.lang}>{written}</span>{' '}
      <span class="hint">{t('missing.language', { language: view.speech.language(found.lang) })}</span>
    </>
  )
}

function wordsOf({ speech }: View, name: FieldName, text: string): Child {
  switch (fieldOf(name).kind) {
    case 'email':
      return <a href={`mailto:${text}`}>{text}</a>
    case 'url':
      return <a href={text}>{text}</a>
    case 'date':
      return speech.date(text)
    case 'state': {
      const state = conformities.find((one) => one === text)
      return state ? speech.words('legal')(`conformity.${state}`) : text
    }
    default:
      return <span class="as-typed">{text}</span>
  }
}
