import type { Deps } from '#deps'
import {
  countryName,
  type InventedCountries,
  listInventedCountries,
  RecordLanguageNote,
  saysMore,
  SourceLinks,
} from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { DemonstrationBadge, Notice, Page, Table } from '#ui'
import { sayFigure } from '../../pages/score-words.ts'
import { figureRows, type KnownReport, type OfficialEntry, type OfficialResult } from '../model.ts'
import { mayEnter } from '../policy.ts'
import { listEntries, listKnownReports } from '../store.ts'
import { isOfRecord, NoteText, OfficialSource } from './sources.tsx'
import { sayReportDate, sayVersion } from './words.ts'

interface Official {
  entries: readonly OfficialEntry[]
  reports: readonly KnownReport[]
  invented: InventedCountries
}

export async function readOfficial({ db }: Deps): Promise<Official> {
  const [entries, reports, invented] = await Promise.all([
    listEntries(db),
    listKnownReports(db),
    listInventedCountries(db),
  ])
  return { entries: entries.filter(({ withdrawn }) => !withdrawn), reports, invented }
}

/** Figures published elsewhere, as a list and nothing more: they can be neither averaged nor ranked. */
export function OfficialPage({ view, entries, reports, invented }: Official & { view: View }) {
  const { lang, speech } = view
  const t = speech.words('insight')
  const ours = speech.words('data')
  const real = figureRows(entries.filter(({ demonstration }) => !demonstration))
  const tried = figureRows(entries.filter(({ demonstration }) => demonstration))
  const enters = mayEnterAnything(view)
  return (
    <Page view={view} title={t('official.title')} description={t('official.lead')} section="index">
      <h1>{t('official.title')}</h1>
      <p class="lead">{t('official.lead')}</p>
      {enters && (
        <p class="actions">
          <a class="button" href={href('officialNew', { lang })}>
            {ours('official.enter')}
          </a>
          <a class="button secondary" href={href('officialImport', { lang })}>
            {ours('official.import')}
          </a>
        </p>
      )}
      <Why view={view} results={real} />
      <h2>{t('official.figures', { count: real.length })}</h2>
      <Figures view={view} results={real} invented={invented} caption={t('official.figures', { count: real.length })} />
      {tried.length > 0 && (
        <>
          <h2>
            {ours('official.invented.title')} <DemonstrationBadge label={speech.words('site')('demonstration.badge')} />
          </h2>
          <p>{ours('official.invented.text')}</p>
          <Figures view={view} results={tried} invented={invented} caption={ours('official.invented.title')} />
        </>
      )}
      <Reports view={view} reports={reports} />
    </Page>
  )
}

/** Why these figures are a list and nothing more; what is said of all of them only while it is true of them. */
function Why({ view, results }: { view: View; results: readonly OfficialResult[] }) {
  const { speech } = view
  const t = speech.words('insight')
  const areas = results.filter(({ area }) => area !== 'overall')
  const full = areas.filter(({ scorePercent }) => scorePercent === 100)
  return (
    <Notice title={t('official.why.title')}>
      <ul>
        <li>{t('official.why.questionnaire')}</li>
        {full.length > areas.length / 2 && (
          <li>
            {t('official.why.extremes', { areas: speech.number(areas.length), full: speech.number(full.length) })}
          </li>
        )}
        <li>{t('official.why.years')}</li>
        {results.every(({ variant }) => variant === 'unspecified') && <li>{t('official.why.variant')}</li>}
      </ul>
    </Notice>
  )
}

/** Whether somebody may enter results of any place at all. */
function mayEnterAnything({ actor }: View): boolean {
  if (!actor) return false
  const { demonstration, mandates } = actor
  return [null, ...mandates.map(({ placeId }) => placeId)].some((placeId) =>
    mayEnter({ placeId, demonstration }, actor),
  )
}

type Named = Pick<OfficialResult, 'placeId' | 'name' | 'country'>

function PlaceName({ view, row, invented = new Map() }: { view: View; row: Named; invented?: InventedCountries }) {
  const country = countryName(view.speech, row.country, invented)
  const name = row.placeId ? <a href={href('place', { lang: view.lang, id: row.placeId })}>{row.name}</a> : row.name
  return (
    <>
      {name} <span class="official-country">{country}</span>
    </>
  )
}

/** By name: any other order would be a ranking. */
const byName =
  ({ speech }: View) =>
  (a: Named, b: Named) =>
    speech.compare(a.name, b.name)

const order = (area: string) => (area === 'overall' ? 0 : 1)

interface FiguresProps {
  view: View
  results: readonly OfficialResult[]
  invented: InventedCountries
  caption: string
}

function Figures({ view, results, invented, caption }: FiguresProps) {
  const { speech } = view
  const t = speech.words('insight')
  const rows = results.toSorted(
    (a, b) => byName(view)(a, b) || (a.year ?? 0) - (b.year ?? 0) || order(a.area) - order(b.area),
  )
  return (
    <>
      <RecordLanguageNote view={view} shown={rows.some(isOfRecord)} />
      <Table
        caption={caption}
        captionHidden
        stacked
        columns={[
          {
            key: 'place',
            head: t('official.place'),
            rowHead: true,
            cell: (row) => <PlaceName view={view} row={row} invented={invented} />,
          },
          {
            key: 'year',
            head: t('official.year'),
            cell: ({ year }) => (year === null ? t('official.undated') : String(year)),
          },
          { key: 'what', head: t('official.what'), cell: ({ area }) => sayFigure(speech, area) },
          {
            key: 'score',
            head: t('official.score'),
            numeric: true,
            cell: ({ scorePercent }) => speech.percent(scorePercent),
          },
          { key: 'version', head: t('official.version'), cell: (row) => sayVersion(speech, row) },
          { key: 'basis', head: t('official.basis'), cell: ({ basis }) => t(`official.basis.${basis}`) },
          { key: 'note', head: t('official.note'), cell: (row) => <NoteText view={view} {...row} /> },
          { key: 'source', head: t('official.source'), cell: (row) => <OfficialSource view={view} row={row} /> },
        ]}
        rows={rows}
      />
    </>
  )
}

function Reports({ view, reports }: { view: View; reports: readonly KnownReport[] }) {
  const { speech } = view
  const t = speech.words('insight')
  const rows = reports.toSorted((a, b) => byName(view)(a, b) || (a.reportDate ?? '').localeCompare(b.reportDate ?? ''))
  const open = rows.filter(({ entryId }) => entryId === null)
  const caption = t('official.reports', { count: open.length })
  return (
    <>
      <h2 id="reports">{caption}</h2>
      <p>{t('official.reports.lead')}</p>
      <RecordLanguageNote view={view} shown={rows.some(({ source }) => saysMore(source))} />
      <Table
        caption={caption}
        captionHidden
        columns={[
          {
            key: 'place',
            head: t('official.place'),
            rowHead: true,
            cell: (row) => <PlaceName view={view} row={row} />,
          },
          { key: 'date', head: t('official.date'), cell: ({ reportDate }) => sayReportDate(speech, reportDate) },
          {
            key: 'sample',
            head: t('official.sample'),
            numeric: true,
            cell: ({ sampleSize }) => (sampleSize === null ? t('official.unspecified') : speech.number(sampleSize)),
          },
          {
            key: 'source',
            head: t('official.source'),
            cell: (row) => (
              <>
                <SourceLinks view={view} source={row.source} /> <Scores view={view} report={row} />
              </>
            ),
          },
        ]}
        rows={rows}
      />
    </>
  )
}

/** The way to enter the scores of a known comparison, or to where they were entered. */
function Scores({ view, report }: { view: View; report: KnownReport }) {
  const { lang, actor } = view
  const t = view.speech.words('data')
  if (report.entryId !== null) {
    return (
      <a class="official-details" href={href('officialEntry', { lang, entry: report.entryId })}>
        {t('official.entered')}
      </a>
    )
  }
  if (!mayEnter({ placeId: report.placeId, demonstration: false }, actor)) return null
  return (
    <a class="official-details" href={href('officialNew', { lang }, { report: report.id })}>
      {t('official.enterScores')}
    </a>
  )
}
