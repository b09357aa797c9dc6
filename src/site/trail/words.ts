import { catalogues, type Domain } from '#locales'
import type { Speech } from '#platform/i18n'
import type { TrailAction } from '#platform/trail'

/** Words for what stands in a row; undefined where this release has none: another may have written it. */
export function findWords(speech: Speech, domain: Domain, key: string): string | undefined {
  const known: object = catalogues.get(speech.lang)?.[domain] ?? {}
  return Object.hasOwn(known, key) ? speech.words(domain)(key as never) : undefined
}

export const actionWords = (speech: Speech, action: TrailAction): string =>
  findWords(speech, 'trail', `action.${action.replaceAll(' ', '_')}`) ?? action
