import type { Speech } from '#platform/i18n'
import type { Fault } from '../complete.ts'
import { type Draft, itemTextsOf, textsOf } from '../draft-shape.ts'

/** What is missing, as it is said at its place. */
export function sayFault(speech: Speech, draft: Draft, { fault, lang, at, code }: Fault): string {
  const t = speech.words('surveyBuilder')
  const language = lang === undefined ? '' : speech.language(lang)
  const option = at !== undefined && code !== undefined ? optionName(draft, speech, at, code) : ''
  return t(`fault.${fault}`, { language, option })
}

/** The text in the language of the page, or in another one. */
const inAny = (draft: Draft, speech: Speech, of: (lang: string) => string | undefined): string =>
  [speech.lang, ...draft.edition.languages].map(of).find((text) => text !== undefined && text !== '') ?? ''

export function optionName(draft: Draft, speech: Speech, key: string, code: string): string {
  const t = speech.words('surveyBuilder')
  const said = inAny(draft, speech, (lang) => itemTextsOf(draft, lang, key).options[code])
  const number =
    draft.edition.items.find((item) => item.key === key)?.options.findIndex((one) => one.code === code) ?? -1
  return said || t('option.number', { number: number + 1 })
}

export function titleOf(draft: Draft, speech: Speech): string {
  return inAny(draft, speech, (lang) => textsOf(draft, lang).title) || speech.words('surveyBuilder')('untitled')
}

/** With what tells it from others of the same title. */
export function fullTitleOf(draft: Draft, speech: Speech): string {
  const subtitle = inAny(draft, speech, (lang) => textsOf(draft, lang).subtitle)
  const title = titleOf(draft, speech)
  return subtitle ? speech.words('surveyBuilder')('title.full', { title, subtitle }) : title
}

export function areaName(draft: Draft, speech: Speech, area: string): string {
  const t = speech.words('surveyBuilder')
  const said = inAny(draft, speech, (lang) => textsOf(draft, lang).areas[area]?.name)
  return said || t('area.number', { number: draft.edition.areas.indexOf(area) + 1 })
}

/** As `3. What did you try?`, or `3. Question without words`. */
export function itemName(draft: Draft, speech: Speech, key: string): string {
  const t = speech.words('surveyBuilder')
  const said = inAny(draft, speech, (lang) => itemTextsOf(draft, lang, key).ask) || t('item.unsaid')
  return t('item.name', { number: numberOf(draft, key), text: said })
}

export const numberOf = (draft: Draft, key: string): number =>
  draft.edition.items.findIndex((item) => item.key === key) + 1

/** The part or question that a fault or a change is about. */
export function placeName(draft: Draft, speech: Speech, at: string | undefined): string {
  if (at === undefined) return speech.words('surveyBuilder')('whole')
  return draft.edition.areas.includes(at) ? areaName(draft, speech, at) : itemName(draft, speech, at)
}
