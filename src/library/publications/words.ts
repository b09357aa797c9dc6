import { sayPartialDate } from '#network'
import type { Speech } from '#platform/i18n'
import type { Form } from './model.ts'

export const formName = (speech: Speech, form: Form): string =>
  speech.words('publications')(`publication.choice.form.${form}`)

/** A day as exact as its source has it. */
export const sayDay = (speech: Speech, day: string): string => sayPartialDate(speech, day)

/** As it stands at the beginning of a line. */
export const capital = ({ lang }: Speech, text: string): string =>
  text.charAt(0).toLocaleUpperCase(lang) + text.slice(1)

export const languageLabel = (speech: Speech, code: string): string => capital(speech, speech.language(code))
