import type { Draft } from './builder/draft-shape.ts'

export const surveyKinds = ['thematic', 'crisis', 'annual'] as const
export type SurveyKind = (typeof surveyKinds)[number]

/** What an invitation says, by language. */
export type Letter = Readonly<Record<string, { readonly subject: string; readonly text: string }>>

/** A survey of the secretariat; how far it is, its times tell. */
export interface Survey {
  readonly id: string
  readonly kind: SurveyKind
  /** Of the invented network, asked of invented places alone. */
  readonly demonstration: boolean
  /** The questionnaire as it is being written; what is asked stands in the versions. */
  readonly draft: Draft
  /** Counts saves: whoever saves says which one they had before their eyes. */
  readonly draftVersion: number
  readonly letter: Letter
  /** The last day for answers, as 2026-11-30; nothing closes by itself. */
  readonly answersUntil: string | null
  readonly createdAt: Date
  readonly openedAt: Date | null
  readonly closedAt: Date | null
  readonly totalsPublicAt: Date | null
}

/** A publication of the questionnaire: never changed, and answers belong to the one they were given to. */
export interface SurveyVersion {
  readonly surveyId: string
  readonly version: number
  readonly editionId: string
  readonly publishedAt: Date
}

export const surveyStates = ['writing', 'open', 'closed', 'public'] as const
export type SurveyState = (typeof surveyStates)[number]

type Times = Pick<Survey, 'openedAt' | 'closedAt' | 'totalsPublicAt'>

export function surveyState({ openedAt, closedAt, totalsPublicAt }: Times): SurveyState {
  if (totalsPublicAt) return 'public'
  if (closedAt) return 'closed'
  return openedAt ? 'open' : 'writing'
}

/** Answers are taken. */
export const takesAnswers = ({ openedAt, closedAt }: Pick<Survey, 'openedAt' | 'closedAt'>): boolean =>
  openedAt !== null && closedAt === null

/** The title in a language, or in the one it has. */
export function titleOf({ draft }: Pick<Survey, 'draft'>, lang: string): string {
  return draft.texts[lang]?.title || Object.values(draft.texts).find(({ title }) => title !== '')?.title || ''
}
