import { languages } from '#locales'
import { cleaned, faulty, type FieldType, isNothing, shown, textOf } from './model.ts'
import { address as addressType, longestLine } from './single.ts'

const most = 200

/** One a line. */
export const lines: FieldType = {
  parse(written) {
    if (isNothing(written)) return { value: [] }
    const parts: unknown[] = Array.isArray(written) ? written : textOf(written).split(/\r?\n/)
    if (parts.some((part) => typeof part === 'object')) return faulty('text', { value: shown(written) })
    const value = parts.map((part) => cleaned(textOf(part))).filter((part) => part !== '')
    const long = value.find((part) => part.length > longestLine || part.includes('\n'))
    if (long !== undefined || value.length > most) return faulty('long', { value: shown(long ?? written) })
    return { value }
  },
  print: (value) => (Array.isArray(value) ? value.join('\n') : ''),
}

export interface EntryLink {
  readonly title: Readonly<Record<string, string>>
  readonly address: string
}

/** One a line: the address, then the title in each language of the program, apart by upright lines. */
export const links: FieldType = {
  parse(written, field, knowing) {
    if (isNothing(written)) return { value: [] }
    const parts: unknown[] = Array.isArray(written) ? written : textOf(written).split(/\r?\n/)
    const value: EntryLink[] = []
    for (const part of parts) {
      if (isNothing(part)) continue
      const read = linkOf(part)
      if (!read) return faulty('links', { value: shown(part) })
      const checked = addressType.parse(read.address, field, knowing)
      if ('fault' in checked) return checked
      if (Object.values(read.title).some((title) => title.length > longestLine)) {
        return faulty('long', { value: shown(part) })
      }
      value.push(read)
    }
    return { value }
  },
  print: (value) => (Array.isArray(value) ? (value as EntryLink[]).map(printLink).join('\n') : ''),
}

function linkOf(part: unknown): EntryLink | undefined {
  if (typeof part === 'string') {
    const [address = '', ...titles] = part.split('|').map(cleaned)
    const title = languages.flatMap((lang, at) => (titles[at] ? [[lang, titles[at]] as const] : []))
    return titles.length > languages.length ? undefined : { address, title: Object.fromEntries(title) }
  }
  if (typeof part !== 'object' || part === null) return undefined
  const { address, title = {} } = part as { address?: unknown; title?: unknown }
  if (typeof address !== 'string' || typeof title !== 'object' || title === null) return undefined
  const titles = Object.entries(title).flatMap(([lang, text]): [string, string][] =>
    typeof text === 'string' && languages.includes(lang) ? [[lang, cleaned(text).replaceAll('|', '–')]] : [],
  )
  return { address: cleaned(address), title: Object.fromEntries(titles.filter(([, text]) => text !== '')) }
}

const printLink = ({ address, title }: EntryLink): string =>
  [address, ...languages.map((lang) => title[lang] ?? '')]
    .join(' | ')
    .replace(/(?: \| )+$/, '')
    .replace(/ \|\s*$/, '')
