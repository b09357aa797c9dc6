import { href } from '#routes'
import { Badge, type Column, Empty, Table } from '#ui'
import { inLanguage, shortName } from '../../model.ts'
import { joinedIn } from '../../names.ts'
import { kinds } from '../../obligations/model.ts'
import { Standing } from '../../obligations/pages/obligation-table.tsx'
import { feeBadges, feeStateName, obligationName } from '../../obligations/words.ts'
import type { Seen } from '../read-board.ts'
import type { BoardProps } from './board.tsx'
import { More, partOf } from './more.tsx'

/** Who is where: by network and by country, then one by one. */
export function Members(props: BoardProps) {
  const { view, query, board } = props
  const t = view.speech.words('membership')
  const { members } = board
  return (
    <section class="section" id="members">
      <h2>{t('board.members.title')}</h2>
      {members.length === 0 ? (
        <Empty title={t('board.members.none')}>
          <p>{t('board.members.none.hint')}</p>
        </Empty>
      ) : (
        <>
          <div class="two-forms">
            <ByNetwork {...props} />
            <ByCountry {...props} />
          </div>
          <MemberTable {...props} />
        </>
      )}
      <More view={view} query={query} table="members" count={members.length} />
    </section>
  )
}

function MemberTable({ view, query, board }: BoardProps) {
  const { speech, lang } = view
  const t = speech.words('membership')
  const { members, year, networks, countries } = board
  const columns: Column<Seen>[] = [
    {
      key: 'place',
      head: t('accession.place'),
      rowHead: true,
      cell: ({ member: { place } }) => (
        <>
          <a href={href('membership', { lang, id: place.id })}>{place.name}</a>{' '}
          <span class="also">{countries.get(place.country) ?? place.country}</span>
        </>
      ),
    },
    {
      key: 'network',
      head: t('board.filter.network'),
      cell: ({ member: { place } }) =>
        networks
          .filter(({ id }) => place.networkIds.includes(id))
          .map(({ name }) => shortName(name, lang))
          .join(', '),
    },
    { key: 'joined', head: t('board.joined'), cell: ({ member: { place } }) => joinedIn(speech, place) },
    ...kinds.map(({ kind }): Column<Seen> => ({
      key: kind,
      head: obligationName(speech, kind),
      cell: ({ obligations }) => {
        const found = obligations.find((one) => one.kind === kind)
        return found && <Standing view={view} state={found.state} />
      },
    })),
    {
      key: 'fee',
      head: t('board.fee', { year: String(year) }),
      cell: ({ fee }) => <Badge kind={feeBadges[fee.state]}>{feeStateName(speech, fee.state)}</Badge>,
    },
  ]
  return (
    <>
      <h3>{t('board.members.each')}</h3>
      <Table
        caption={t('board.members.each')}
        captionHidden
        columns={columns}
        rows={partOf(members, query, 'members')}
        stacked
      />
    </>
  )
}

interface Count {
  name: string
  count: number
}

function ByNetwork({ view, query, board: { members, networks } }: BoardProps) {
  const t = view.speech.words('membership')
  const rows = networks.map(({ id, name }) => ({
    name: inLanguage(name, view.lang).text,
    count: members.filter(({ member }) => member.place.networkIds.includes(id)).length,
  }))
  const none = members.filter(({ member }) => member.place.networkIds.length === 0).length
  const all = none > 0 ? [...rows, { name: t('board.noNetwork'), count: none }] : rows
  return (
    <Counted view={view} query={query} caption={t('board.byNetwork')} head={t('board.filter.network')} rows={all} />
  )
}

function ByCountry({ view, query, board: { members, countries } }: BoardProps) {
  const t = view.speech.words('membership')
  const rows = [...countries].map(([code, name]) => ({
    name,
    count: members.filter(({ member }) => member.place.country === code).length,
  }))
  return (
    <Counted view={view} query={query} caption={t('board.byCountry')} head={t('board.filter.country')} rows={rows} />
  )
}

/** The largest first; the rest once all members are asked for. */
function Counted({
  view,
  query,
  caption,
  head,
  rows,
}: Pick<BoardProps, 'view' | 'query'> & { caption: string; head: string; rows: readonly Count[] }) {
  const { speech } = view
  const t = speech.words('membership')
  const columns: Column<Count>[] = [
    { key: 'name', head, rowHead: true, cell: ({ name }) => name },
    { key: 'count', head: t('board.members'), numeric: true, cell: ({ count }) => speech.number(count) },
  ]
  const sorted = rows
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || speech.compare(a.name, b.name))
  const shown = partOf(sorted, query, 'members')
  const more = sorted.length - shown.length
  return (
    <div>
      <Table caption={caption} columns={columns} rows={shown} />
      {more > 0 && <p class="hint">{t('board.more', { count: more })}</p>}
    </div>
  )
}
