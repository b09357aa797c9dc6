import { inLanguage, type Texts } from '#network'
import type { View } from '#platform/http'
import type { Speech } from '#platform/i18n'
import type { TrailAction, TrailRow } from '#platform/trail'
import { href } from '#routes'
import { Breadcrumb, Empty, Filters, Page, SelectField, Table } from '#ui'
import { trailAddress, type TrailPart } from './addresses.ts'
import { Details } from './details.tsx'
import { actionWords } from './words.ts'

interface TrailProps {
  view: View
  part: TrailPart
  rows: readonly TrailRow[]
  /** Actions that stand in this part, to choose from. */
  actions: readonly TrailAction[]
  action: string | undefined
  /** Where the page of earlier rows begins. */
  older: number | undefined
  /** This is not the page of the latest rows. */
  earlier: boolean
}

export function TrailPage({ view, part, rows, actions, action, older, earlier }: TrailProps) {
  const { speech, lang } = view
  const t = speech.words('trail')
  const title = part.kind === 'all' ? t('title') : t(`title.${part.kind}`, { name: part.name })
  return (
    <Page view={view} title={title} indexed={false} demonstration={view.actor?.demonstration ?? false}>
      {part.kind !== 'all' && (
        <Breadcrumb speech={speech} crumbs={[{ label: part.name, href: href(part.kind, { lang, id: part.id }) }]} />
      )}
      <h1>{title}</h1>
      <p class="lead">{t('lead')}</p>
      <Filters
        action={trailAddress(part, lang)}
        label={t('filter.label')}
        submit={t('filter.submit')}
        clear={{ label: t('filter.clear'), active: action !== undefined }}
      >
        <SelectField
          name="action"
          label={t('filter.action')}
          any={t('filter.any')}
          value={action}
          choices={actions
            .map((one) => ({ value: one, label: actionWords(speech, one) }))
            .toSorted((a, b) => speech.compare(a.label, b.label))}
        />
      </Filters>
      <section class="wide">
        {rows.length === 0 ? (
          <Empty title={action === undefined ? t('empty') : t('empty.filtered')}>
            <p>{t('empty.hint')}</p>
          </Empty>
        ) : (
          <TrailTable view={view} title={title} rows={rows} whole={part.kind === 'all'} />
        )}
        <p class="actions">
          {older !== undefined && (
            <a class="button" rel="next" href={trailAddress(part, lang, { action, before: older })}>
              {t('older')}
            </a>
          )}
          {earlier && <a href={trailAddress(part, lang, { action })}>{t('newest')}</a>}
          {rows.length > 0 && <a href={trailAddress(part, lang, {}, 'file')}>{t('download')}</a>}
        </p>
      </section>
    </Page>
  )
}

/** With its zone: nobody knows in which one the reader is. */
const toTheSecond = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
} as const

function TrailTable({
  view,
  title,
  rows,
  whole,
}: Pick<TrailProps, 'view' | 'rows'> & { title: string; whole: boolean }) {
  const { speech } = view
  const t = speech.words('trail')
  return (
    <Table
      caption={title}
      captionHidden
      stacked
      rows={rows}
      columns={[
        {
          key: 'at',
          head: t('column.at'),
          cell: ({ at }) => <time datetime={at.toISOString()}>{speech.date(at, toTheSecond)}</time>,
        },
        { key: 'what', head: t('column.what'), rowHead: true, cell: ({ action }) => actionWords(speech, action) },
        { key: 'who', head: t('column.who'), cell: (row) => whoWords(speech, row) },
        { key: 'where', head: t('column.where'), cell: (row) => <Where view={view} row={row} /> },
        {
          key: 'more',
          head: t('column.more'),
          cell: (row) => <Details speech={speech} row={row} whole={whole} />,
        },
      ]}
    />
  )
}

function whoWords(speech: Speech, { actor, actorName }: TrailRow): string {
  const t = speech.words('trail')
  if (actor === null) return t('who.program')
  return actorName ?? t('who.erased')
}

function Where({ view: { lang }, row }: { view: View; row: TrailRow }) {
  if (row.placeId !== null && row.placeName !== null)
    return <a href={href('place', { lang, id: row.placeId })}>{row.placeName}</a>
  if (row.networkId !== null && row.networkName !== null) {
    return <a href={href('network', { lang, id: row.networkId })}>{inLanguage(row.networkName as Texts, lang).text}</a>
  }
  return <>{row.placeId ?? row.networkId ?? ''}</>
}
