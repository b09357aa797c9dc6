import { nearest } from '#instruments'
import { languages } from '#locales'
import { refusedLinks } from '#platform/markdown'
import { textColumn } from './cells.ts'
import { cleaned, faulty, isNothing, shown, textOf } from './fields/index.ts'
import type { EntryKind, TextField, Texts } from './model.ts'
import type { Add, FileRow } from './rows.ts'

const longest: Readonly<Record<TextField['shape'], number>> = { line: 500, lines: 10_000, paragraphs: 30_000 }

/** The texts of a row over those that stood. */
export function readTexts(kind: EntryKind, written: unknown, before: Texts, add: Add): Texts {
  if (isNothing(written)) return before
  if (typeof written !== 'object' || Array.isArray(written)) {
    add('texts', faulty('text', { value: shown(written) }))
    return before
  }
  const texts: Record<string, Record<string, string>> = {}
  for (const [lang, known] of Object.entries(before)) texts[lang] = { ...known }
  for (const [lang, own] of Object.entries(written as object)) {
    if (!languages.includes(lang)) add(`texts.${lang}`, faulty('language', { value: lang, near: languages.join(', ') }))
    else if (isNothing(own)) continue
    else if (typeof own !== 'object' || Array.isArray(own)) add(`texts.${lang}`, faulty('text', { value: shown(own) }))
    else readTextsOf(kind, lang, own as FileRow, (texts[lang] ??= {}), add)
  }
  return Object.fromEntries(Object.entries(texts).filter(([, own]) => Object.keys(own).length > 0))
}

function readTextsOf(kind: EntryKind, lang: string, own: FileRow, into: Record<string, string>, add: Add): void {
  for (const [key, written] of Object.entries(own)) {
    const column = textColumn(key, lang)
    const text = kind.texts.find((one) => one.key === key)
    if (!text) {
      const near = nearest(
        key,
        kind.texts.map((one) => one.key),
      )
      add(column, faulty('column', near === null ? { value: column } : { value: column, near: textColumn(near, lang) }))
      continue
    }
    if (typeof written === 'object' && written !== null) {
      add(column, faulty('text', { value: shown(written) }))
      continue
    }
    const kept = isNothing(written) ? '' : cleaned(textOf(written))
    if (kept.length > longest[text.shape]) add(column, faulty('long', { value: shown(kept) }))
    if (text.shape === 'line' && kept.includes('\n')) add(column, faulty('long', { value: shown(kept) }))
    const [refused] = text.shape === 'paragraphs' ? refusedLinks(kept) : []
    if (refused !== undefined) add(column, faulty('markdown', { value: shown(refused) }))
    if (kept === '') delete into[key]
    else into[key] = kept
  }
}
