import type { Speech } from '#platform/i18n'
import type { Role } from '../roles.ts'

/** What somebody is to be told: data, put into words in their language when the mail of the day is written. */
export interface Notice {
  readonly kind: string
  readonly subject: { readonly kind: string; readonly id: string }
  /** What the words need; nothing that names a person. */
  readonly payload: Readonly<Record<string, string | number | null>>
  readonly at: Date
}

/** A kind of notice, as the domain that sends it defines it; `deps.noticeKinds` holds all of them. */
export interface NoticeKind {
  /** As `Notice.kind` has it. */
  readonly kind: string
  /** What it is about, for whoever turns it on or off. */
  name(speech: Speech): string
  /** One sentence, and the path of the page to act on. */
  say(speech: Speech, notice: Notice): { readonly text: string; readonly path: string }
}

/** Who is told: accounts by id, or whoever holds one of the roles today for the place, the network, or the programme. */
export type Recipients =
  | { readonly accountIds: readonly string[] }
  | { readonly roles: readonly Role[]; readonly placeId: string }
  | { readonly roles: readonly Role[]; readonly networkId: string }
  | { readonly roles: readonly Role[]; readonly demonstration: boolean }

/** What waits for one person. */
export interface Waiting extends Notice {
  readonly id: string
}

/** Somebody for whom something waits. */
export interface Reader {
  readonly accountId: string
  readonly name: string
  readonly email: string
  /** That of the account, then those of the mandates. */
  readonly languages: readonly string[]
  readonly kindsOff: readonly string[]
}

/** Turned off, it turns off every kind, also those to come. */
export const everything = '*'

export const isOff = (kindsOff: readonly string[], kind: string): boolean =>
  kindsOff.includes(everything) || kindsOff.includes(kind)

/** The first language that has words here; English where none has. */
export const languageOf = (wished: readonly string[], spoken: readonly string[]): string =>
  wished.map((tag) => tag.split('-')[0] ?? '').find((lang) => spoken.includes(lang)) ?? 'en'
