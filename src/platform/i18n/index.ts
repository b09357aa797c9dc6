import { catalogues, languages, localeOf, type Domain, type English, type Lang } from '#locales'

export { languages, type Lang, type Domain }

export type Parameters = Record<string, string | number>

/** Words of one domain in one language: `t('count', { count: 3 })`. A key that does not exist is a type error. */
export type Translate<D extends Domain> = (key: keyof English[D] & string, parameters?: Parameters) => string

/** Everything a page needs to speak a language. */
export interface Speech {
  lang: Lang
  /** Whose dates and numbers are written: a region's where the language has several ways. */
  locale: string
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
  const locale = localeOf(lang)
  const plural = new Intl.PluralRules(locale)
  const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  const tongues = new Intl.DisplayNames(locale, { type: 'language' })
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  const collator = new Intl.Collator(locale)
  const numbers = keeper((options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options))
  const dates = keeper(
    (options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }),
  )
  // French writes the first of a month as an ordinal; the patterns of CLDR do not.
  const ordinalFirst = (date: string) => (lang === 'fr' ? date.replace(/^1 /, '1er ') : date)
  const plain = numbers()
  const number = (value: number, options?: Intl.NumberFormatOptions) =>
    (options ? numbers(options) : plain).format(value)
  const scores = numbers({ maximumFractionDigits: 1 })
  const shares = numbers({ style: 'percent', maximumFractionDigits: 1 })
  return {
    lang,
    locale,
    direction: directionOf(lang),
    words: (domain) => (key, parameters) => {
      const entry = (catalogue[domain] as Record<string, string | Record<string, string>>)[key]
      if (entry === undefined) throw new RangeError(`No words for ${domain}.${key} in "${lang}".`)
      const pattern = typeof entry === 'string' ? entry : pluralForm(entry, plural, parameters?.['count'])
      if (!parameters) return pattern
      return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => {
        const value = parameters[name]
        return typeof value === 'number' ? number(value) : (value ?? whole)
      })
    },
    number,
    score: (value) => scores.format(value),
    percent: (value) => shares.format(value / 100),
    date: (value, options = { dateStyle: 'long' }) => ordinalFirst(dates(options).format(new Date(value))),
    country: remembered((code) => regions.of(code)),
    language: remembered((code) => tongues.of(code) ?? code),
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

/** Names of a few hundred codes; a code that is none is refused by Intl and not kept. */
function remembered<Name>(nameOf: (code: string) => Name): (code: string) => Name {
  const names = new Map<string, Name>()
  return (code) => {
    const known = names.get(code)
    if (known !== undefined) return known
    const name = nameOf(code)
    names.set(code, name)
    return name
  }
}

function directionOf(lang: Lang): 'ltr' | 'rtl' {
  const script = new Intl.Locale(lang).maximize().script ?? 'Latn'
  return ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo'].includes(script) ? 'rtl' : 'ltr'
}
