import { type Edition, textsIn } from '#instruments'

/** Short: a checklist with one score is called what the score is called, any other by its title; with its language. */
export function nameOf(edition: Edition, lang: string) {
  const texts = textsIn(edition, lang)
  const [only, ...more] = edition.composites
  if (only && more.length === 0) return texts.composite(only.key)
  return { ...texts.edition, name: texts.edition.title }
}
