import type { Chapter, Prose } from './model.ts'

/** A save of a chapter in one language. */
export interface TextVersion {
  readonly chapter: string
  readonly lang: string
  readonly revision: number
  /** Null: given back to what the program brings. */
  readonly text: string | null
  readonly savedAt: Date
  readonly savedBy: string | null
  readonly name: string | null
}

export type TextInForce = Pick<TextVersion, 'chapter' | 'lang' | 'text'>

/** What people wrote in place of what the program brings. */
export const withTexts = (prose: Prose, texts: readonly TextInForce[]): Prose => ({
  ...prose,
  chapters: prose.chapters.map((chapter) => withOwn(chapter, texts)),
})

function withOwn(chapter: Chapter, texts: readonly TextInForce[]): Chapter {
  const own = texts.filter((one) => one.chapter === chapter.key && one.text !== null)
  if (own.length === 0) return chapter
  const written = Object.fromEntries(own.map(({ lang, text }) => [lang, text ?? '']))
  return { ...chapter, text: { ...chapter.text, ...written } }
}

/** The other language was written since: this one may no longer say the same. */
export function olderThanOther(versions: readonly TextVersion[], chapter: string, lang: string): boolean {
  const saved = (of: (one: TextVersion) => boolean) =>
    Math.max(0, ...versions.filter((one) => one.chapter === chapter && of(one)).map(({ savedAt }) => savedAt.getTime()))
  return saved((one) => one.lang !== lang) > saved((one) => one.lang === lang)
}
