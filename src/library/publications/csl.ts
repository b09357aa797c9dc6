import { type Entry, textIn } from '../entries/index.ts'
import { type Form, type PublicationValues, sameTitle } from './model.ts'

/** One item of CSL-JSON, as far as publications fill it. */
export interface CslItem {
  readonly id: string
  readonly type: CslType
  readonly title: string
  readonly language: string
  readonly genre: string
  readonly author?: { literal: string }[]
  readonly publisher: string
  readonly issued?: { 'date-parts': [DateParts] }
  readonly URL: string
  readonly note?: string
}

type DateParts = [number] | [number, number] | [number, number, number]

type CslType = 'report' | 'book' | 'pamphlet' | 'motion_picture' | 'dataset' | 'document'

const types: Partial<Record<Form, CslType>> = {
  policy_brief: 'report',
  study: 'report',
  report: 'report',
  meeting_report: 'report',
  annual_report: 'report',
  survey: 'report',
  paper: 'report',
  guide: 'book',
  manual: 'book',
  brochure: 'pamphlet',
  factsheet: 'pamphlet',
  video: 'motion_picture',
  data_tool: 'dataset',
}

/** What only the reader's language and the program's address tell. */
export interface Said {
  readonly lang: string
  /** The kind in words. */
  readonly genre: string
  readonly publisher: string
  /** Absolute address of the publication's page here, where none of its own is known. */
  readonly page: string
}

/** A publication as a reference manager reads it: under the title that is printed on it. */
export function cslOf(entry: Entry<PublicationValues>, { lang, genre, publisher, page }: Said): CslItem {
  const { form, printedTitle, printedLanguage, language, authors, issued, addresses } = entry.values
  const ours = textIn(entry, 'title', lang)?.text
  return {
    id: entry.id,
    type: types[form] ?? 'document',
    title: printedTitle,
    language: language ?? printedLanguage,
    genre,
    ...(authors.length > 0 && { author: authors.map((literal) => ({ literal })) }),
    publisher,
    ...(issued && { issued: { 'date-parts': [issued.split('-').map(Number) as DateParts] } }),
    URL: addresses[0]?.split(' ')[1] ?? page,
    ...(ours && !sameTitle(ours, printedTitle) && { note: ours }),
  }
}
