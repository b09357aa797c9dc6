import { refusedLinks } from '#platform/markdown'
import type { Speech } from '#platform/i18n'
import { sayFigure } from './figure-words.ts'
import type { Figures } from './figures.ts'
import { blockNames, type Written } from './sections.ts'
import { type BareNumber, bareNumbers, unknownTokens } from './tokens.ts'

/** Characters a section's text may have: some ten pages. */
export const longestText = 30_000

/** What keeps a text from being saved, in sentences; empty where nothing does. */
export function faultsIn(speech: Speech, figures: Figures, section: Written, text: string): string[] {
  const t = speech.words('report')
  const isKnown = (key: string) => figures.has(key) || blockNames[section.kind].some((name) => key === `block:${name}`)
  const tokens = unknownTokens(text, isKnown)
  const links = refusedLinks(text)
  return [
    ...(text.trim() === '' ? [t('fault.empty')] : []),
    ...(text.length > longestText ? [t('fault.long', { most: longestText })] : []),
    ...(tokens.length > 0 ? [t('fault.token', { count: tokens.length, tokens: speech.list(tokens) })] : []),
    ...(links.length > 0 ? [t('fault.link', { count: links.length, links: speech.list(links) })] : []),
  ]
}

/** Numbers that a person typed and that nothing keeps right. */
export function unboundIn(speech: Speech, figures: Figures, text: string): BareNumber[] {
  return bareNumbers(text, new Map([...figures].map(([key, figure]) => [key, sayFigure(speech, figure)])))
}
