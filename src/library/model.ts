/** What lists and links need of a practice. */
export interface Practice {
  id: string
  title: string
  /** First year the source gives. */
  year: number | null
  /** A key of the taxonomy's areas. */
  area: string
  summary: string
  /** Language of the summary, and of the title unless another is named. */
  language: string
  titleLanguage: string | null
  /** In a second language; only where the owner wrote it. */
  translation: Translation | null
  /** The place that wrote the entry here and keeps it; null where others compiled it. */
  ownerPlaceId: string | null
  places: readonly PracticePlace[]
  demonstration: boolean
}

export interface Translation {
  readonly language: string
  readonly title: string
  readonly summary: string
}

/** Title and summary in the reader's language where there is one, each with the language it is in. */
export function saidIn(
  practice: Pick<Practice, 'title' | 'summary' | 'language' | 'titleLanguage' | 'translation'>,
  lang: string,
) {
  const { title, summary, language, titleLanguage, translation } = practice
  return translation?.language === lang
    ? { title: translation.title, titleLanguage: lang, summary: translation.summary, language: lang }
    : { title, titleLanguage: titleLanguage ?? language, summary, language }
}

/** A place that has the practice; one that is in no membership list stands by its name alone. */
export interface PracticePlace {
  placeId: string | null
  name: string
  country: string
}

export interface PracticeRecord extends Practice {
  /** The period as the source puts it. */
  period: string | null
  source: string
}

/** The year of a period that says no more than when it began, so that any language can say it. */
export function sinceYear(period: string | null): string | undefined {
  return /^since (\d{4})$/.exec(period ?? '')?.[1]
}

/** Where a practice was found: a page, the programme's 2020 report, or something that can only be named. */
export type PracticeSource =
  | { kind: 'page'; href: string }
  | { kind: 'report-2020' }
  | { kind: 'owner' }
  | { kind: 'named'; text: string }

/** What stands for the source of a practice that the place itself has written here. */
export const ownerSource = (placeId: string): string => `place:${placeId}`

export function sourceOf(source: string): PracticeSource {
  if (source.startsWith('place:')) return { kind: 'owner' }
  if (source.startsWith('annual-report-2020:')) return { kind: 'report-2020' }
  const href = /^https?:\/\/\S+$/.test(source) && URL.canParse(source) ? source : undefined
  return href ? { kind: 'page', href } : { kind: 'named', text: source }
}
