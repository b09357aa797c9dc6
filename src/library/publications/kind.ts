import type { EntryKind } from '../entries/model.ts'
import { href } from '#routes'
import type { PublicationValues } from './model.ts'
import { forms, sections, versionsFault, yearOfDay } from './model.ts'

export const publicationKind: EntryKind<PublicationValues> = {
  name: 'publication',
  table: 'publication',
  words: 'publications',
  texts: [
    { key: 'title', shape: 'line', required: true },
    { key: 'summary', shape: 'paragraphs' },
    { key: 'note', shape: 'line' },
  ],
  fields: [
    { key: 'form', column: 'form', type: 'choice', of: forms, required: true },
    { key: 'issued', column: 'issued', type: 'day' },
    { key: 'printedTitle', column: 'printed_title', type: 'line', required: true },
    { key: 'printedLanguage', column: 'printed_language', type: 'language', required: true },
    { key: 'language', column: 'language', type: 'language' },
    { key: 'languageInferred', column: 'language_inferred', type: 'yes' },
    { key: 'languages', column: 'languages', type: 'languages' },
    { key: 'addresses', column: 'addresses', type: 'lines' },
    { key: 'authors', column: 'authors', type: 'lines' },
    { key: 'themes', column: 'themes', type: 'subjects' },
    { key: 'event', column: 'event', type: 'entry', kind: 'event' },
    { key: 'pack', column: 'pack', type: 'entry', kind: 'tool' },
    { key: 'versionOf', column: 'version_of', type: 'entry', kind: 'publication' },
    { key: 'listedYear', column: 'listed_year', type: 'integer' },
    { key: 'section', column: 'section', type: 'choice', of: sections },
  ],
  places: [],
  check: ({ addresses, languages }) => versionsFault(addresses, languages),
  address: (lang, id) => href('publication', { lang, id }),
  year: ({ issued, listedYear }) => yearOfDay(issued) ?? listedYear,
  inSearch: true,
}
