import type { Speech } from '#platform/i18n'
import type { FactKey, NetworkKind, NetworkModel } from './model.ts'
import type { PageKind } from './writing.ts'

export const networkKindName = (speech: Speech, kind: NetworkKind): string => speech.words('networks')(`kind.${kind}`)

export const modelName = (speech: Speech, model: NetworkModel): string => speech.words('networks')(`model.${model}`)

export const factName = (speech: Speech, fact: FactKey): string => speech.words('networks')(`fact.${fact}`)

/** What a page is called before it has a title, and always where it needs none. */
export function pageName(speech: Speech, { kind, year }: { kind: PageKind; year: number | null }): string {
  const t = speech.words('networks')
  return kind === 'year' ? t('page.year', { year: `${year}` }) : t(`page.${kind}`)
}
