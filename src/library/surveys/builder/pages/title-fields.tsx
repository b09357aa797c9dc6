import { languages } from '#platform/i18n'
import type { View } from '#platform/http'
import { TextField } from '#ui'
import { limits } from '../draft-form.ts'
import type { NewFaults, TypedNew } from './new-form.ts'

interface TitleFieldsProps {
  view: View
  titles: TypedNew['titles']
  faults: NewFaults
}

/** The title of a new survey, in every language. */
export function TitleFields({ view: { speech }, titles, faults }: TitleFieldsProps) {
  const t = speech.words('surveyBuilder')
  return (
    <>
      {languages.map((language) => (
        <TextField
          name={`title.${language}`}
          label={t('field.in', { label: t('title'), language: speech.language(language) })}
          value={titles[language]}
          maxlength={limits.title}
          error={faults[`title.${language}`] && t('error.title')}
        />
      ))}
    </>
  )
}
