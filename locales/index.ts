import { readdirSync } from 'node:fs'
import type { Catalogue, Domain, English } from './catalogue.ts'

export type { Domain, English }

/** A language that has a folder here. */
export type Lang = string

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

/** How dates and numbers are written where the language alone would not say: English is British here. */
const regional: Readonly<Record<Lang, string>> = { en: 'en-GB' }
export const localeOf = (lang: Lang): string => regional[lang] ?? lang

/** English first: it is where a text falls back to. */
export const languages: readonly Lang[] = ['en', ...folders.filter((name) => name !== 'en').sort()]

export const catalogues: ReadonlyMap<Lang, Catalogue<'en'>> = new Map(
  await Promise.all(
    languages.map(async (lang): Promise<[Lang, Catalogue<'en'>]> => [
      lang,
      ((await import(`./${lang}/index.ts`)) as { default: Catalogue<'en'> }).default,
    ]),
  ),
)
