import { z } from 'zod'
import type { Edition } from '#instruments'
import {
  type Finding,
  horizons,
  type Mode,
  modes,
  type ProgrammeBlock,
  type Stakeholder,
  type Topic,
  type VisitContent,
  type VisitKind,
  visitKinds,
} from '../model.ts'
import { isTime } from '../programme.ts'

const cleaned = (most: number) =>
  z
    .string()
    .transform((value) => value.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim().slice(0, most))
    .catch('')
const line = cleaned(300)
const text = cleaned(8000)

/** A field's fault: a key of the words, below `error`. */
export type Fault =
  | 'kind'
  | 'language'
  | 'mode'
  | 'from'
  | 'until'
  | 'on'
  | 'time'
  | 'order'
  | 'title'
  | 'met'
  | 'organisation'
  | 'seen'
  | 'items'
  | 'owner'
  | 'horizon'
  | 'topic'
export type Faults = Readonly<Partial<Record<string, Fault>>>
export type Typed = Readonly<Record<string, string>>

export const isFaulty = (faults: Faults): boolean => Object.keys(faults).length > 0

const isDay = (value: string) => z.iso.date().safeParse(value).success && value >= '2000-01-01' && value < '2200-01-01'

const Basics = z.object({ mode: line, from: line, until: line })

function basicsFaults(typed: z.infer<typeof Basics>): Record<string, Fault> {
  const faults: Record<string, Fault> = {}
  if (!modes.some((one) => one === typed.mode)) faults['mode'] = 'mode'
  if (typed.from !== '' && !isDay(typed.from)) faults['from'] = 'from'
  if (typed.until !== '' && (!isDay(typed.until) || typed.until < typed.from)) faults['until'] = 'until'
  if (typed.until !== '' && typed.from === '') faults['from'] = 'from'
  return faults
}

const basicsOf = ({ mode, from, until }: z.infer<typeof Basics>) => ({
  mode: modes.find((one): one is Mode => one === mode) ?? 'on_site',
  fromOn: from || null,
  untilOn: until || null,
})

export function readBasics(body: unknown): {
  typed: Typed
  faults: Faults
  to: Pick<VisitContent, 'mode' | 'fromOn' | 'untilOn'>
} {
  const typed = Basics.parse(body)
  return { typed, faults: basicsFaults(typed), to: basicsOf(typed) }
}

const Plan = Basics.extend({ kind: line, language: line })

export function readPlan(body: unknown, languages: readonly string[]) {
  const typed = Plan.parse(body)
  const faults = basicsFaults(typed)
  const kind = visitKinds.find((one): one is VisitKind => one === typed.kind)
  if (!kind) faults['kind'] = 'kind'
  if (!languages.includes(typed.language)) faults['language'] = 'language'
  return { typed, faults, plan: { kind: kind ?? 'first', language: typed.language, ...basicsOf(typed) } }
}

const BlockForm = z.object({ on: line, from: line, until: line, title: line, where: line, met: line })

export function readBlock(body: unknown): { typed: Typed; faults: Faults; to: Omit<ProgrammeBlock, 'id'> } {
  const typed = BlockForm.parse(body)
  const faults: Record<string, Fault> = {}
  if (!isDay(typed.on)) faults['on'] = 'on'
  for (const name of ['from', 'until'] as const) if (!isTime(typed[name])) faults[name] = 'time'
  if (!faults['from'] && !faults['until'] && typed.until <= typed.from) faults['until'] = 'order'
  if (typed.title === '') faults['title'] = 'title'
  return { typed, faults, to: typed }
}

const TopicForm = z.object({ topic: line })

export function readTopic(body: unknown): { typed: Typed; faults: Faults; to: Omit<Topic, 'id'> } {
  const typed = TopicForm.parse(body)
  return { typed, faults: typed.topic === '' ? { topic: 'topic' } : {}, to: { title: typed.topic, area: null } }
}

const StakeholderForm = z.object({ organisation: line, role: line })

export function readStakeholder(body: unknown): { typed: Typed; faults: Faults; to: Omit<Stakeholder, 'id'> } {
  const typed = StakeholderForm.parse(body)
  return { typed, faults: typed.organisation === '' ? { organisation: 'organisation' } : {}, to: typed }
}

const FindingForm = z.object({
  topic: line,
  seen: text,
  confirms: line,
  contradicts: line,
  recommendation: text,
  owner: line,
  horizon: line,
})

/** Numbers of questions, parted by anything. */
const keysIn = (typed: string): string[] => [
  ...new Set(
    typed
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter((key) => key !== ''),
  ),
]

export function readFinding(
  body: unknown,
  { items }: Pick<Edition, 'items'>,
  topics: readonly Topic[],
): { typed: Typed; faults: Faults; to: Omit<Finding, 'id'> } {
  const typed = FindingForm.parse(body)
  const known = new Set(items.map(({ key }) => key))
  const [confirms, contradicts] = [keysIn(typed.confirms), keysIn(typed.contradicts)]
  const horizon = horizons.find((one) => one === typed.horizon)
  const faults: Record<string, Fault> = {}
  if (typed.seen === '') faults['seen'] = 'seen'
  if (typed.topic !== '' && !topics.some(({ id }) => id === typed.topic)) faults['topic'] = 'topic'
  if (confirms.some((key) => !known.has(key))) faults['confirms'] = 'items'
  if (contradicts.some((key) => !known.has(key))) faults['contradicts'] = 'items'
  if (typed.recommendation !== '' && typed.owner === '') faults['owner'] = 'owner'
  if (!horizon) faults['horizon'] = 'horizon'
  const { seen, recommendation, owner } = typed
  const to = { topic: typed.topic || null, seen, confirms, contradicts, recommendation, owner }
  return { typed, faults, to: { ...to, horizon: horizon ?? 'year' } }
}

/** The version that a form was made from; 0, as before anything was written, where it names none. */
export function readSeen({ version: seen }: Readonly<Record<string, unknown>>): number {
  return typeof seen === 'string' && /^\d{1,6}$/.test(seen) ? Number(seen) : 0
}

export const readText = (value: unknown): string => text.parse(value)
export const readDay = (value: unknown): string | null => {
  const day = line.parse(value)
  return isDay(day) ? day : null
}
