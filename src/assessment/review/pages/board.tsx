import type { Expert } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Empty, Filters, Page, SelectField, Table } from '#ui'
import { type BoardFilter, type BoardState, boardStates, type Placed } from '../board.ts'
import type { BoardRow } from '../store.ts'
import { ClockText } from './words.tsx'

export interface BoardEntry extends Placed {
  readonly round: BoardRow
  /** Items of the edition. */
  readonly items: number
  /** Its reader scores blind: how far the first expert is, is not theirs to know. */
  readonly blind: boolean
}

interface BoardProps {
  view: View
  entries: readonly BoardEntry[]
  /** For the secretariat, which sees all rounds; null for an expert, who sees their own. */
  filter: BoardFilter | null
  experts: readonly Expert[]
  demonstration: boolean
  now: Date
}

/** Every round and how far its review is; for an expert, those they review. */
export function BoardPage({ view, entries, filter, experts, demonstration, now }: BoardProps) {
  const { speech, lang } = view
  const t = speech.words('review')
  return (
    <Page view={view} title={t('board.title')} section="desk" demonstration={demonstration} indexed={false}>
      <h1>{t('board.title')}</h1>
      <p class="lead">{t(filter ? 'board.lead' : 'board.lead.own')}</p>
      {filter && (
        <Filters
          action={href('reviews', { lang })}
          label={t('filter.label')}
          submit={t('filter.submit')}
          clear={{
            label: t('filter.clear'),
            active: filter.state !== undefined || filter.expert !== '' || filter.late,
          }}
        >
          <SelectField
            name="state"
            label={t('filter.state')}
            value={filter.state ?? ''}
            any={t('filter.state.any')}
            choices={boardStates.map((state) => ({ value: state, label: t(`state.${state}`) }))}
          />
          <SelectField
            name="expert"
            label={t('filter.expert')}
            value={filter.expert}
            any={t('filter.expert.any')}
            choices={[
              { value: 'none', label: t('filter.expert.none') },
              ...experts.map(({ accountId, name }) => ({ value: accountId, label: name })),
            ]}
          />
          <label class="option">
            <input type="checkbox" name="late" value="yes" checked={filter.late} />
            <span>{t('filter.late')}</span>
          </label>
        </Filters>
      )}
      {entries.length === 0 ? (
        <Empty title={t(filter ? 'board.none' : 'board.none.own')}>
          <p>{t(filter ? 'board.none.text' : 'board.none.own.text')}</p>
        </Empty>
      ) : (
        <BoardTable view={view} entries={entries} now={now} runs={filter !== null} />
      )}
    </Page>
  )
}

const kinds: Readonly<Record<BoardState, 'plain' | 'good' | 'waiting' | 'past'>> = {
  open: 'plain',
  signed_off: 'waiting',
  in_review: 'waiting',
  ready: 'good',
  validated: 'good',
  published: 'past',
}

type TableProps = Pick<BoardProps, 'view' | 'entries' | 'now'> & { runs: boolean }

function BoardTable({ view, entries, now, runs }: TableProps) {
  const { speech, lang } = view
  const t = speech.words('review')
  return (
    <Table
      caption={t('board.caption', { count: entries.length })}
      stacked
      columns={[
        {
          key: 'round',
          head: t('board.round'),
          rowHead: true,
          cell: ({ round, state }: BoardEntry) => (
            <a href={href(state === 'open' && !runs ? 'round' : 'review', { lang, round: round.id })}>
              {speech.words('assessment')('round.name', { place: round.placeName, year: String(round.year) })}
            </a>
          ),
        },
        {
          key: 'state',
          head: t('board.state'),
          cell: ({ state }) => <Badge kind={kinds[state]}>{t(`state.${state}`)}</Badge>,
        },
        {
          key: 'clock',
          head: t('board.clock'),
          cell: ({ round, state }) =>
            round.submittedAt ? (
              <ClockText view={view} round={round} now={now} />
            ) : (
              t(`clock.none.${state === 'open' ? 'open' : 'other'}`)
            ),
        },
        { key: 'experts', head: t('board.experts'), cell: (entry) => <Seats view={view} entry={entry} runs={runs} /> },
        { key: 'progress', head: t('board.progress'), cell: (entry) => sayProgress(view, entry) },
      ]}
      rows={entries}
    />
  )
}

function Seats({ view, entry: { round, seats, state }, runs }: { view: View; entry: BoardEntry; runs: boolean }) {
  const t = view.speech.words('review')
  const named = seats.map(({ part, name }) => t(`board.seat.${part}`, { name }))
  const assignable = runs && (state === 'open' || state === 'signed_off' || state === 'in_review')
  return (
    <>
      {named.length > 0 ? view.speech.list(named) : t('board.nobody')}
      {assignable && (
        <>
          {' '}
          <a href={`${href('review', { lang: view.lang, round: round.id })}#experts`}>
            {t(named.length > 0 ? 'board.change' : 'board.assign')}
          </a>
        </>
      )}
    </>
  )
}

function sayProgress(view: View, { round, items, state, blind }: BoardEntry): string {
  const t = view.speech.words('review')
  if (blind || (state !== 'in_review' && state !== 'ready')) return '–'
  return view.speech.list([
    t('board.read', { count: round.read, of: items }),
    ...(round.asked > 0 ? [t('board.asked', { count: round.asked })] : []),
    ...(round.answered > 0 ? [t('board.answered', { count: round.answered })] : []),
  ])
}
