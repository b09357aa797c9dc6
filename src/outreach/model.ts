import type { Entry } from '#library'

/** Pure: what the kinds of this domain hold, and what must hold between their fields. */

type Values<Known> = Known & Readonly<Record<string, unknown>>

export const channels = ['twitter', 'facebook', 'instagram', 'linkedin', 'youtube', 'website', 'newsletter'] as const
export type Channel = (typeof channels)[number]
/** `…_gained` and `…_growth_percent`: over the year that `day` names. */
export const measures = ['followers', 'followers_gained', 'visits', 'visits_growth_percent'] as const
export type Measure = (typeof measures)[number]

export type ChannelValues = Values<{
  readonly channel: Channel
  readonly measure: Measure
  readonly day: string
  readonly value: number
}>
export type ChannelFigure = Entry<ChannelValues>

/** `week_in_brief`, `main_page`, `newsletter`: of the Council of Europe. */
export const mentionedBy = ['media', 'week_in_brief', 'main_page', 'newsletter', 'organisation'] as const

export type MentionValues = Values<{
  readonly by: (typeof mentionedBy)[number]
  readonly day: string
  /** As stated, where the single ones are not named; null: the entry is one mention. */
  readonly times: number | null
  readonly atLeast: boolean
  readonly countries: readonly string[]
  readonly subjects: readonly string[]
  readonly address: string | null
}>
export type Mention = Entry<MentionValues>

export const campaignForms = ['special_publication', 'joint_campaign'] as const

export type CampaignValues = Values<{
  readonly form: (typeof campaignForms)[number]
  readonly day: string
  readonly messages: number | null
  readonly messagesMore: boolean
  readonly publications: readonly string[]
}>
export type Campaign = Entry<CampaignValues>

export type IssueValues = Values<{
  readonly month: string
  readonly label: string | null
  readonly languages: readonly string[]
  readonly address: string | null
}>
export type Issue = Entry<IssueValues>

export const objectiveStates = ['planned', 'done', 'partly', 'put_off'] as const

export type ObjectiveValues = Values<{
  readonly year: number
  readonly position: number | null
  readonly state: (typeof objectiveStates)[number]
  readonly putOffTo: number | null
  readonly events: readonly string[]
  readonly publications: readonly string[]
}>
export type Objective = Entry<ObjectiveValues>

export type SpendingValues = Values<{
  readonly year: number
  readonly covers: 'line' | 'total'
  readonly amount: number
  readonly currency: 'EUR'
  readonly standing: 'provisional' | 'certified'
}>
export type Spending = Entry<SpendingValues>

type Fault = { readonly key: string; readonly fault: string } | null

/** While something is a draft, anything may be missing. */
type Draft<V> = { readonly [Key in keyof V]: V[Key] | null | undefined }

export const yearOf = (day: string | null | undefined): number | null => (day ? Number(day.slice(0, 4)) : null)

const isYear = (year: number | null | undefined) =>
  year === null || year === undefined || (year >= 1949 && year <= 2200)

export function channelFault({ measure, value }: Draft<Pick<ChannelValues, 'measure' | 'value'>>): Fault {
  const mayShrink = measure === 'followers_gained' || measure === 'visits_growth_percent'
  return (value ?? 0) < 0 && !mayShrink ? { key: 'value', fault: 'channel figure.fault.negative' } : null
}

export function mentionFault({ times, atLeast }: Draft<Pick<MentionValues, 'times' | 'atLeast'>>): Fault {
  if (times !== null && times !== undefined && times < 1) return { key: 'times', fault: 'mention.fault.times' }
  return atLeast && !times ? { key: 'atLeast', fault: 'mention.fault.atLeast' } : null
}

export function campaignFault({
  messages,
  messagesMore,
}: Draft<Pick<CampaignValues, 'messages' | 'messagesMore'>>): Fault {
  if (messages !== null && messages !== undefined && messages < 1) {
    return { key: 'messages', fault: 'campaign.fault.messages' }
  }
  return messagesMore && !messages ? { key: 'messagesMore', fault: 'campaign.fault.messagesMore' } : null
}

/** An issue is known by its month: numbers are not consistent from year to year. */
export const issueFault = ({ month }: Draft<Pick<IssueValues, 'month'>>): Fault =>
  month && !/^\d{4}-\d\d$/.test(month) ? { key: 'month', fault: 'newsletter issue.fault.month' } : null

export function objectiveFault({
  year,
  state,
  putOffTo,
}: Draft<Pick<ObjectiveValues, 'year' | 'state' | 'putOffTo'>>): Fault {
  if (!isYear(year)) return { key: 'year', fault: 'objective.fault.year' }
  if (putOffTo === null || putOffTo === undefined) return null
  if (year && putOffTo <= year) return { key: 'putOffTo', fault: 'objective.fault.putOffTo' }
  return state === 'done' || state === 'planned' ? { key: 'putOffTo', fault: 'objective.fault.notPutOff' } : null
}

export function spendingFault({ year, amount }: Draft<Pick<SpendingValues, 'year' | 'amount'>>): Fault {
  if (!isYear(year)) return { key: 'year', fault: 'expenditure.fault.year' }
  return (amount ?? 0) < 0 || (amount ?? 0) >= 1e12 ? { key: 'amount', fault: 'expenditure.fault.amount' } : null
}
