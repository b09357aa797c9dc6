import { areaKeys } from '#instruments'
import { languages, type Speech } from '#platform/i18n'
import { isBlank } from '../complete.ts'
import type { DraftContent, KeyDocument, PracticeText } from '../model.ts'

export type Typed = Readonly<Record<string, string>>
/** A sentence for each field that needs another look. */
export type Faults = Readonly<Record<string, string>>

export const documentRows = [1, 2, 3, 4] as const
export const textFields = ['title', 'purpose', 'rationale', 'process', 'impact'] as const
export const longest = { title: 200, purpose: 300, rationale: 4000, process: 4000, impact: 4000 } as const

/** What the form shows of a version. */
export function typedOf({ original, texts, area, items, from, until, notMeasured, documents }: DraftContent): Typed {
  const typed: Record<string, string> = {
    original,
    area: area ?? '',
    items: items.join(', '),
    from: from === null ? '' : String(from),
    until: until === null ? '' : String(until),
    notMeasured: notMeasured ? 'yes' : '',
  }
  for (const [lang, text] of Object.entries(texts)) {
    for (const field of textFields) typed[`${field}-${lang}`] = text[field]
    typed[`measures-${lang}`] = text.measures.join('\n')
  }
  for (const [index, { title, link }] of documents.entries()) {
    typed[`document-${index + 1}-title`] = title
    typed[`document-${index + 1}-link`] = link ?? ''
  }
  return typed
}

interface Reading {
  readonly speech: Speech
  /** Codes of the questions there are. */
  readonly items: readonly string[]
}

/** `content` is what was typed as far as it is right; it is only to be kept where there are no faults. */
export function readDraft(body: Readonly<Record<string, unknown>>, { speech, items: known }: Reading) {
  const typed: Record<string, string> = {}
  for (const [name, value] of Object.entries(body)) {
    // A browser sends a line's end as two signs, which would count twice.
    if (typeof value === 'string') typed[name] = value.replaceAll('\0', '').replaceAll('\r\n', '\n')
  }
  const faults: Record<string, string> = {}
  const t = speech.words('recommendations')
  const said = (name: string) => (typed[name] ?? '').trim()
  const original = languages.find((lang) => lang === said('original')) ?? speech.lang
  typed['original'] = original
  const texts: Record<string, PracticeText> = {}
  for (const lang of languages) {
    const text = readText(lang, said, speech, faults)
    if (lang === original || !isBlank(text)) texts[lang] = text
  }
  const items = said('items')
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((item) => item.toUpperCase())
  const wanted = [...new Set(items)]
  if (wanted.length > 4 || wanted.some((item) => !known.includes(item))) faults['items'] = t('error.draft.items')
  const content: DraftContent = {
    original,
    texts,
    area: areaKeys.find((area) => area === said('area')) ?? null,
    items: wanted.filter((item) => known.includes(item)).slice(0, 4),
    from: readYear('from', said, speech, faults),
    until: readYear('until', said, speech, faults),
    notMeasured: said('notMeasured') === 'yes',
    documents: readDocuments(said, speech, faults),
    origin: null,
  }
  return { typed, faults, content }
}

type Said = (name: string) => string

function readText(lang: string, said: Said, speech: Speech, faults: Record<string, string>): PracticeText {
  const t = speech.words('recommendations')
  const read = (field: (typeof textFields)[number]) => {
    const value = said(`${field}-${lang}`)
    const over = value.length - longest[field]
    if (over > 0) faults[`${field}-${lang}`] = t('error.draft.long', { count: over, most: longest[field] })
    return value
  }
  const measures = said(`measures-${lang}`)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  if (measures.length > 12 || measures.some((line) => line.length > 300)) {
    faults[`measures-${lang}`] = t('error.draft.many')
  }
  return {
    title: read('title'),
    purpose: read('purpose'),
    rationale: read('rationale'),
    process: read('process'),
    impact: read('impact'),
    measures,
  }
}

function readYear(name: 'from' | 'until', said: Said, speech: Speech, faults: Record<string, string>): number | null {
  const value = said(name)
  if (value === '') return null
  if (/^(19|20)\d\d$/.test(value)) return Number(value)
  faults[name] = speech.words('recommendations')('error.draft.year')
  return null
}

function readDocuments(said: Said, speech: Speech, faults: Record<string, string>): KeyDocument[] {
  const t = speech.words('recommendations')
  return documentRows.flatMap((row) => {
    const [title, link] = [said(`document-${row}-title`), said(`document-${row}-link`)]
    if (title === '' && link === '') return []
    if (title === '') faults[`document-${row}-title`] = t('error.draft.document')
    if (title.length > 300)
      faults[`document-${row}-title`] = t('error.draft.long', { count: title.length - 300, most: 300 })
    if (link !== '' && !(/^https?:\/\/\S{1,1990}$/i.test(link) && URL.canParse(link))) {
      faults[`document-${row}-link`] = t('error.draft.link')
    }
    return [{ title, link: link || null }]
  })
}
