import type { Domain, Speech } from '#platform/i18n'
import type { Fault } from './fields/index.ts'

/** What is wrong, and how to mend it. */
export function sayFault(speech: Speech, { code, value = '', near, of }: Fault): string {
  if (code === 'said') return sayOwn(speech, value, of)
  const t = speech.words('entries')
  const sentence = t(`fault.${code}`, { value, near: near ?? '', of: of ?? '' })
  if (near !== undefined && !['placeNear'].includes(code)) return `${sentence} ${t('fault.meant', { near })}`
  return of !== undefined && ['choice'].includes(code) ? `${sentence} ${t('fault.oneOf', { of })}` : sentence
}

/** A rule of a kind says its fault as a key of its domain's words, or in a sentence. */
function sayOwn(speech: Speech, fault: string, domain: string | undefined): string {
  try {
    return domain === undefined ? fault : speech.words(domain as Domain)(fault as never)
  } catch (error) {
    if (error instanceof RangeError) return fault
    throw error
  }
}
