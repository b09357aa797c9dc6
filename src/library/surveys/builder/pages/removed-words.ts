import type { Speech } from '#platform/i18n'
import type { Removed } from '../draft-shape.ts'

/** What a button says that puts it back. */
export function sayRemoved(speech: Speech, removed: Removed): string {
  const t = speech.words('surveyBuilder')
  const said = short(wordsOf(removed, speech.lang))
  return said === '' ? t(`removed.${removed.what}`) : t(`removed.${removed.what}.said`, { text: said })
}

function wordsOf(removed: Removed, lang: string): string {
  const of = (language: string): string => {
    if (removed.what === 'option') return removed.texts[language] ?? ''
    return (removed.what === 'item' ? removed.texts[language]?.ask : removed.texts[language]?.name) ?? ''
  }
  return [lang, ...Object.keys(removed.texts)].map(of).find(Boolean) ?? ''
}

const longest = 60

const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text)
