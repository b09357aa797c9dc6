import { ChartFigure } from '#charts'
import { EntryTools, In, NewEntryLink, SourceLine, textIn } from '#library'
import type { View } from '#platform/http'
import { type Column, Table } from '#ui'
import { channelKind } from '../kinds.ts'
import type { Point } from '../followers.ts'
import type { ChannelFigure } from '../model.ts'
import { yearOf } from '../model.ts'
import { followersChart, seriesOf } from './followers-chart.ts'

interface Props {
  view: View
  figures: readonly ChannelFigure[]
}

export function Channels({ view, figures }: Props) {
  const t = view.speech.words('outreach')
  const chart = followersChart(view, figures)
  const points = seriesOf(figures).flatMap((one) => one.points.toReversed())
  const notes = figures.filter(({ texts }) => Object.values(texts).some(({ note }) => note))
  return (
    <section class="section" id="channels">
      <h2>{t('channels.title')}</h2>
      {figures.length === 0 && <p>{t('channels.none')}</p>}
      {chart && (
        <ChartFigure chart={chart}>
          <figcaption>{chart.description}</figcaption>
        </ChartFigure>
      )}
      {points.length > 0 && (
        <Table caption={t('channels.table')} captionHidden columns={columns(view, figures)} rows={points} stacked />
      )}
      {points.some(({ derived }) => derived) && <p class="hint">{t('channels.derivedNote')}</p>}
      <Visits view={view} figures={figures} />
      {notes.map((figure) => (
        <p>
          <strong>{t(`channel figure.choice.channel.${figure.values.channel}`)}</strong>{' '}
          <In view={view} said={textIn(figure, 'note', view.lang)} />
        </p>
      ))}
      <Sources view={view} figures={figures} />
      <NewEntryLink view={view} kind={channelKind} />
    </section>
  )
}

function columns({ speech }: View, figures: readonly ChannelFigure[]): Column<Point>[] {
  const t = speech.words('outreach')
  const gained = ({ channel, year }: Point) =>
    figures.find(
      ({ values }) =>
        values.channel === channel && values.measure === 'followers_gained' && yearOf(values.day) === year,
    )
  return [
    {
      key: 'channel',
      head: t('channels.column.channel'),
      rowHead: true,
      cell: ({ channel }) => t(`channel figure.choice.channel.${channel}`),
    },
    { key: 'year', head: t('channels.column.year'), cell: ({ year }) => String(year) },
    {
      key: 'followers',
      head: t('channels.column.followers'),
      numeric: true,
      cell: ({ value, from, derived }) => <span id={derived ? undefined : from[0]}>{speech.number(value)}</span>,
    },
    {
      key: 'gained',
      head: t('channels.column.gained'),
      numeric: true,
      cell: (point) => {
        const known = gained(point)
        if (!known) return <span class="also">{t('channels.notRecorded')}</span>
        return <span id={known.id}>{speech.number(known.values.value, { signDisplay: 'exceptZero' })}</span>
      },
    },
    {
      key: 'how',
      head: t('channels.column.how'),
      cell: (point) => (point.derived ? derivation(point) : t('channels.recorded')),
    },
  ]

  function derivation({ from }: Point) {
    const [value, less] = from.map((id) => figures.find((figure) => figure.id === id)?.values.value ?? 0)
    return t('channels.derivedFrom', { value: value ?? 0, gained: less ?? 0 })
  }
}

/** Visits to a site, as numbers or as growth. */
function Visits({ view: { speech }, figures }: Props) {
  const t = speech.words('outreach')
  const known = figures.filter(({ values }) => values.measure.startsWith('visits'))
  return known.map(({ id, values: { channel, measure, day, value } }) => {
    const given = { channel: t(`channel figure.choice.channel.${channel}`), year: day.slice(0, 4) }
    if (measure === 'visits') return <p id={id}>{t('channels.visitsCount', { ...given, count: value })}</p>
    const share = speech.percent(Math.abs(value))
    return <p id={id}>{t(value < 0 ? 'channels.visitsLess' : 'channels.visits', { ...given, value: share })}</p>
  })
}

/** Each source once, and for whoever edits every figure. */
function Sources({ view, figures }: Props) {
  const sources = [...new Map(figures.map((figure) => [figure.source, figure])).values()]
  return (
    <>
      {sources.map((figure) => (
        <SourceLine view={view} entry={figure} />
      ))}
      {figures.map((figure) => (
        <EntryTools view={view} kind={channelKind} entry={figure} />
      ))}
    </>
  )
}
