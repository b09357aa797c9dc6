import { href } from '#routes'
import { Badge, type Column, Empty, Table } from '#ui'
import { sayDate } from '../../accession/words.ts'
import type { Seen } from '../read-board.ts'
import type { Signal } from '../silence.ts'
import type { BoardProps } from './board.tsx'
import { More, partOf } from './more.tsx'

const shown = ['signIn', 'answer', 'practice', 'survey'] as const satisfies readonly Signal[]

export function SilentTable({ view, query, board }: BoardProps) {
  const { speech, lang } = view
  const t = speech.words('membership')
  const { silent } = board
  const columns: Column<Seen>[] = [
    {
      key: 'place',
      head: t('accession.place'),
      rowHead: true,
      cell: ({ member: { place }, people }) => (
        <>
          <a href={href('membership', { lang, id: place.id })}>{place.name}</a>
          {people === 0 && (
            <>
              {' '}
              <Badge kind="past">{t('board.nobody')}</Badge>
            </>
          )}
        </>
      ),
    },
    ...shown.map((signal): Column<Seen> => ({
      key: signal,
      head: t(`board.sign.${signal}`),
      cell: ({ signs }) => {
        const on = signs[signal]
        return on === null ? <span class="also">{t('board.never')}</span> : sayDate(speech, on)
      },
    })),
    {
      key: 'act',
      head: t('board.act'),
      cell: ({ member: { place } }) => (
        <a href={href('placePeople', { lang, id: place.id })}>
          {t('board.act.people')}
          <span class="unseen"> {place.name}</span>
        </a>
      ),
    },
  ]
  return (
    <section class="section" id="silent">
      <h2>{t('board.silent.title', { months: query.months })}</h2>
      <p class="hint">{t('board.silent.lead', { months: query.months })}</p>
      {silent.length === 0 ? (
        <Empty title={t('board.silent.none')} />
      ) : (
        <Table
          caption={t('board.silent.title', { months: query.months })}
          captionHidden
          columns={columns}
          rows={partOf(silent, query, 'silent')}
          stacked
        />
      )}
      <More view={view} query={query} table="silent" count={silent.length} />
    </section>
  )
}
