import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', '..', '..', 'data', 'guides')

export interface Guide {
  readonly title: string
  /** CommonMark, below its title. */
  readonly text: string
  readonly language: string
}

const read = new Map<string, Guide>()

/** `data/guides/citizenship-test.<language>.md`, read once; in English where a language has none. */
export function guideIn(lang: string): Guide {
  const known = read.get(lang)
  if (known) return known
  const file = (language: string) => join(folder, `citizenship-test.${language}.md`)
  const language = existsSync(file(lang)) ? lang : 'en'
  const [head = '', ...rest] = readFileSync(file(language), 'utf8').split('\n')
  const guide = { title: head.replace(/^#\s*/, ''), text: rest.join('\n'), language }
  read.set(lang, guide)
  return guide
}
