import type { Entry, EntryKind } from '../model.ts'
import { digestOf, staleLanguages } from '../rules.ts'
import type { Version } from '../save-store.ts'

/** What changed in the source since a translation was made from it. */
export interface SourceChange {
  readonly lang: string
  readonly sourceLanguage: string
  /** By text; empty where the version it was made from is not kept. */
  readonly texts: readonly { key: string; before: string; after: string }[]
}

export function sourceChanges(kind: EntryKind, entry: Entry, versions: readonly Version[]): SourceChange[] {
  const { sourceLanguage, texts, translatedFrom } = entry
  return staleLanguages(entry).map((lang) => {
    const made = versions.find(({ content }) => digestOf(content.texts[sourceLanguage]) === translatedFrom[lang])
    const changed = kind.texts.flatMap(({ key }) => {
      const [before, after] = [made?.content.texts[sourceLanguage]?.[key] ?? '', texts[sourceLanguage]?.[key] ?? '']
      return made && before !== after ? [{ key, before, after }] : []
    })
    return { lang, sourceLanguage, texts: changed }
  })
}
