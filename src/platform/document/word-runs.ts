import { CarriageReturn, ExternalHyperlink, InternalHyperlink, type ParagraphChild, TextRun } from 'docx'
import { type Addresses, leadsTo } from './address.ts'
import type { Run, Runs } from './model.ts'

export interface WordPlace {
  readonly lang: string
  readonly addresses: Addresses
  /** Numbered lists so far. */
  readonly lists: { count: number }
  /** With a cover and contents. */
  readonly book: boolean
}

/** Word takes letters, digits and low lines, up to 40 of them. */
export const bookmarkOf = (key: string): string => `s_${key.replace(/\W/g, '_')}`.slice(0, 40)

const usualRegion: Readonly<Record<string, string>> = { en: 'en-GB' }

/** Word knows a language with its region only. */
export function tongueOf(tag: string): string {
  if (/-[A-Z]{2}\b/.test(tag)) return tag
  const { language, region } = new Intl.Locale(tag).maximize()
  return usualRegion[tag] ?? `${language}-${region ?? language.toUpperCase()}`
}

export function wordRuns(some: Runs, place: WordPlace): ParagraphChild[] {
  return some.map((run): ParagraphChild => {
    const leads = leadsTo(typeof run === 'string' ? undefined : run.href, place.addresses)
    // Figures lead to their sources without looking like it: a page is full of them.
    const plain = typeof run === 'string' || run.figure !== undefined
    const text = textRun(run, place.lang, leads !== undefined && !plain)
    if (!leads) return text
    if ('url' in leads) return new ExternalHyperlink({ link: leads.url, children: [text] })
    return new InternalHyperlink({ anchor: bookmarkOf(leads.section), children: [text] })
  })
}

function textRun(run: Run, outer: string, linked: boolean): TextRun {
  const { text, bold, italic, lang }: Exclude<Run, string> = typeof run === 'string' ? { text: run } : run
  const spoken = tongueOf(lang ?? outer)
  const rightToLeft = /[\u0590-\u08ff]/.test(text)
  return new TextRun({
    ...(bold && { bold }),
    ...(italic && { italics: italic }),
    ...(linked && { style: 'Hyperlink' }),
    ...(rightToLeft && { rightToLeft }),
    language: rightToLeft ? { bidirectional: spoken } : { value: spoken },
    children: text.split('\n').flatMap((line, at) => (at === 0 ? [line] : [new CarriageReturn(), line])),
  })
}
