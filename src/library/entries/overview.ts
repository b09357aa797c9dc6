import { yearOf } from './actions.ts'
import { type Entry, type EntryKind, stateOf } from './model.ts'
import { hasText, missingOf, staleLanguages, titleKey } from './rules.ts'

/** What may be looked for among entries: what somebody has still to do with them. */
export const marks = ['draft', 'planned', 'withdrawn', 'stale', 'one-language', 'missing'] as const
export type Mark = (typeof marks)[number]

export function marksOf(kind: EntryKind, entry: Entry, now: Date): Mark[] {
  const state = stateOf(entry, now)
  const languages = Object.keys(entry.texts).filter((lang) => hasText(entry.texts, lang))
  return [
    ...(state === 'published' ? [] : [state]),
    ...(staleLanguages(entry).length > 0 ? (['stale'] as const) : []),
    ...(languages.length === 1 ? (['one-language'] as const) : []),
    ...(missingOf(kind, entry).length > 0 ? (['missing'] as const) : []),
  ]
}

export interface Narrowing {
  readonly search?: string
  readonly year?: number | undefined
  readonly network?: string
  readonly mark?: Mark | undefined
}

/** `network`: an id, or 'programme'. */
export function narrowed(kind: EntryKind, entries: readonly Entry[], by: Narrowing, now: Date): Entry[] {
  const words = folded(by.search ?? '')
    .split(/\s+/)
    .filter(Boolean)
  return entries.filter((entry) => {
    if (by.year !== undefined && yearOf(kind, entry) !== by.year) return false
    if (by.network && (entry.networkId ?? 'programme') !== by.network) return false
    if (by.mark && !marksOf(kind, entry, now).includes(by.mark)) return false
    const said = folded([entry.id, ...Object.values(entry.texts).map((own) => own[titleKey(kind)] ?? '')].join(' '))
    return words.every((word) => said.includes(word))
  })
}

const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
