import { catalogues, languages, type Domain, type English, type Lang } from '#locales'

export { languages, type Lang, type Domain }

export type Parameters = Record<string, string | number>

/** Words of one domain in one language: `t('count', { count: 3 })`. A key that does not exist is a type error. */
export type Translate<D extends Domain> = (key: keyof English[D] & string, parameters?: Parameters) => string

/** Everything a page needs to speak a language. */
export interface Speech {
  lang: Lang
  direction: 'ltr' | 'rtl'
  /** `speech.words('network')('places.title')` */
  words<D extends Domain>(domain: D): Translate<D>
  number(value: number, options?: Intl.NumberFormatOptions): string
  /** 0..100 with at most one decimal, no sign: for index scores. */
  score(value: number): string
  /** A share given in per cent (0..100). */
  percent(value: number): string
  date(value: Date | string, options?: Intl.DateTimeFormatOptions): string
  /** Name of an ISO 3166-1 country; undefined for codes the standard leaves to users. */
  country(code: string): string | undefined
  language(code: string): string
  list(values: readonly string[]): string
  compare(a: string, b: string): number
}

const spoken = new Map<Lang, Speech>()

/** Throws RangeError for a language without words. */
export function speech(lang: Lang): Speech {
  let known = spoken.get(lang)
  if (!known) {
    known = createSpeech(lang)
    spoken.set(lang, known)
  }
  return known
}

export function isLanguage(value: string | undefined): value is Lang {
  return value !== undefined && languages.includes(value)
}

function createSpeech(lang: Lang): Speech {
  const catalogue = catalogues.get(lang)
  if (!catalogue) throw new RangeError(`No words in "${lang}": add the folder locales/${lang}.`)
  const plural = new Intl.PluralRules(lang)
  const regions = new Intl.DisplayNames(lang, { type: 'region', fallback: 'none' })
  const tongues = new Intl.DisplayNames(lang, { type: 'language' })
  const lists = new Intl.ListFormat(lang, { type: 'conjunction' })
  const collator = new Intl.Collator(lang)
  const numbers = keeper((options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(lang, options))
  const dates = keeper(
    (options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(lang, { timeZone: 'UTC', ...options }),
  )
  const number = (value: number, options?: Intl.NumberFormatOptions) => numbers(options).format(value)
  return {
    lang,
    direction: directionOf(lang),
    words:
      (domain) =>
      (key, parameters = {}) => {
        const entry = (catalogue[domain] as Record<string, string | Record<string, string>>)[key]
        if (entry === undefined) throw new RangeError(`No words for ${domain}.${key} in "${lang}".`)
        const pattern = typeof entry === 'string' ? entry : pluralForm(entry, plural, parameters['count'])
        return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => {
          const value = parameters[name]
          return typeof value === 'number' ? number(value) : (value ?? whole)
        })
      },
    number,
    score: (value) => number(value, { maximumFractionDigits: 1 }),
    percent: (value) => number(value / 100, { style: 'percent', maximumFractionDigits: 1 }),
    date: (value, options = { dateStyle: 'long' }) => dates(options).format(new Date(value)),
    country: (code) => regions.of(code),
    language: (code) => tongues.of(code) ?? code,
    list: (values) => lists.format(values),
    compare: (a, b) => collator.compare(a, b),
  }
}

function pluralForm(
  forms: Record<string, string>,
  rules: Intl.PluralRules,
  count: string | number | undefined,
): string {
  return forms[rules.select(Number(count ?? 0))] ?? forms['other'] ?? ''
}

/** Formatters are costly to make and few: one per set of options. */
function keeper<Options extends object, Made>(make: (options?: Options) => Made): (options?: Options) => Made {
  const made = new Map<string, Made>()
  return (options) => {
    const key = JSON.stringify(options ?? null)
    const known = made.get(key) ?? make(options)
    made.set(key, known)
    return known
  }
}

function directionOf(lang: Lang): 'ltr' | 'rtl' {
  const script = new Intl.Locale(lang).maximize().script ?? 'Latn'
  return ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo'].includes(script) ? 'rtl' : 'ltr'
}
