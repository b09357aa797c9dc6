import type { View } from '#platform/http'
import { href } from '#routes'
import { type Column, Empty, SelectField, Table, TextField } from '#ui'
import { inLanguage, type Network } from '../../model.ts'
import { SourceLinks } from '../../pages/source-links.tsx'
import { isCurrent, type Membership } from '../model.ts'
import { type Doing, EditFrame } from './frame.tsx'

/** What was typed to let a place join, and what is amiss in it. */
export interface Joining {
  place: string
  from: string
  source: string
  errors: Partial<Record<'place' | 'from' | 'source', 'place' | 'year' | 'source'>>
}

interface Props {
  view: View
  network: Pick<Network, 'id' | 'name' | 'demonstration'>
  memberships: readonly Membership[]
  joinable: readonly { id: string; name: string }[]
  thisYear: number
  joining: Joining
  /** Else the form proposes to whoever may. */
  mayLetIn: boolean
  /** The place whose last year could not be understood. */
  leavingError?: string | undefined
  done: Doing | undefined
}

/** Who is in a network, who has left, and the forms to change it. */
export function MembersPage(props: Props) {
  const { view, network, memberships, done } = props
  const { speech, lang } = view
  const t = speech.words('networks')
  const name = inLanguage(network.name, lang).text
  const sorted = memberships.toSorted((a, b) => speech.compare(a.placeName, b.placeName))
  const current = sorted.filter(isCurrent)
  const former = sorted.filter((membership) => !isCurrent(membership))
  return (
    <EditFrame view={view} network={network} title={t('members.title', { network: name })} part="members" done={done}>
      <JoinForm {...props} />
      <section class="section">
        <h2>{t('members.current', { count: current.length })}</h2>
        {current.length === 0 ? (
          <Empty title={t('members.none')} />
        ) : (
          <Table
            caption={t('members.current', { count: current.length })}
            captionHidden
            stacked
            rows={current}
            columns={[...columns(view, network), leaving(props)]}
          />
        )}
      </section>
      {former.length > 0 && (
        <section class="section">
          <h2>{t('members.former')}</h2>
          <Table
            caption={t('members.former')}
            captionHidden
            stacked
            rows={former}
            columns={[...columns(view, network), returning(props)]}
          />
        </section>
      )}
    </EditFrame>
  )
}

function JoinForm({ view, network, joinable, joining, mayLetIn }: Props) {
  const { speech, lang } = view
  const t = speech.words('networks')
  const { errors } = joining
  const places = joinable.toSorted((a, b) => speech.compare(a.name, b.name))
  return (
    <section class="section">
      <h2>{t(mayLetIn ? 'join.title' : 'join.propose.title')}</h2>
      {!mayLetIn && <p class="hint">{t('join.propose.text')}</p>}
      <form method="post" action={href('networkMembers', { lang, id: network.id })} novalidate>
        <div class="field-row">
          <SelectField
            name="place"
            label={t('join.place')}
            any={t('join.place.choose')}
            value={joining.place}
            error={errors.place && t('join.error.place')}
            choices={places.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField
            name="from"
            label={t('join.from')}
            hint={t('join.from.hint')}
            inputmode="numeric"
            maxlength={4}
            value={joining.from}
            error={errors.from && t('join.error.year')}
          />
        </div>
        {!network.demonstration && (
          <TextField
            name="source"
            label={t('join.source')}
            hint={t('join.source.hint')}
            value={joining.source}
            error={errors.source && t('join.error.source')}
          />
        )}
        <button type="submit" name="do" value="join">
          {t(mayLetIn ? 'join.submit' : 'join.propose.submit')}
        </button>
      </form>
    </section>
  )
}

function columns(view: View, { demonstration }: Pick<Network, 'demonstration'>): Column<Membership>[] {
  const { speech, lang } = view
  const t = speech.words('networks')
  const source: Column<Membership> = {
    key: 'source',
    head: t('column.source'),
    cell: ({ source: recorded }) => <SourceLinks view={view} source={recorded} />,
  }
  return [
    {
      key: 'place',
      head: t('column.place'),
      rowHead: true,
      cell: ({ placeId, placeName }) => <a href={href('place', { lang, id: placeId })}>{placeName}</a>,
    },
    {
      key: 'since',
      head: t('column.years'),
      cell: (membership) => sayYears(view, membership),
    },
    ...(demonstration ? [] : [source]),
  ]
}

function sayYears({ speech }: View, { fromYear: from, untilYear: until }: Membership): string {
  const t = speech.words('networks')
  if (from !== null && until !== null) return t('years.between', { from: `${from}`, until: `${until}` })
  if (from !== null) return t('years.since', { from: `${from}` })
  return until === null ? t('years.unknown') : t('years.until', { until: `${until}` })
}

function leaving({ view, network, thisYear, leavingError }: Props): Column<Membership> {
  const { speech, lang } = view
  const t = speech.words('networks')
  return {
    key: 'leave',
    head: t('column.leave'),
    cell: ({ placeId, placeName }) => (
      <details open={leavingError === placeId}>
        <summary>
          {t('leave.open')}
          <span class="unseen"> {placeName}</span>
        </summary>
        <form method="post" action={href('networkMembers', { lang, id: network.id })}>
          <input type="hidden" name="place" value={placeId} />
          <div class={leavingError === placeId ? 'field invalid' : 'field'}>
            <label for={`until-${placeId}`}>{t('leave.year')}</label>
            {leavingError === placeId && (
              <p class="error" id={`error-${placeId}`}>
                {t('leave.error')}
              </p>
            )}
            <input
              id={`until-${placeId}`}
              name="until"
              inputmode="numeric"
              maxlength={4}
              value={String(thisYear)}
              aria-describedby={leavingError === placeId ? `error-${placeId}` : undefined}
            />
          </div>
          <button class="secondary" type="submit" name="do" value="leave">
            {t('leave.submit')}
          </button>
        </form>
      </details>
    ),
  }
}

function returning({ view, network, mayLetIn }: Props): Column<Membership> {
  const { speech, lang } = view
  const t = speech.words('networks')
  return {
    key: 'return',
    head: t('column.leave'),
    cell: ({ placeId, placeName }) => (
      <form method="post" action={href('networkMembers', { lang, id: network.id })}>
        <input type="hidden" name="place" value={placeId} />
        <button class="quiet" type="submit" name="do" value="return">
          {t(mayLetIn ? 'leave.back' : 'leave.back.propose')}
          <span class="unseen"> {placeName}</span>
        </button>
      </form>
    ),
  }
}
