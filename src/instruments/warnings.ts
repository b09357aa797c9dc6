import { speech, type Speech } from '#platform/i18n'

/** What a score leaves out or counts otherwise than somebody may have meant. */
export type Warning =
  | { kind: 'no_line'; file: string; items: string }
  | { kind: 'no_score'; area: string }
  | { kind: 'guarded'; item: string; guard: string }
  | { kind: 'applies'; item: string }
  | { kind: 'unknown'; edition: string; item: string }

export type SayWarning = (warning: Warning) => string

export const warningsIn =
  (language: Speech): SayWarning =>
  ({ kind, ...about }) =>
    language.words('instruments')(`warning.${kind}`, about)

/** Results and their JSON are the same whoever reads them. */
export const warningsInEnglish: SayWarning = warningsIn(speech('en'))
