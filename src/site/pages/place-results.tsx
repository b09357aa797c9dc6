import {
  ChartLinks,
  isOfRecord,
  NoteText,
  type OfficialResult,
  OfficialSource,
  sayFigure,
  sayVersion,
  type ScoredResult,
} from '#insight'
import { RecordLanguageNote } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { type Column, Table } from '#ui'

/** Figures of the Council of Europe's own Index, as published elsewhere; never beside ours. */
export function OfficialResults({ view, results }: { view: View; results: readonly OfficialResult[] }) {
  const { speech, lang } = view
  const t = speech.words('network')
  return (
    <section>
      <h2>{t('place.official')}</h2>
      {results.length === 0 ? (
        <p>{t('place.official.none')}</p>
      ) : (
        <>
          <p>{t('place.official.lead')}</p>
          <RecordLanguageNote view={view} shown={results.some(isOfRecord)} />
          <Table caption={t('place.official')} captionHidden columns={officialColumns(view)} rows={results} stacked />
        </>
      )}
      <p>
        <a href={href('officialResults', { lang })}>{t('place.official.all')}</a>
      </p>
    </section>
  )
}

function officialColumns(view: View): Column<OfficialResult>[] {
  const { speech } = view
  const t = speech.words('insight')
  const ours = speech.words('network')
  return [
    {
      key: 'year',
      head: t('official.year'),
      rowHead: true,
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
    { key: 'rank', head: ours('official.rank'), cell: (row) => rankIn(view, row) },
    { key: 'basis', head: t('official.basis'), cell: ({ basis }) => t(`official.basis.${basis}`) },
    {
      key: 'source',
      head: t('official.source'),
      cell: (row) => (
        <>
          <OfficialSource view={view} row={row} />
          {row.note && (
            <span class="fact-note">
              <NoteText view={view} {...row} />
            </span>
          )}
        </>
      ),
    },
  ]
}

function rankIn({ speech }: View, { rank, sampleSize }: OfficialResult): string {
  const t = speech.words('network')
  if (rank === null) return t('official.rank.none')
  return sampleSize === null ? String(rank) : t('official.rank.of', { rank, sample: sampleSize })
}

/** What the place scored here, as far as it is public, with the way to each result. */
export function OwnResults({ view, results }: { view: View; results: readonly ScoredResult[] }) {
  const { speech, lang } = view
  const t = speech.words('network')
  const scoreOf = (row: ScoredResult, key: string) => {
    const score = row.scores[key]
    return score === undefined || score === null ? t('results.noScore') : speech.score(score)
  }
  const columns: Column<ScoredResult>[] = [
    {
      key: 'year',
      head: t('results.year'),
      rowHead: true,
      cell: ({ id, year }) => <a href={href('result', { lang, result: id })}>{t('results.of', { year: `${year}` })}</a>,
    },
    { key: 'core', head: t('results.core'), numeric: true, cell: (row) => scoreOf(row, 'core') },
    { key: 'extended', head: t('results.extended'), numeric: true, cell: (row) => scoreOf(row, 'extended') },
  ]
  return (
    <section>
      <h2>{t('results.title')}</h2>
      {results.length === 0 ? (
        <p>{t('results.none')}</p>
      ) : (
        <>
          <Table
            caption={t('results.title')}
            captionHidden
            columns={columns}
            rows={results.toSorted((a, b) => b.year - a.year)}
          />
          {results[0] && (
            <ChartLinks view={view} placeId={results[0].placeId} demonstration={results[0].demonstration} />
          )}
          {results[0] && results.some(showsAreas) && (
            <p>
              <a href={href('placeCertainty', { lang, id: results[0].placeId })}>{speech.words('certainty')('link')}</a>
            </p>
          )}
        </>
      )}
    </section>
  )
}

/** A place may make its total public and keep its areas. */
const showsAreas = ({ scores }: ScoredResult): boolean =>
  Object.keys(scores).some((key) => key !== 'core' && key !== 'extended')
