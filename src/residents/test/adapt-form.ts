import { adaptedContent, type AdaptedContent, optionCodes } from './adapted.ts'
import { type SentForm, valueIn } from './sent.ts'

export const adaptFields = ['ask', 'reflection', 'action'] as const

export const fieldName = (lang: string, field: string): string => `${lang}-${field}`

/** What is wrong, by field; `options` for the answers as a whole. */
export type AdaptFaults = Readonly<Record<string, 'missing' | 'too_long' | 'few' | 'one_language'>>

/** A question of a place as somebody typed it; every language has to say the same things. */
export function readAdaptation(
  languages: readonly string[],
  form: SentForm,
): { content?: AdaptedContent; faults: AdaptFaults } {
  const faults: Record<string, AdaptFaults[string]> = {}
  const said = (lang: string, field: string) => valueIn(form, fieldName(lang, field)).trim()
  const used = optionCodes.filter((code) => languages.some((lang) => said(lang, code) !== ''))
  for (const code of used) {
    for (const lang of languages) if (said(lang, code) === '') faults[fieldName(lang, code)] = 'one_language'
  }
  if (used.length < 2) faults['options'] = 'few'
  for (const lang of languages) {
    for (const field of adaptFields) if (said(lang, field) === '') faults[fieldName(lang, field)] = 'missing'
  }
  const textsOf = (lang: string) => ({
    ask: said(lang, 'ask'),
    options: Object.fromEntries(used.map((code) => [code, said(lang, code)])),
    reflection: said(lang, 'reflection'),
    action: said(lang, 'action'),
  })
  if (Object.keys(faults).length > 0) return { faults }
  const kind = valueIn(form, 'kind') === 'multiple' ? 'multiple' : 'single'
  const read = adaptedContent.safeParse({
    kind,
    options: used,
    texts: Object.fromEntries(languages.map((lang) => [lang, textsOf(lang)])),
  })
  if (read.success) return { content: read.data, faults }
  for (const { path } of read.error.issues) {
    const [, lang, field, code] = path.map(String)
    if (lang !== undefined) faults[fieldName(lang, code ?? field ?? '')] = 'too_long'
  }
  return { faults }
}

/** What the form shows: what was typed, else the question of the place that is asked now. */
export function typedOf(content: AdaptedContent | undefined): SentForm {
  if (!content) return {}
  const texts = Object.entries(content.texts).flatMap(([lang, { ask, options, reflection, action }]) => {
    const fields = { ask, reflection, action, ...options }
    return Object.entries(fields).map(([field, value]) => [fieldName(lang, field), value] as const)
  })
  return { kind: content.kind, ...Object.fromEntries(texts) }
}
