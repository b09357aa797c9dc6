import { parseAccept } from 'hono/utils/accept'
import { languages, type Lang } from '../i18n/index.ts'

/** The reader's first language that we speak, else the first of ours. */
export function negotiateLanguage(acceptLanguage: string | undefined): Lang {
  const wished = parseAccept(acceptLanguage ?? '')
    .sort((a, b) => b.q - a.q)
    .map(({ type }) => type.toLowerCase().split('-')[0])
  const found = wished.find((lang) => lang !== undefined && languages.includes(lang))
  return found ?? languages[0] ?? 'en'
}
