import { z } from 'zod'

const line = (most: number) => z.string().max(most)

/** What a practice says of itself in one language. */
export const practiceText = z.strictObject({
  title: line(200),
  purpose: line(300),
  rationale: line(4000),
  process: line(4000),
  impact: line(4000),
  /** What was counted or observed, one a line. */
  measures: z.array(line(300)).max(12),
})
export type PracticeText = z.infer<typeof practiceText>

export const keyDocument = z.strictObject({ title: line(300), link: line(2000).nullable() })
export type KeyDocument = z.infer<typeof keyDocument>

/** The answer a draft began from, as it stood then. */
export const answerOrigin = z.strictObject({
  roundId: z.string(),
  year: z.int(),
  item: z.string(),
  ask: z.string(),
  answer: z.array(z.string()),
  comment: z.string().nullable(),
  source: z.string().nullable(),
  /** Of question and answer. */
  language: z.string(),
})
export type AnswerOrigin = z.infer<typeof answerOrigin>

/** The answer to a survey that a draft began from, as it stood then. */
export const surveyOrigin = z.strictObject({
  surveyId: z.string(),
  /** Of the survey. */
  title: z.string(),
  year: z.int(),
  item: z.string(),
  ask: z.string(),
  answer: z.array(z.string()),
  /** Of title and question. */
  language: z.string(),
})
export type SurveyOrigin = z.infer<typeof surveyOrigin>

/** All that a version of a draft says. */
export const draftContent = z.strictObject({
  /** The language it was written in; any other is a translation. */
  original: z.string(),
  texts: z.record(z.string(), practiceText),
  area: z.string().nullable(),
  /** Questions of the index it answers. */
  items: z.array(z.string()).max(4),
  from: z.int().nullable(),
  /** Null: it goes on. */
  until: z.int().nullable(),
  notMeasured: z.boolean(),
  documents: z.array(keyDocument).max(8),
  origin: z.union([answerOrigin, surveyOrigin]).nullable(),
})
export type DraftContent = z.infer<typeof draftContent>

export const emptyText: PracticeText = { title: '', purpose: '', rationale: '', process: '', impact: '', measures: [] }

export function emptyContent(original: string): DraftContent {
  return {
    original,
    texts: { [original]: emptyText },
    area: null,
    items: [],
    from: null,
    until: null,
    notMeasured: false,
    documents: [],
    origin: null,
  }
}

export interface DraftVersion {
  readonly version: number
  readonly content: DraftContent
  readonly savedAt: Date
  readonly savedByName: string | null
  readonly submittedAt: Date | null
  /** Sent to the place by the secretariat, which wrote it of an answer: the place decides. */
  readonly askedPlace: boolean
  readonly returnedAt: Date | null
  readonly remark: string | null
  readonly approvedAt: Date | null
}

export interface Draft {
  readonly id: string
  readonly placeId: string
  readonly placeName: string
  readonly demonstration: boolean
  readonly roundId: string | null
  readonly surveyId: string | null
  readonly item: string | null
  /** The entry of the bank it became. */
  readonly practiceId: string | null
  readonly begunAt: Date
  readonly discardedAt: Date | null
  /** The newest first; never empty. */
  readonly versions: readonly DraftVersion[]
}

export const draftStates = ['writing', 'submitted', 'returned', 'published', 'discarded'] as const
export type DraftState = (typeof draftStates)[number]

/** Told by the times of the draft and of its newest version. */
export function draftStateOf(draft: Pick<Draft, 'discardedAt' | 'versions'>): DraftState {
  if (draft.discardedAt) return 'discarded'
  const newest = draft.versions[0]
  if (newest?.approvedAt) return 'published'
  if (newest?.returnedAt) return 'returned'
  return newest?.submittedAt ? 'submitted' : 'writing'
}

/** The version that stands in the bank, if one does. */
export const publishedVersion = ({ versions }: Pick<Draft, 'versions'>): DraftVersion | undefined =>
  versions.find(({ approvedAt }) => approvedAt)

export const draftSteps = ['save', 'submit', 'takeBack', 'discard', 'restore', 'approve', 'return'] as const
export type DraftStep = (typeof draftSteps)[number]

const open: Readonly<Record<DraftStep, readonly DraftState[]>> = {
  save: ['writing', 'returned', 'published'],
  submit: ['writing'],
  takeBack: ['submitted'],
  discard: ['writing', 'returned'],
  restore: ['discarded'],
  approve: ['submitted'],
  return: ['submitted'],
}

/** What stands in the bank is not discarded with its draft. */
export const isOpenFor = (draft: Pick<Draft, 'discardedAt' | 'versions'>, step: DraftStep): boolean =>
  open[step].includes(draftStateOf(draft)) && !(step === 'discard' && publishedVersion(draft))

/** The text to call a draft by: its title in the language it was written in, else in any. */
export function titleOf({ original, texts }: DraftContent): { title: string; language: string } | undefined {
  const named = [original, ...Object.keys(texts)].find((lang) => texts[lang]?.title)
  return named === undefined ? undefined : { title: texts[named]?.title ?? '', language: named }
}

type Said = { readonly language: string }

/** Of each field what is written in the reader's language, else the original. */
export function fieldIn<Field extends keyof PracticeText>(
  { original, texts }: DraftContent,
  lang: string,
  field: Field,
): Said & { readonly value: PracticeText[Field] } {
  const language = texts[lang]?.[field].length ? lang : original
  return { value: (texts[language] ?? emptyText)[field], language }
}
