import { textsIn, type Edition } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Notice, Page, SelectField, TextField } from '#ui'
import { surveyKinds } from '../../model.ts'
import type { ListedSurvey } from '../../store.ts'
import { fullTitleOf } from './fault-words.ts'
import type { NewFaults, TypedNew } from './new-form.ts'
import { TitleFields } from './title-fields.tsx'

interface Props {
  view: View
  templates: readonly Edition[]
  earlier: readonly ListedSurvey[]
  typed: TypedNew
  faults: NewFaults
  demonstration: boolean
}

/** What a survey begins with: a template, an earlier one, or nothing. */
export function NewSurveyPage({ view, templates, earlier, typed, faults, demonstration }: Props) {
  const { speech, lang } = view
  const t = speech.words('surveyBuilder')
  const beginnings = [
    ...templates.map((edition) => ({ value: edition.id, label: t('new.template', { title: nameOf(edition, lang) }) })),
    ...earlier.map((survey) => ({
      value: `survey:${survey.id}`,
      label: t('new.copy', { title: fullTitleOf(survey.draft, speech) }),
    })),
  ]
  const isAmiss = Object.keys(faults).length > 0
  return (
    <Page view={view} title={t('new.title')} section="desk" demonstration={demonstration} indexed={false}>
      <Breadcrumb speech={speech} crumbs={[{ label: t('list.title'), href: href('surveys', { lang }) }]} />
      <div class="narrow">
        <h1>{t('new.title')}</h1>
        <p class="lead">{t('new.lead')}</p>
        <p>
          <a href={href('surveyOpenNow', { lang })}>{t('now.link')}</a>
        </p>
        {isAmiss && (
          <Notice kind="error" live>
            <p>{t('refused')}</p>
          </Notice>
        )}
        <form method="post" action={href('surveyNew', { lang })} novalidate>
          <input type="hidden" name="form" value={typed.form} />
          <SelectField
            name="from"
            label={t('new.from')}
            value={typed.from}
            any={t('new.empty')}
            choices={beginnings}
            error={faults.from && t('error.from')}
          />
          <TitleFields view={view} titles={typed.titles} faults={faults} />
          <SelectField
            name="kind"
            label={t('kind.survey')}
            value={typed.kind}
            choices={surveyKinds.map((kind) => ({ value: kind, label: t(`surveyKind.${kind}`) }))}
          />
          <TextField
            name="until"
            type="date"
            label={t('until')}
            hint={t('until.hint')}
            value={typed.until}
            error={faults.until && t(`error.${faults.until}`)}
          />
          <button type="submit">{t('new.submit')}</button>
        </form>
      </div>
    </Page>
  )
}

export function nameOf(edition: Edition, lang: string): string {
  const { title, subtitle } = textsIn(edition, lang).edition
  return subtitle ? `${title} (${subtitle})` : title
}
