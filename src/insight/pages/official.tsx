import type { Deps } from '#deps'
import { countryName, RecordLanguageNote, saysMore, SourceLinks } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Notice, Page, Table } from '#ui'
import type { KnownReport, OfficialResult } from '../model.ts'
import { listKnownReports, listOfficialResults } from '../official-store.ts'
import { sayFigure } from './score-words.ts'

interface Official {
  results: readonly OfficialResult[]
  reports: readonly KnownReport[]
}

export async function readOfficial({ db }: Deps): Promise<Official> {
  const [results, reports] = await Promise.all([listOfficialResults(db), listKnownReports(db)])
  return { results, reports }
}

/** Figures published elsewhere, as a list and nothing more: they can be neither averaged nor ranked. */
export function OfficialPage({ view, results, reports }: Official & { view: View }) {
  const t = view.speech.words('insight')
  return (
    <Page view={view} title={t('official.title')} description={t('official.lead')} section="index">
      <h1>{t('official.title')}</h1>
      <p class="lead">{t('official.lead')}</p>
      <Notice title={t('official.why.title')}>
        <ul>
          <li>{t('official.why.questionnaire')}</li>
          <li>{t('official.why.extremes')}</li>
          <li>{t('official.why.years')}</li>
        </ul>
      </Notice>
      <Figures view={view} results={results} />
      <Reports view={view} reports={reports} />
    </Page>
  )
}

type Named = Pick<OfficialResult, 'placeId' | 'name' | 'country'>

function PlaceName({ view, row }: { view: View; row: Named }) {
  const country = countryName(view.speech, row.country, new Map())
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

function Figures({ view, results }: { view: View; results: readonly OfficialResult[] }) {
  const { speech } = view
  const t = speech.words('insight')
  const rows = results.toSorted(
    (a, b) => byName(view)(a, b) || (a.year ?? 0) - (b.year ?? 0) || order(a.area) - order(b.area),
  )
  return (
    <>
      <h2>{t('official.figures', { count: rows.length })}</h2>
      <RecordLanguageNote view={view} shown={rows.some(({ note, source }) => note !== null || saysMore(source))} />
      <Table
        caption={t('official.figures', { count: rows.length })}
        captionHidden
        stacked
        columns={[
          {
            key: 'place',
            head: t('official.place'),
            rowHead: true,
            cell: (row) => <PlaceName view={view} row={row} />,
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
          {
            key: 'version',
            head: t('official.version'),
            cell: ({ variant }) => (variant === 'unspecified' ? t('official.unspecified') : variant),
          },
          { key: 'basis', head: t('official.basis'), cell: ({ basis }) => t(`official.basis.${basis}`) },
          { key: 'note', head: t('official.note'), cell: ({ note }) => note && <NoteText view={view} note={note} /> },
          {
            key: 'source',
            head: t('official.source'),
            cell: ({ source }) => <SourceLinks view={view} source={source} />,
          },
        ]}
        rows={rows}
      />
    </>
  )
}

const order = (area: string) => (area === 'overall' ? 0 : 1)

/** Notes are kept in the words of whoever recorded them. */
function NoteText({ view, note }: { view: View; note: string }) {
  return <span {...(view.lang === 'en' ? {} : { lang: 'en' })}>{note}</span>
}

function Reports({ view, reports }: { view: View; reports: readonly KnownReport[] }) {
  const { speech } = view
  const t = speech.words('insight')
  const rows = reports.toSorted((a, b) => byName(view)(a, b) || (a.reportDate ?? '').localeCompare(b.reportDate ?? ''))
  return (
    <>
      <h2>{t('official.reports', { count: rows.length })}</h2>
      <p>{t('official.reports.lead')}</p>
      <RecordLanguageNote view={view} shown={rows.some(({ source }) => saysMore(source))} />
      <Table
        caption={t('official.reports', { count: rows.length })}
        captionHidden
        columns={[
          {
            key: 'place',
            head: t('official.place'),
            rowHead: true,
            cell: (row) => <PlaceName view={view} row={row} />,
          },
          {
            key: 'date',
            head: t('official.date'),
            cell: ({ reportDate }) => (reportDate === null ? t('official.undated') : dateOf(view, reportDate)),
          },
          {
            key: 'sample',
            head: t('official.sample'),
            numeric: true,
            cell: ({ sampleSize }) => (sampleSize === null ? t('official.unspecified') : speech.number(sampleSize)),
          },
          {
            key: 'source',
            head: t('official.source'),
            cell: ({ source }) => <SourceLinks view={view} source={source} />,
          },
        ]}
        rows={rows}
      />
    </>
  )
}

/** As precise as the record: a year, a month or a day. */
function dateOf({ speech }: View, date: string): string {
  if (date.length === 4) return date
  return speech.date(date, date.length === 7 ? { year: 'numeric', month: 'long' } : { dateStyle: 'long' })
}
