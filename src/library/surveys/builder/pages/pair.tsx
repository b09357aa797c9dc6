import type { Child } from 'hono/jsx'
import type { Speech } from '#platform/i18n'
import { TextArea, TextField } from '#ui'
import type { Fault, FaultKind } from '../complete.ts'
import type { Draft } from '../draft-shape.ts'
import { sayFault } from './fault-words.ts'

export interface EditorProps {
  speech: Speech
  draft: Draft
  faults: readonly Fault[]
  /** What stands in fields that should hold a number and do not. */
  unread: ReadonlyMap<string, string>
}

interface PairProps extends EditorProps {
  /** The field without its language. */
  name: string
  label: string
  of: (lang: string) => string
  maxlength: number
  rows?: number
  fault: FaultKind
  at: string | undefined
  code?: string
}

/** One text in every language, side by side; what is missing says so at its place. */
export function Pair({ speech, draft, faults, name, label, of, maxlength, rows, ...where }: PairProps) {
  const t = speech.words('surveyBuilder')
  return (
    <div class="survey-pair">
      {draft.edition.languages.map((lang) => {
        const isMissing = missing(faults, where.fault, { lang, at: where.at, code: where.code })
        const field = {
          name: `${name}.${lang}`,
          label: t('field.in', { label, language: speech.language(lang) }),
          value: of(lang),
          maxlength,
          hint: isMissing && <span class="survey-missing">{sayFault(speech, draft, { ...where, lang })}</span>,
        }
        return <div>{rows === undefined ? <TextField {...field} /> : <TextArea {...field} rows={rows} />}</div>
      })}
    </div>
  )
}

export const missing = (
  faults: readonly Fault[],
  fault: FaultKind,
  { lang, at, code }: { lang?: string | undefined; at?: string | undefined; code?: string | undefined },
): boolean => faults.some((one) => one.fault === fault && one.lang === lang && one.at === at && one.code === code)

/** A button that sends the whole form with one operation. */
export function Do({ say, of, children }: { say: string; of?: string; children?: Child }) {
  return (
    <button type="submit" name="do" value={say} class="secondary small">
      {children}
      {of && <span class="unseen"> {of}</span>}
    </button>
  )
}
