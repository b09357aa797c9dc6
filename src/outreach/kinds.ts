import type { EntryKind } from '#library'
import { href } from '#routes'
import * as model from './model.ts'

const onPage = (lang: string, id: string) => `${href('outreach', { lang })}#${id}`
/** The page finds the year of an id by itself. */
const inYear = (lang: string, id: string) => href('workProgramme', { lang, year: id })

export const channelKind: EntryKind<model.ChannelValues> = {
  name: 'channel figure',
  table: 'channel_figure',
  words: 'outreach',
  texts: [
    { key: 'title', shape: 'line', required: true },
    { key: 'note', shape: 'line' },
  ],
  fields: [
    { key: 'channel', column: 'channel', type: 'choice', of: model.channels, required: true },
    { key: 'measure', column: 'measure', type: 'choice', of: model.measures, required: true },
    { key: 'day', column: 'on_day', type: 'day', required: true },
    { key: 'value', column: 'value', type: 'number', required: true },
  ],
  places: [],
  check: model.channelFault,
  address: onPage,
  year: ({ day }) => model.yearOf(day),
  inSearch: false,
}

export const mentionKind: EntryKind<model.MentionValues> = {
  name: 'mention',
  table: 'mention',
  words: 'outreach',
  texts: [
    { key: 'title', shape: 'line', required: true },
    { key: 'summary', shape: 'line' },
  ],
  fields: [
    { key: 'by', column: 'by_whom', type: 'choice', of: model.mentionedBy, required: true },
    { key: 'day', column: 'on_day', type: 'day', required: true },
    { key: 'times', column: 'times', type: 'integer' },
    { key: 'atLeast', column: 'at_least', type: 'yes' },
    { key: 'countries', column: 'countries', type: 'countries' },
    { key: 'subjects', column: 'subjects', type: 'subjects' },
    { key: 'address', column: 'address', type: 'address' },
  ],
  places: [],
  check: model.mentionFault,
  address: onPage,
  year: ({ day }) => model.yearOf(day),
  inSearch: true,
}

export const campaignKind: EntryKind<model.CampaignValues> = {
  name: 'campaign',
  table: 'campaign',
  words: 'outreach',
  texts: [
    { key: 'title', shape: 'line', required: true },
    { key: 'summary', shape: 'paragraphs' },
  ],
  fields: [
    { key: 'form', column: 'form', type: 'choice', of: model.campaignForms, required: true },
    { key: 'day', column: 'on_day', type: 'day', required: true },
    { key: 'messages', column: 'messages', type: 'integer' },
    { key: 'messagesMore', column: 'messages_more', type: 'yes' },
    { key: 'publications', column: 'publications', type: 'entries', kind: 'publication' },
  ],
  places: [{ role: 'participant' }],
  check: model.campaignFault,
  address: onPage,
  year: ({ day }) => model.yearOf(day),
  inSearch: true,
}

export const issueKind: EntryKind<model.IssueValues> = {
  name: 'newsletter issue',
  table: 'newsletter_issue',
  words: 'outreach',
  texts: [
    { key: 'title', shape: 'line', required: true },
    { key: 'contents', shape: 'lines' },
  ],
  fields: [
    { key: 'month', column: 'month', type: 'day', required: true },
    { key: 'label', column: 'label', type: 'line' },
    { key: 'languages', column: 'languages', type: 'languages' },
    { key: 'address', column: 'address', type: 'address' },
  ],
  places: [],
  check: model.issueFault,
  address: onPage,
  year: ({ month }) => model.yearOf(month),
  inSearch: true,
}

export const objectiveKind: EntryKind<model.ObjectiveValues> = {
  name: 'objective',
  table: 'objective',
  words: 'outreach',
  texts: [
    { key: 'title', shape: 'line', required: true },
    { key: 'measures', shape: 'lines' },
    { key: 'result', shape: 'paragraphs' },
  ],
  fields: [
    { key: 'year', column: 'year', type: 'integer', required: true },
    { key: 'state', column: 'state', type: 'choice', of: model.objectiveStates, required: true },
    { key: 'putOffTo', column: 'put_off_to', type: 'integer' },
    { key: 'events', column: 'events', type: 'entries', kind: 'event' },
    { key: 'publications', column: 'publications', type: 'entries', kind: 'publication' },
    { key: 'position', column: 'position', type: 'integer' },
  ],
  places: [],
  check: model.objectiveFault,
  address: inYear,
  year: ({ year }) => year,
  inSearch: true,
}

export const spendingKind: EntryKind<model.SpendingValues> = {
  name: 'expenditure',
  table: 'expenditure',
  words: 'outreach',
  texts: [
    { key: 'title', shape: 'line', required: true },
    { key: 'note', shape: 'paragraphs' },
  ],
  fields: [
    { key: 'year', column: 'year', type: 'integer', required: true },
    { key: 'covers', column: 'covers', type: 'choice', of: ['line', 'total'], required: true },
    { key: 'amount', column: 'amount', type: 'money', required: true },
    { key: 'currency', column: 'currency', type: 'choice', of: ['EUR'], required: true },
    { key: 'standing', column: 'standing', type: 'choice', of: ['provisional', 'certified'], required: true },
  ],
  places: [],
  check: model.spendingFault,
  address: inYear,
  year: ({ year }) => year,
  inSearch: true,
}

export const outreachKinds = [channelKind, mentionKind, campaignKind, issueKind, objectiveKind, spendingKind] as const
