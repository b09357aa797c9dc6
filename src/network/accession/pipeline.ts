import { type Accession, type Step, type StepRecord, steps } from './model.ts'
import { addDays, firstDayOf, isBefore, lastDayOf, type PartialDate } from './partial-date.ts'

/** How a step stands: told by its records, never stored. */
export type StepStanding =
  | { readonly state: 'open' }
  | { readonly state: 'planned'; readonly dueOn: string; readonly record: StepRecord }
  | { readonly state: 'done'; readonly on: PartialDate | null; readonly record: StepRecord }

export type Standings = Readonly<Record<Step, StepStanding>>

/** Of each step the latest record that was not taken back; what is done is no longer planned. */
export function standingsOf(records: readonly StepRecord[]): Standings {
  const of = (step: Step): StepStanding => {
    const valid = records.filter((record) => record.step === step && !record.takenBackAt)
    const done = valid.findLast((record) => record.done)
    if (done) return { state: 'done', on: done.doneOn, record: done }
    const planned = valid.findLast(({ dueOn }) => dueOn !== null)
    return planned?.dueOn ? { state: 'planned', dueOn: planned.dueOn, record: planned } : { state: 'open' }
  }
  return Object.fromEntries(steps.map((step) => [step, of(step)])) as Record<Step, StepStanding>
}

/** Where the place is: the step it has to take next, or the end it has reached. */
export type Stage = Step | 'welcomed' | 'ended'

export function stageOf({ records, endedOn }: Pick<Accession, 'records' | 'endedOn'>): Stage {
  const standings = standingsOf(records)
  if (standings.welcome.state === 'done') return 'welcomed'
  if (endedOn !== null) return 'ended'
  return nextStep(standings) ?? 'welcomed'
}

/** The first that is not done: the order is advice, so later ones may be. */
const nextStep = (standings: Standings): Step | undefined => steps.find((step) => standings[step].state !== 'done')

export interface NextThing {
  readonly step: Step
  /** The day it is planned for; null while it is not. */
  readonly dueOn: string | null
  readonly overdue: boolean
}

/** What to do now: what should have been done by today, the longest first, else the next step. Null once it is over. */
export function nextThing(accession: Pick<Accession, 'records' | 'endedOn'>, today: string): NextThing | null {
  const stage = stageOf(accession)
  if (stage === 'welcomed' || stage === 'ended') return null
  const standings = standingsOf(accession.records)
  const [late] = overdueSteps(accession, today)
  if (late) return { ...late, overdue: true }
  const standing = standings[stage]
  return { step: stage, dueOn: standing.state === 'planned' ? standing.dueOn : null, overdue: false }
}

/** Steps planned for a day that has passed, the longest ago first; none once the accession is over. */
export function overdueSteps(
  accession: Pick<Accession, 'records' | 'endedOn'>,
  today: string,
): { readonly step: Step; readonly dueOn: string }[] {
  const stage = stageOf(accession)
  if (stage === 'welcomed' || stage === 'ended') return []
  const standings = standingsOf(accession.records)
  return steps
    .flatMap((step) => {
      const standing = standings[step]
      return standing.state === 'planned' && standing.dueOn < today ? [{ step, dueOn: standing.dueOn }] : []
    })
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
}

/** What is unusual of a step that was recorded here. */
export type Remark =
  /** The answers were given, or analysed, before the place had signed: those that have signed come first. */
  | { readonly kind: 'unsigned'; readonly step: Step }
  /** A step that usually comes before is not done, or was done later. */
  | { readonly kind: 'order'; readonly step: Step; readonly usuallyFirst: Step }
  /** Analysis and report take eight weeks at least. */
  | { readonly kind: 'hasty'; readonly step: 'report' }

const usuallyFirst: Readonly<Record<Step, readonly Step[]>> = {
  interest: [],
  statement: ['interest'],
  questionnaire: ['interest', 'statement'],
  report: ['questionnaire'],
  agreement: ['statement'],
  visit: ['report'],
  welcome: ['statement', 'agreement'],
}

/** Days that analysis and report take at least, as the programme says. */
export const analysisDays = 56

/** Said, never refused. Of the record nothing is said: what it does not hold may have happened. */
export function remarksOf(records: readonly StepRecord[]): Remark[] {
  const standings = standingsOf(records)
  return steps.flatMap((step): Remark[] => {
    const standing = standings[step]
    if (standing.state !== 'done' || standing.record.recordedAt === null) return []
    const early = usuallyFirst[step].filter((first) => !cameFirst(standings[first], standing.on))
    const remarks = early.map((first) => remarkOn(step, first))
    return step === 'report' && isHasty(standings) ? remarks.concat({ kind: 'hasty', step }) : remarks
  })
}

function remarkOn(step: Step, first: Step): Remark {
  const unsigned = step === 'questionnaire' && first === 'statement'
  return unsigned ? { kind: 'unsigned', step } : { kind: 'order', step, usuallyFirst: first }
}

function cameFirst(first: StepStanding, on: PartialDate | null): boolean {
  if (first.state !== 'done') return false
  return on === null || first.on === null || !isBefore(on, first.on)
}

function isHasty({ questionnaire, report }: Standings): boolean {
  if (questionnaire.state !== 'done' || report.state !== 'done' || !questionnaire.on || !report.on) return false
  return lastDayOf(report.on) < addDays(firstDayOf(questionnaire.on), analysisDays)
}
