import { In } from '#library'
import { SourceLinks } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Breadcrumb, type Column, Facts, Notice, Page, Table } from '#ui'
import { reasonIn } from '../difference-section.ts'
import type { FigureLine } from '../figure-rows.ts'
import type { FigureRow } from '../model.ts'
import { isUnit, labelIn, sayDay, sayValue, sayWho, titleOfQuery } from '../saying.ts'
import type { OpenedYear } from './open.ts'

interface FiguresProps extends OpenedYear {
  view: View
}

const unitOf = ({ found, stated }: FigureLine) => found?.unit ?? stated?.unit ?? ''
const kinds = { same: 'good', acknowledged: 'plain', open: 'late', lacking: 'waiting', new: 'plain' } as const

const sayingOf = ({ speech }: View, { found, name }: FigureLine): string =>
  found ? titleOfQuery(speech, found.says) : name

export function FiguresPage({ view, year, lines, date }: FiguresProps) {
  const { speech, lang } = view
  const t = speech.words('annualReport')
  const at = { lang, year: String(year) }
  const say = (line: FigureLine, value: number | null | undefined) =>
    value === null || value === undefined ? '–' : sayValue(speech, unitOf(line), value)
  const columns: Column<FigureLine>[] = [
    {
      key: 'name',
      head: t('figures.name'),
      rowHead: true,
      cell: (line) => <a href={href('annualReportFigure', { ...at, name: line.name })}>{sayingOf(view, line)}</a>,
    },
    { key: 'printed', head: t('figures.printed'), numeric: true, cell: (line) => say(line, line.stated?.value) },
    { key: 'regenerated', head: t('figures.regenerated'), numeric: true, cell: (line) => say(line, line.found?.value) },
    {
      key: 'rows',
      head: t('figures.rows'),
      numeric: true,
      cell: ({ found }) => speech.number(found?.rows.length ?? 0),
    },
    {
      key: 'state',
      head: t('figures.state'),
      cell: ({ state }) => <Badge kind={kinds[state]}>{t(`figures.state.${state}`)}</Badge>,
    },
  ]
  const title = t('figures.title', { year: at.year })
  return (
    <Page view={view} title={title} description={t('figures.lead')}>
      <Crumbs view={view} year={at.year} />
      <h1>{title}</h1>
      <p class="lead">{t('figures.lead')}</p>
      <p class="actions">
        <a href={href('annualReportFiguresFile', { ...at, file: 'figures.csv' })}>{t('figures.csv')}</a>
        <a href={href('annualReportFiguresFile', { ...at, file: 'figures.json' })}>{t('figures.json')}</a>
      </p>
      <p class="hint">{t('figures.date', { date: speech.date(date) })}</p>
      <Table caption={t('figures.caption', { year: at.year })} columns={columns} rows={lines} stacked />
    </Page>
  )
}

function Crumbs({ view, year, deep }: { view: View; year: string; deep?: true }) {
  const t = view.speech.words('annualReport')
  const at = { lang: view.lang, year }
  return (
    <Breadcrumb
      speech={view.speech}
      crumbs={[
        { label: t('list.title'), href: href('annualReports', { lang: view.lang }) },
        { label: t('report.year', { year }), href: href('annualReport', at) },
        ...(deep ? [{ label: t('report.figures'), href: href('annualReportFigures', at) }] : []),
      ]}
    />
  )
}

/** One figure: its query in a sentence, its two values, and every row it was made from. */
export function FigurePage({ view, year, date, shown, line }: FiguresProps & { line: FigureLine }) {
  const { speech } = view
  const t = speech.words('annualReport')
  const { found, stated, difference } = line
  const say = (value: number | null | undefined) =>
    value === null || value === undefined ? t('value.none') : sayValue(speech, unitOf(line), value)
  const unit = unitOf(line)
  return (
    <Page view={view} title={sayingOf(view, line)}>
      <Crumbs view={view} year={String(year)} deep />
      <h1 class="annual-figure-title">{sayingOf(view, line)}</h1>
      {difference && <DifferenceNotice view={view} line={line} />}
      <Facts
        facts={[
          { label: t('figure.value'), value: say(found?.value) },
          ...(stated ? [{ label: t('figure.printed'), value: say(stated.value) }] : []),
          { label: t('figure.unit'), value: unitWord(t, unit) },
          { label: t('figure.date'), value: speech.date(date) },
          { label: t('figure.query'), value: <code>{line.name}</code> },
          ...(stated && stated.note !== ''
            ? [{ label: t('figure.note'), value: <In view={view} said={{ text: stated.note, lang: 'en' }} /> }]
            : []),
        ]}
      />
      {shown && <p class="hint">{t('figure.frozen', { version: String(shown.version) })}</p>}
      <section class="section">
        <h2>{t('figure.rows')}</h2>
        {found && found.rows.length > 0 ? <Rows view={view} rows={found.rows} /> : <p>{t('figure.rows.none')}</p>}
      </section>
    </Page>
  )
}

const unitWord = (t: ReturnType<typeof wordsOf>, unit: string): string => (isUnit(unit) ? t(`unit.${unit}`) : unit)
const wordsOf = ({ speech }: View) => speech.words('annualReport')

function DifferenceNotice({ view, line }: { view: View; line: FigureLine }) {
  const { speech } = view
  const t = speech.words('annualReport')
  const { difference } = line
  if (!difference) return null
  const { acknowledged } = difference
  const say = (value: number | null) => (value === null ? t('value.none') : sayValue(speech, unitOf(line), value))
  const reason = acknowledged && reasonIn({ speech }, acknowledged.reason)
  return (
    <Notice kind={acknowledged ? 'information' : 'warning'}>
      <p>{t('figure.difference', { recorded: say(difference.recorded), stated: say(difference.stated) })}</p>
      {acknowledged && reason ? (
        <p>
          <span lang={reason.lang}>{reason.text}</span>{' '}
          {t('differences.by', { name: sayWho(t, acknowledged.name), date: speech.date(acknowledged.at) })}
        </p>
      ) : (
        <p>{t('differences.open')}</p>
      )}
    </Notice>
  )
}

function Rows({ view, rows }: { view: View; rows: readonly FigureRow[] }) {
  const { speech, lang } = view
  const t = speech.words('annualReport')
  const columns: Column<FigureRow>[] = [
    {
      key: 'row',
      head: t('figure.row'),
      rowHead: true,
      cell: (row) => {
        const { text, lang: of } = labelIn(speech, row)
        const marked = of !== null && of !== lang ? <span lang={of}>{text}</span> : text
        return row.address === null ? marked : <a href={`/${lang}${row.address}`}>{marked}</a>
      },
    },
    ...(rows.some(({ on }) => on !== undefined)
      ? [
          {
            key: 'on',
            head: t('figure.on'),
            cell: (row: FigureRow) => (row.on === undefined ? '–' : sayDay(speech, row.on)),
          },
        ]
      : []),
    ...(rows.some(({ amount }) => amount !== undefined)
      ? [
          {
            key: 'amount',
            head: t('figure.amount'),
            numeric: true,
            cell: (row: FigureRow) => speech.number(row.amount ?? 1),
          },
        ]
      : []),
    {
      key: 'source',
      head: t('figure.source'),
      cell: ({ source }) =>
        source === null ? (
          '–'
        ) : (
          <div class="annual-source">
            <SourceLinks view={view} source={source} />
          </div>
        ),
    },
  ]
  return <Table caption={t('figure.rows')} captionHidden columns={columns} rows={rows} stacked />
}
