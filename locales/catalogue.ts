import type en from './en/index.ts'

/** CLDR plural categories of the languages that have words here (https://cldr.unicode.org, plural rules). */
interface Plurals {
  en: 'one' | 'other'
  fr: 'one' | 'many' | 'other'
  es: 'one' | 'many' | 'other'
  it: 'one' | 'many' | 'other'
  pt: 'one' | 'many' | 'other'
  ar: 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
  uk: 'one' | 'few' | 'many' | 'other'
}

export type English = typeof en
export type Domain = keyof English

type Translated<Text, Language extends keyof Plurals> = Text extends string
  ? string
  : { [Category in Plurals[Language]]: string }

/** What a language must say: every key of English, and for a counted phrase each plural form the language has. */
export type Catalogue<Language extends keyof Plurals> = {
  [D in Domain]: { [Key in keyof English[D]]: Translated<English[D][Key], Language> }
}
