import type { Speech } from '#platform/i18n'
import { inLanguage } from '../model.ts'
import type { InventedCountries } from '../names.ts'

const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index))
/** CLDR also names groups of countries, codes for testing, and islands that ISO only reserves a code for. */
const noCountry = new Set('EU EZ UN QO XA XB ZZ AC CP CQ DG EA IC TA'.split(' '))

/** ISO 3166-1 codes in force: one that stands for another, such as SU, is replaced by it. */
const codes = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter((code) => !noCountry.has(code) && new Intl.Locale(`und-${code}`).region === code)

/** What a new place may lie in: the countries of the world, or the invented ones. */
export function countryChoices(speech: Speech, invented: InventedCountries, demonstration: boolean) {
  const named = demonstration
    ? [...invented].map(([value, name]) => ({ value, label: inLanguage(name, speech.lang).text }))
    : codes.flatMap((value) => {
        const label = speech.country(value)
        return label === undefined ? [] : [{ value, label }]
      })
  return named.sort((a, b) => speech.compare(a.label, b.label))
}
