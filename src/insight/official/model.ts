import { areaKeys, earlierAreaKeys } from '#instruments'

// Results published elsewhere, from another questionnaire: never beside ours, in no series and no average.

/** What a published figure can be about: the whole, the lens, or an area of some version of the Index. */
export const figureKeys = ['overall', 'intercultural_lens', ...areaKeys, ...earlierAreaKeys] as const
export type FigureKey = (typeof figureKeys)[number]

export const isFigureKey = (key: string): key is FigureKey => figureKeys.some((known) => known === key)

export const variants = ['core', 'extended', 'unspecified'] as const
export type Variant = (typeof variants)[number]

/** `comparator`: quoted in the result of another place, with the year of that comparison. */
export const bases = ['own_result', 'comparator'] as const
export type Basis = (typeof bases)[number]

export interface OfficialFigure {
  readonly area: FigureKey
  /** 0..100 as printed, nothing rounded. */
  readonly score: number
  /** What the figure does not mean, in English as recorded. */
  readonly note: string | null
}

/** What one published source says of one place's result. */
export interface OfficialContent {
  /** The year of the result as stated; null where no source says. */
  readonly year: number | null
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly reportDate: string | null
  readonly variant: Variant
  /** The version of the questionnaire as the report names it. */
  readonly questionnaire: string | null
  readonly sampleSize: number | null
  /** In the whole sample, not in a group of it. */
  readonly rank: number | null
  readonly basis: Basis
  readonly figures: readonly OfficialFigure[]
  readonly note: string | null
  /** Where it was published. */
  readonly source: string | null
  /** What was published: id of a stored file, and the name it came with. */
  readonly fileId: string | null
  readonly fileName: string | null
}

export interface OfficialVersion extends OfficialContent {
  readonly version: number
  readonly origin: 'record' | 'form' | 'csv'
  /** Why it takes the place of the version before; null in the first. */
  readonly reason: string | null
  readonly withdrawn: boolean
  readonly enteredAt: Date
  readonly enteredBy: string | null
}

/** Whose result it is. */
export interface OfficialSubject {
  /** Null where the place is on no list of ours and stands by its name alone. */
  readonly placeId: string | null
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
}

/** An entry as it is in force: its subject with the highest version. */
export interface OfficialEntry extends OfficialSubject, OfficialVersion {
  readonly id: string
  readonly knownReportId: string | null
  readonly demonstration: boolean
}

/** A comparison known to exist. */
export interface KnownReport extends OfficialSubject {
  /** The same at every load of the record. */
  readonly id: string
  readonly reportDate: string | null
  readonly sampleSize: number | null
  readonly rank: number | null
  readonly seenAs: string
  readonly source: string
  /** The entry that holds its scores, once somebody has entered them. */
  readonly entryId: string | null
}

/** What makes two versions the same: everything that a source says, nothing of who entered it when. */
export function contentOf(content: OfficialContent): OfficialContent {
  const { year, reportDate, variant, questionnaire, sampleSize, rank, basis, note, source, fileId, fileName } = content
  const order = (figure: OfficialFigure) => figureKeys.indexOf(figure.area)
  const figures = content.figures
    .map(({ area, score, note: said }) => ({ area, score, note: said }))
    .sort((a, b) => order(a) - order(b))
  return { year, reportDate, variant, questionnaire, sampleSize, rank, basis, figures, note, source, fileId, fileName }
}

export const sameContent = (a: OfficialContent, b: OfficialContent): boolean =>
  JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b))

/** Figures published elsewhere, of a place, in no order that could be read as a ranking. */
export interface OfficialResult extends OfficialSubject {
  readonly entryId: string
  readonly version: number
  readonly year: number | null
  readonly reportDate: string | null
  readonly sampleSize: number | null
  readonly rank: number | null
  readonly variant: Variant
  readonly questionnaire: string | null
  readonly area: FigureKey
  readonly scorePercent: number
  readonly basis: Basis
  readonly note: string | null
  readonly origin: OfficialVersion['origin']
  /** Empty where only a file was given. */
  readonly source: string
  readonly fileId: string | null
  readonly demonstration: boolean
}

/** One row a figure, as tables and files have them. */
export function figureRows(entries: readonly OfficialEntry[]): OfficialResult[] {
  return entries.flatMap((entry) => {
    const { id: entryId, figures, note: ofAll, source, ...rest } = entry
    const common = { ...rest, entryId, source: source ?? '' }
    return figures.map(({ area, score, note }) =>
      Object.assign({}, common, { area, scorePercent: score, note: note ?? ofAll }),
    )
  })
}

/**
 * The known comparison that a result tells the scores of: of the same place, with no other date, from the same source or in
 * a sample of the same size. Undefined where none fits, or more than one.
 */
export function knownReportOf(
  reports: readonly KnownReport[],
  subject: OfficialSubject,
  { basis, reportDate, source, sampleSize }: OfficialContent,
): KnownReport | undefined {
  if (basis !== 'own_result') return undefined
  const fitting = reports.filter(
    (report) =>
      report.entryId === null &&
      (report.placeId ?? report.name) === (subject.placeId ?? subject.name) &&
      agree(report.reportDate, reportDate) &&
      (report.source === source || (sampleSize !== null && report.sampleSize === sampleSize)),
  )
  return fitting.length === 1 ? fitting[0] : undefined
}

/** One may be more precise than the other. */
const agree = (a: string | null, b: string | null) => a === null || b === null || a.startsWith(b) || b.startsWith(a)
