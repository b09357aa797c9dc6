import { type Answers, applicability, type Edition, type Revision } from '#instruments'
import {
  comparedAt,
  isSilent,
  type Opinion,
  opinionsOf,
  type Review,
  sameAnswer,
  seatOf,
  type Step,
  type Turn,
} from './model.ts'

/** `changed`: the place has answered otherwise since it was read. The last four are what became of a proposal. */
export type MarkState = 'unread' | 'changed' | 'agreed' | 'proposed' | 'accepted' | 'contested' | 'kept' | 'withdrawn'
export type QuestionState = 'none' | 'asked' | 'answered' | 'closed'

/** How far the first expert and the place have come with an item. */
export interface ItemStanding {
  readonly item: string
  readonly area: string
  /** As far as its guard decides, by the place's own answers. */
  readonly applies: boolean
  readonly opinion: Opinion | undefined
  readonly mark: MarkState
  readonly question: QuestionState
  readonly turns: readonly Turn[]
}

const ofQuestion = new Set<Step>(['asked', 'answered', 'closed'])
const ofProposal = new Set<Step>(['accepted', 'contested', 'kept', 'withdrawn'])

export function questionOf(turns: readonly Turn[]): QuestionState {
  const last = turns.findLast(({ step }) => ofQuestion.has(step))?.step
  return last === 'asked' || last === 'answered' || last === 'closed' ? last : 'none'
}

export function markOf(opinion: Opinion | undefined, turns: readonly Turn[], answerRevision: number): MarkState {
  if (!opinion) return 'unread'
  if (opinion.answerRevision !== answerRevision) return 'changed'
  if (opinion.verdict === 'agree') return 'agreed'
  const last = turns.findLast((turn) => ofProposal.has(turn.step) && turn.opinion === opinion.revision)?.step
  return last === 'accepted' || last === 'contested' || last === 'kept' || last === 'withdrawn' ? last : 'proposed'
}

export type Given = ReadonlyMap<string, Pick<Revision, 'answer' | 'revision'>>

const plain = (given: Given): Answers => Object.fromEntries([...given].map(([item, { answer }]) => [item, answer]))

/** In the order of the edition. */
export function standingsOf(edition: Pick<Edition, 'items'>, given: Given, review: Review): ItemStanding[] {
  const applies = applicability(edition, plain(given))
  const opinions = opinionsOf(review, 'lead')
  const turnsOf = Map.groupBy(review.turns, ({ item }) => item)
  return edition.items.map(({ key: item, area }) => {
    const [opinion, turns] = [opinions.get(item), turnsOf.get(item) ?? []]
    return {
      item,
      area,
      applies: applies.get(item) !== false,
      opinion,
      mark: markOf(opinion, turns, given.get(item)?.revision ?? 0),
      question: questionOf(turns),
      turns,
    }
  })
}

export const isRead = ({ mark }: Pick<ItemStanding, 'mark'>): boolean => mark !== 'unread' && mark !== 'changed'

/** What an expert of either part has still to read: items that apply and have no mark of the answer as it stands. */
export function unreadBy(
  part: 'lead' | 'blind',
  edition: Pick<Edition, 'items'>,
  given: Given,
  review: Review,
): string[] {
  const opinions = opinionsOf(review, part)
  const applies = applicability(edition, plain(given))
  return edition.items
    .filter(({ key }) => applies.get(key) !== false)
    .filter(({ key }) => opinions.get(key)?.answerRevision !== (given.get(key)?.revision ?? 0))
    .map(({ key }) => key)
}

/** Where the two experts hold different answers to be right, as they stood when both had finished. */
export interface Difference {
  readonly item: string
  readonly first: Opinion
  readonly second: Opinion
  /** The first expert has looked at it: saved anew, or said that the mark stays. */
  readonly settled: boolean
}

export function differencesIn(review: Review): Difference[] {
  const at = comparedAt(review)
  if (!at) return []
  const first = opinionsOf(review, 'lead', at)
  const now = opinionsOf(review, 'lead')
  return [...opinionsOf(review, 'blind', at).values()].flatMap((second) => {
    const one = first.get(second.item)
    if (!one || one.answerRevision !== second.answerRevision || sameAnswer(one.answer, second.answer)) return []
    const looked = review.turns.some((turn) => turn.item === second.item && turn.step === 'settled' && turn.at >= at)
    const settled = looked || (now.get(second.item)?.revision ?? 0) > one.revision
    return [{ item: second.item, first: one, second, settled }]
  })
}

export const obstacles = [
  'lead',
  'unread',
  'finish',
  'second',
  'question',
  'proposal',
  'contested',
  'difference',
] as const
export type Obstacle = (typeof obstacles)[number]

/** What stands between the review and its validation, in the order in which it is done; empty when it is ready. */
export function missingIn(
  edition: Pick<Edition, 'items'>,
  given: Given,
  review: Review,
): { readonly obstacle: Obstacle; readonly items: readonly string[] }[] {
  const standings = standingsOf(edition, given, review)
  const itemsThat = (is: (one: ItemStanding) => boolean) => standings.filter(is).map(({ item }) => item)
  const [lead, blind] = [seatOf(review, 'lead'), seatOf(review, 'blind')]
  const found: Record<Obstacle, readonly string[] | boolean> = {
    lead: !lead,
    unread: unreadBy('lead', edition, given, review),
    finish: lead !== undefined && !lead.finishedAt,
    second: blind !== undefined && !blind.finishedAt,
    question: itemsThat(({ question }) => question === 'asked' || question === 'answered'),
    proposal: itemsThat(({ mark }) => mark === 'proposed'),
    contested: itemsThat(({ mark }) => mark === 'contested'),
    difference: differencesIn(review).flatMap(({ item, settled }) => (settled ? [] : [item])),
  }
  return obstacles.flatMap((obstacle) => {
    const what = found[obstacle]
    if (typeof what === 'boolean') return what ? [{ obstacle, items: [] }] : []
    return what.length > 0 ? [{ obstacle, items: what }] : []
  })
}

/** The place's answers, with the proposals that it accepted or the expert kept in their place. */
export function agreedAnswers(edition: Pick<Edition, 'items'>, given: Given, review: Review): Answers {
  const kept = standingsOf(edition, given, review).flatMap(({ item, mark, opinion }) =>
    opinion && (mark === 'accepted' || mark === 'kept') ? [[item, opinion.answer] as const] : [],
  )
  return { ...plain(given), ...Object.fromEntries(kept) }
}

/** A place whose answers were open again has its time to reply from the sign-off that holds. */
export const waitsSince = (saidAt: Date, signedOffAt: Date | null): Date =>
  signedOffAt && signedOffAt > saidAt ? signedOffAt : saidAt

/** The steps that are open on an item, whoever takes them; taking the other of two replies corrects the first. */
export function stepsOpen(
  standing: Pick<ItemStanding, 'mark' | 'question' | 'opinion' | 'turns'>,
  now: Date,
  signedOffAt: Date | null,
): Step[] {
  const silent = (saidAt: Date) => isSilent(waitsSince(saidAt, signedOffAt), now)
  const { mark, question, opinion, turns } = standing
  const open: Step[] = []
  const askedAt = turns.findLast(({ step }) => step === 'asked')?.at
  open.push('asked')
  if (question === 'asked' || question === 'answered') open.push('answered')
  if (question === 'answered' || (question === 'asked' && askedAt && silent(askedAt))) open.push('closed')
  if (mark === 'proposed' || mark === 'contested') open.push('accepted')
  if (mark === 'proposed' || mark === 'accepted') open.push('contested')
  const unheard = mark === 'proposed' && opinion !== undefined && silent(opinion.savedAt)
  if (mark === 'contested' || unheard) open.push('kept')
  if (mark === 'proposed' || mark === 'contested' || mark === 'accepted') open.push('withdrawn')
  return open
}
