import type { Doc } from '#platform/document'
import type { Lang } from '#locales'

/** One save of a section's text; null gives it back to the program. */
export interface TextVersion {
  readonly section: string
  readonly lang: string
  /** 1, 2, 3 … of the section in the language. */
  readonly revision: number
  readonly text: string | null
  readonly resultId: string | null
  readonly savedAt: Date
  readonly savedBy: string | null
  readonly name: string | null
}

/** What the place says is wrong in a section. */
export interface FactCheck {
  readonly id: string
  readonly section: string
  readonly text: string
  readonly saidAt: Date
  readonly name: string | null
  readonly reply: string | null
  readonly settledAt: Date | null
  readonly settledName: string | null
}

export interface Approval {
  readonly number: number
  readonly approvedAt: Date
  /** The hash of what was approved; null where it was not kept yet. */
  readonly content: string | null
  readonly name: string | null
  readonly withdrawnAt: Date | null
}

/** What was published, as it is kept: the whole in every language, with what it rests on. */
export interface PublishedReport {
  readonly format: 'icc-report/1'
  readonly round: string
  readonly place: string
  readonly year: number
  readonly version: number
  /** The hash of the version that this one replaces; null for the first. */
  readonly replaces: string | null
  readonly reason: string | null
  readonly published: string
  readonly edition: { readonly id: string; readonly hash: string }
  readonly rule: unknown
  readonly result: { readonly id: string; readonly hash: string; readonly basis: string }
  readonly scores: unknown
  readonly counts: unknown
  readonly comparison: readonly unknown[]
  readonly documents: Readonly<Record<string, { readonly doc: Doc; readonly summary: Doc }>>
}

export interface ReportVersion {
  readonly version: number
  readonly hash: string
  readonly resultId: string
  readonly reason: string | null
  readonly publishedAt: Date
  readonly name: string | null
}

type Given = Pick<Approval, 'approvedAt' | 'withdrawnAt' | 'content'>

/** The newest word of the place; undefined where it has taken it back. */
export function approvalStanding<One extends Given>(approvals: readonly One[]): One | undefined {
  const last = approvals.toSorted((a, b) => b.approvedAt.getTime() - a.approvedAt.getTime())[0]
  return last?.withdrawnAt ? undefined : last
}

/** The place approved what stands now, and has not taken it back. */
export function approvalInForce<One extends Given>(approvals: readonly One[], content: string): One | undefined {
  const last = approvalStanding(approvals)
  return last?.content === content ? last : undefined
}

/** An approval from before its content was kept: it stands for what was published with it, and for nothing later. */
export function approvalUnbound<One extends Given>(approvals: readonly One[]): One | undefined {
  const last = approvalStanding(approvals)
  return last?.content === null ? last : undefined
}

/** A language whose text of the section is older than another's: a change there may be missing here. */
export function olderIn(lang: Lang, texts: readonly Pick<TextVersion, 'lang' | 'savedAt' | 'text'>[]): boolean {
  const own = texts.find((text) => text.lang === lang)
  return texts.some((other) => other.lang !== lang && other.text !== null && (!own || own.savedAt < other.savedAt))
}
