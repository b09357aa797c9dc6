import type { Domain } from '#locales'
import type { Speech } from '#platform/i18n'
import type { TrailRow } from '#platform/trail'
import { findWords } from './words.ts'

/** Of names and addresses, what those who read the part of a place or a network know anyway: from invitations and letters. */
const knownThere: ReadonlySet<string> = new Set(['name', 'email', 'signatory', 'office'])

interface DetailsProps {
  speech: Speech
  row: Pick<TrailRow, 'details' | 'personal'>
  /** The whole trail: its readers see all that is kept apart, such as why an expert is not impartial. */
  whole: boolean
}

/** What a row says beside who, what and where, in the reader's words. The file has it as it was recorded. */
export function Details({ speech, row, whole }: DetailsProps) {
  const personal = entriesOf(row.personal).filter(([name]) => whole || knownThere.has(name))
  const said = [...personal, ...entriesOf(row.details)].flatMap(([name, value]) => wordsOf(speech, name, value))
  if (said.length === 0) return null
  return (
    <ul role="list">
      {said.map((one) => (
        <li>{one}</li>
      ))}
    </ul>
  )
}

const entriesOf = (text: string | null) => Object.entries(JSON.parse(text ?? '{}') as Record<string, unknown>)

/** One line, or none where there is nothing to tell a reader. */
function wordsOf(speech: Speech, name: string, value: unknown): string[] {
  const isDay = typeof value === 'string' && dayForm.test(value)
  const ofDay = isDay ? findWords(speech, 'trail', `detail.${name}.day`) : undefined
  const label = ofDay ?? findWords(speech, 'trail', `detail.${name}`)
  if (label === undefined) return []
  if (value === true) return [label]
  const words = valueWords(speech, name, value)
  return words === undefined ? [] : [speech.words('trail')('detail', { label, value: words })]
}

const dayForm = /^\d{4}-\d{2}-\d{2}$/
/** Names of things that only the program reads. */
const idForm = /^[0-9a-f]{8}-[0-9a-f-]{27}$|^[0-9a-f]{12,}$/

function valueWords(speech: Speech, name: string, value: unknown): string | undefined {
  if (Array.isArray(value)) {
    const each = value.map((one) => valueWords(speech, name, one)).filter((one) => one !== undefined)
    return each.length > 0 ? speech.list(each) : undefined
  }
  if (typeof value === 'number') return /year/i.test(name) ? String(value) : speech.number(value)
  if (typeof value !== 'string' || idForm.test(value)) return undefined
  if (dayForm.test(value)) return speech.date(value, { dateStyle: 'medium' })
  const code = codes[name]
  return (code && findWords(speech, code[0], code[1] + value.replaceAll(' ', '_'))) ?? value
}

/** Details that hold a code, and where its words stand. */
const codes: Readonly<Record<string, readonly [Domain, prefix: string]>> = {
  role: ['trail', 'role.'],
  how: ['trail', 'how.'],
  why: ['trail', 'why.'],
  step: ['membership', 'step.'],
  kind: ['membership', 'obligation.'],
  change: ['membership', 'fee.change.'],
  part: ['networks', 'part.'],
  from: ['data', 'publication.level.'],
  to: ['data', 'publication.level.'],
}
