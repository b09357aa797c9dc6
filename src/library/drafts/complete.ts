import type { DraftContent, PracticeText } from './model.ts'

/** What keeps a draft from being sent: fields by name (`purpose-en`), each with a key of the words. */
export type Lacks = Readonly<
  Record<string, 'title' | 'purpose' | 'rationale' | 'process' | 'impact' | 'measures' | 'area' | 'from' | 'until'>
>

const told = ['title', 'purpose', 'rationale', 'process', 'impact'] as const

/** A practice without a measure has to say so; a language that was begun needs a title and a purpose. */
export function lacksOf(content: DraftContent): Lacks {
  const { original, texts, notMeasured, area, from, until } = content
  const lacks: Record<string, Lacks[string]> = {}
  const first = texts[original]
  for (const field of told) if (!first?.[field].trim()) lacks[`${field}-${original}`] = field
  if (!notMeasured && !first?.measures.length) lacks[`measures-${original}`] = 'measures'
  for (const [lang, text] of Object.entries(texts)) {
    if (lang === original || isBlank(text)) continue
    for (const field of ['title', 'purpose'] as const) if (!text[field].trim()) lacks[`${field}-${lang}`] = field
  }
  if (area === null) lacks['area'] = 'area'
  if (from === null) lacks['from'] = 'from'
  if (from !== null && until !== null && until < from) lacks['until'] = 'until'
  return lacks
}

export const isBlank = (text: PracticeText): boolean =>
  told.every((field) => text[field].trim() === '') && text.measures.length === 0
