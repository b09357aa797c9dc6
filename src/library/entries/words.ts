import type { Speech } from '#platform/i18n'
import { languages } from '#locales'
import type { EntryKind } from './model.ts'

/** A word of a kind, which stands in its domain's file: `one`, `field.title`, `choice.form.study`. Throws RangeError. */
export const kindWord = (speech: Speech, { name, words }: Pick<EntryKind, 'name' | 'words'>, key: string): string =>
  speech.words(words)(`${name}.${key}` as never)

/** The same where it begins a line. */
export function kindName(speech: Speech, kind: Pick<EntryKind, 'name' | 'words'>): string {
  return beginning(speech, kindWord(speech, kind, 'many'))
}

export const beginning = ({ locale }: Speech, text: string): string =>
  text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)

/** Undefined where the domain has none. */
export function findKindWord(speech: Speech, kind: Pick<EntryKind, 'name' | 'words'>, key: string): string | undefined {
  try {
    return kindWord(speech, kind, key)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** A column of a sheet as people read it: 'Title (French)'. */
export function columnName(speech: Speech, kind: EntryKind, column: string): string {
  const t = speech.words('entries')
  if (isCommon(column)) return t(`column.${column.replaceAll(' ', '_') as 'id'}`)
  const [, key, lang] = /^(.+) \((\w+)\)$/.exec(column) ?? []
  if (key !== undefined && lang !== undefined && languages.includes(lang)) {
    return t('column.inLanguage', {
      field: findKindWord(speech, kind, `field.${key}`) ?? key,
      language: speech.language(lang),
    })
  }
  const own = column.replace(/^places: /, '')
  return findKindWord(speech, kind, `field.${own}`) ?? own
}

const isCommon = (column: string): boolean =>
  ['id', 'network', 'visibility', 'published', 'source', 'source language'].includes(column)
