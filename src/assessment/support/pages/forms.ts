import { z } from 'zod'
import { isSubjectKey } from '#instruments'
import { workLanguages } from '#network'
import { type Output, visibilities } from '../model.ts'

const line = z
  .string()
  .transform((value) => value.replaceAll('\0', '').trim().slice(0, 300))
  .catch('')
const text = z
  .string()
  .transform((value) => value.replaceAll('\0', '').trim().slice(0, 4000))
  .catch('')

/** A field's fault: a key of the words, below `error`. */
export type Fault =
  | 'place'
  | 'theme'
  | 'need'
  | 'language'
  | 'wished'
  | 'expert'
  | 'work'
  | 'due'
  | 'title'
  | 'link'
  | 'visibility'
  | 'reason'
export type Faults = Readonly<Partial<Record<string, Fault>>>
export type Typed = Readonly<Record<string, string>>

const isDay = (value: string) => z.iso.date().safeParse(value).success && value < '2200-01-01'

const Ask = z.object({ place: line, theme: line, need: text, language: line, wished: line })

/** `places` are those that the reader may ask for; a day in the past cannot be wished for. */
export function readAsk(body: unknown, { places, today }: { places: readonly string[]; today: string }) {
  const typed = Ask.parse(body)
  const faults: Record<string, Fault> = {}
  if (!places.includes(typed.place)) faults['place'] = 'place'
  if (!isSubjectKey(typed.theme)) faults['theme'] = 'theme'
  if (typed.need === '') faults['need'] = 'need'
  if (!workLanguages.includes(typed.language)) faults['language'] = 'language'
  if (typed.wished !== '' && (!isDay(typed.wished) || typed.wished < today)) faults['wished'] = 'wished'
  const { place: placeId, theme, need, language, wished } = typed
  return { typed, faults, asked: { placeId, theme, need, language, wishedFor: wished || null } }
}

const Work = z.object({ work: text, due: line })

export function readWork(body: unknown, today: string) {
  const typed = Work.parse(body)
  const faults: Record<string, Fault> = {}
  if (typed.work === '') faults['work'] = 'work'
  if (!isDay(typed.due) || typed.due < today) faults['due'] = 'due'
  return { typed, faults, agreed: { work: typed.work, dueOn: typed.due } }
}

const Delivery = z.object({ title: line, link: line, visibility: line })

export function readOutput(body: unknown): { typed: Typed; faults: Faults; output: Output } {
  const typed = Delivery.parse(body)
  const faults: Record<string, Fault> = {}
  const visibility = visibilities.find((one) => one === typed.visibility)
  if (typed.title === '') faults['title'] = 'title'
  if (typed.link !== '' && !(/^https?:\/\/\S+$/i.test(typed.link) && URL.canParse(typed.link))) faults['link'] = 'link'
  if (!visibility) faults['visibility'] = 'visibility'
  const output = { title: typed.title, link: typed.link || null, visibility: visibility ?? 'secretariat' }
  return { typed, faults, output }
}

const Reason = z.object({ reason: text })

export function readReason(body: unknown): { typed: Typed; faults: Faults; reason: string } {
  const typed = Reason.parse(body)
  return { typed, faults: typed.reason === '' ? { reason: 'reason' } : {}, reason: typed.reason }
}
