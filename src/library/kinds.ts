import { href } from '#routes'
import type { EntryKind } from './entries/index.ts'
import { publicationKind } from './publications/kind.ts'
import { yearOfDay } from './publications/model.ts'

export type NewsValues = {
  readonly happened: string
  readonly address: string | null
  readonly themes: readonly string[]
  readonly event: string | null
  readonly publication: string | null
}

export const newsKind: EntryKind<NewsValues> = {
  name: 'news item',
  table: 'news_item',
  words: 'publications',
  texts: [
    { key: 'headline', shape: 'line', required: true },
    { key: 'text', shape: 'paragraphs', required: true },
  ],
  fields: [
    { key: 'happened', column: 'happened', type: 'date', required: true },
    { key: 'address', column: 'address', type: 'address' },
    { key: 'themes', column: 'themes', type: 'subjects' },
    { key: 'event', column: 'event', type: 'entry', kind: 'event' },
    { key: 'publication', column: 'publication', type: 'entry', kind: 'publication' },
  ],
  places: [{ role: 'about' }],
  address: (lang, id) => href('newsItem', { lang, id }),
  year: ({ happened }) => yearOfDay(happened),
  inSearch: true,
}

export type ThemeValues = {
  readonly themes: readonly string[]
  readonly practices: readonly string[]
}

export const themeKind: EntryKind<ThemeValues> = {
  name: 'theme',
  table: 'theme',
  words: 'publications',
  texts: [
    { key: 'title', shape: 'line', required: true },
    { key: 'lead', shape: 'line', required: true },
    { key: 'text', shape: 'paragraphs', required: true },
  ],
  fields: [
    { key: 'themes', column: 'themes', type: 'subjects', required: true },
    { key: 'practices', column: 'practices', type: 'lines' },
  ],
  places: [],
  address: (lang, id) => href('theme', { lang, id }),
  year: () => null,
  inSearch: true,
}

export type TermValues = { readonly themes: readonly string[]; readonly see: readonly string[] }

export const termKind: EntryKind<TermValues> = {
  name: 'glossary term',
  table: 'glossary_term',
  words: 'publications',
  texts: [
    { key: 'term', shape: 'line', required: true },
    { key: 'definition', shape: 'paragraphs', required: true },
  ],
  fields: [
    { key: 'themes', column: 'themes', type: 'subjects' },
    { key: 'see', column: 'see', type: 'entries', kind: 'glossary term' },
  ],
  places: [],
  address: (lang, id) => `${href('glossary', { lang })}#${id}`,
  year: () => null,
  inSearch: true,
}

export const courseStates = ['in_preparation', 'open', 'closed'] as const

export type CourseValues = {
  readonly preparedYear: number | null
  readonly state: (typeof courseStates)[number]
  readonly address: string | null
  readonly themes: readonly string[]
  readonly publication: string | null
}

export const courseKind: EntryKind<CourseValues> = {
  name: 'course',
  table: 'course',
  words: 'publications',
  texts: [
    { key: 'title', shape: 'line', required: true },
    { key: 'summary', shape: 'paragraphs', required: true },
  ],
  fields: [
    { key: 'preparedYear', column: 'prepared_year', type: 'integer' },
    { key: 'state', column: 'state', type: 'choice', of: courseStates, required: true },
    { key: 'address', column: 'address', type: 'address' },
    { key: 'themes', column: 'themes', type: 'subjects' },
    { key: 'publication', column: 'publication', type: 'entry', kind: 'publication' },
  ],
  places: [],
  address: (lang, id) => `${href('tools', { lang })}#${id}`,
  year: ({ preparedYear }) => preparedYear,
  inSearch: true,
}

export type MagazineValues = {
  readonly number: number
  readonly year: number
  readonly launched: string | null
  readonly themes: readonly string[]
  readonly address: string | null
}

export const magazineKind: EntryKind<MagazineValues> = {
  name: 'magazine issue',
  table: 'magazine_issue',
  words: 'publications',
  texts: [
    { key: 'title', shape: 'line', required: true },
    { key: 'summary', shape: 'paragraphs', required: true },
  ],
  fields: [
    { key: 'number', column: 'number', type: 'integer', required: true },
    { key: 'year', column: 'year', type: 'integer', required: true },
    { key: 'launched', column: 'launched', type: 'date' },
    { key: 'themes', column: 'themes', type: 'subjects' },
    { key: 'address', column: 'address', type: 'address' },
  ],
  places: [],
  address: (lang, id) => `${href('tools', { lang })}#${id}`,
  year: ({ year }) => year,
  inSearch: true,
}

export const toolForms = [
  'test',
  'academy',
  'measurement',
  'charts',
  'pack',
  'game',
  'methodology',
  'guide',
  'app',
  'database',
  'course',
  'project',
  'service',
] as const
export const toolStates = ['in_preparation', 'pilot', 'pilot_tested', 'launched', 'available', 'ended'] as const

export type ToolValues = {
  readonly form: (typeof toolForms)[number]
  readonly year: number | null
  readonly state: (typeof toolStates)[number]
  readonly themes: readonly string[]
  readonly project: string | null
  readonly event: string | null
  readonly publications: readonly string[]
  readonly address: string | null
}

export const toolKind: EntryKind<ToolValues> = {
  name: 'tool',
  table: 'tool',
  words: 'publications',
  texts: [
    { key: 'title', shape: 'line', required: true },
    { key: 'summary', shape: 'paragraphs', required: true },
    { key: 'parts', shape: 'lines' },
    { key: 'next', shape: 'line' },
  ],
  fields: [
    { key: 'form', column: 'form', type: 'choice', of: toolForms, required: true },
    { key: 'year', column: 'year', type: 'integer' },
    { key: 'state', column: 'state', type: 'choice', of: toolStates, required: true },
    { key: 'themes', column: 'themes', type: 'subjects' },
    { key: 'project', column: 'project', type: 'entry', kind: 'project' },
    { key: 'event', column: 'event', type: 'entry', kind: 'event' },
    { key: 'publications', column: 'publications', type: 'entries', kind: 'publication' },
    { key: 'address', column: 'address', type: 'address' },
  ],
  places: [{ role: 'pilot' }],
  address: (lang, id) => `${href('tools', { lang })}#${id}`,
  year: ({ year }) => year,
  inSearch: true,
}

export type StatedValues = { readonly figure: string; readonly year: number; readonly amount: number }

export const statedKind: EntryKind<StatedValues> = {
  name: 'stated count',
  table: 'stated_count',
  words: 'publications',
  texts: [{ key: 'says', shape: 'line', required: true }],
  fields: [
    { key: 'figure', column: 'figure', type: 'line', required: true },
    { key: 'year', column: 'year', type: 'integer', required: true },
    { key: 'amount', column: 'amount', type: 'integer', required: true },
  ],
  places: [],
  year: ({ year }) => year,
  inSearch: false,
}

export const libraryKinds: readonly EntryKind[] = [
  publicationKind,
  newsKind,
  themeKind,
  termKind,
  courseKind,
  magazineKind,
  toolKind,
  statedKind,
]
