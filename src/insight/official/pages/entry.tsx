import { countryName, type InventedCountries, RecordLanguageNote, SourceLinks } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, type Column, DemonstrationBadge, Facts, Notice, Page, Table } from '#ui'
import { sayFigure } from '../../pages/score-words.ts'
import { figureRows, type OfficialContent, type OfficialEntry, type OfficialVersion } from '../model.ts'
import { mayEnter } from '../policy.ts'
import { isOfRecord, NoteText } from './sources.tsx'
import { sayContent, sayRank, sayReportDate, type SaidValue, sayVersion } from './words.ts'

interface EntryProps {
  view: View
  entry: OfficialEntry
  /** Newest first. */
  versions: readonly OfficialVersion[]
  invented: InventedCountries
  saved: boolean
}

/** One result published elsewhere, as it is in force, with everything that was ever said under its address. */
export function EntryPage(props: EntryProps) {
  const { view, entry, invented, saved, versions } = props
  const { lang, speech } = view
  const t = speech.words('data')
  const { name: place, year, demonstration } = entry
  const title =
    year === null ? t('official.entry.title', { place }) : t('official.entry.titleYear', { place, year: String(year) })
  return (
    <Page view={view} title={title} section="index" demonstration={demonstration} indexed={!demonstration}>
      <Breadcrumb
        speech={speech}
        crumbs={[{ label: speech.words('insight')('official.title'), href: href('officialResults', { lang }) }]}
      />
      <h1>
        {title} {demonstration && <DemonstrationBadge label={speech.words('site')('demonstration.badge')} />}
      </h1>
      <p class="hint">
        {entry.placeId ? <a href={href('place', { lang, id: entry.placeId })}>{place}</a> : place},{' '}
        {countryName(speech, entry.country, invented)}
      </p>
      <p class="lead">{t('official.entry.lead')}</p>
      {saved && (
        <Notice kind="success" live>
          {t('official.entry.saved', { version: entry.version })}
        </Notice>
      )}
      {entry.withdrawn ? (
        <Notice kind="warning" title={t('official.entry.withdrawn')}>
          {entry.reason}
        </Notice>
      ) : (
        <Current {...props} />
      )}
      {mayEnter(entry, view.actor) && (
        <p class="actions">
          <a class="button" href={href('officialCorrect', { lang, entry: entry.id })}>
            {t('official.entry.correct')}
          </a>
          {!entry.withdrawn && (
            <a class="button secondary" href={href('officialWithdraw', { lang, entry: entry.id })}>
              {t('official.entry.withdraw')}
            </a>
          )}
        </p>
      )}
      <Versions view={view} versions={versions} />
    </Page>
  )
}

function Current({ view, entry }: EntryProps) {
  const { speech } = view
  const t = speech.words('data')
  const ours = speech.words('insight')
  return (
    <div class="split official-entry">
      <section>
        <h2>{t('official.entry.figures')}</h2>
        <RecordLanguageNote view={view} shown={figureRows([entry]).some(isOfRecord)} />
        <Table
          caption={t('official.entry.figures')}
          captionHidden
          stacked
          columns={[
            { key: 'what', head: ours('official.what'), rowHead: true, cell: ({ area }) => sayFigure(speech, area) },
            { key: 'score', head: ours('official.score'), numeric: true, cell: ({ score }) => speech.score(score) },
            ...(entry.figures.some(({ note }) => note !== null) ? [noteColumn(view, entry)] : []),
          ]}
          rows={entry.figures}
        />
        {entry.note && <p>{entry.note}</p>}
      </section>
      <section class="beside">
        <h2>{t('official.entry.facts')}</h2>
        <Facts
          facts={[
            { label: t('official.form.report_date'), value: sayReportDate(speech, entry.reportDate) },
            { label: t('official.form.basis'), value: t(`official.form.basis.${entry.basis}`) },
            { label: ours('official.version'), value: sayVersion(speech, entry) },
            { label: t('official.form.rank'), value: sayRank(speech, entry) },
            {
              label: ours('official.source'),
              value: (
                <>
                  {entry.source && <SourceLinks view={view} source={entry.source} />}{' '}
                  {entry.fileId && <a href={href('file', { id: entry.fileId })}>{t('official.file')}</a>}
                </>
              ),
            },
          ]}
        />
      </section>
    </div>
  )
}

const noteColumn = (view: View, { origin }: OfficialEntry): Column<OfficialEntry['figures'][number]> => ({
  key: 'note',
  head: view.speech.words('insight')('official.note'),
  cell: ({ note }) => <NoteText view={view} note={note} origin={origin} />,
})

function Versions({ view, versions }: Pick<EntryProps, 'view' | 'versions'>) {
  const { speech } = view
  const t = speech.words('data')
  return (
    <section class="section">
      <h2>{t('official.entry.versions')}</h2>
      <ol class="official-versions" reversed role="list">
        {versions.map((version, index) => (
          <li>
            <h3>
              {t('official.entry.version', { version: version.version })}
              {index === 0 && <span class="hint"> {t('official.entry.version.now')}</span>}
            </h3>
            <p class="hint">{t(`official.entry.origin.${version.origin}`, { date: speech.date(version.enteredAt) })}</p>
            {version.version > 1 && (
              <p class="hint">{t('official.entry.version.replaces', { version: version.version - 1 })}</p>
            )}
            {version.reason && <p>{version.reason}</p>}
            <Changes view={view} version={version} before={versions[index + 1]} />
          </li>
        ))}
      </ol>
    </section>
  )
}

interface Change {
  readonly field: string
  readonly from: string | undefined
  readonly to: string | undefined
}

/** The first version says everything, every later one what it changed. */
function Changes({
  view,
  version,
  before,
}: {
  view: View
  version: OfficialContent
  before: OfficialContent | undefined
}) {
  const { speech } = view
  const t = speech.words('data')
  if (!before) {
    return (
      <ul class="official-said">
        {sayContent(speech, version).map(({ field, value }) => (
          <li>{t('official.entry.said', { field, value })}</li>
        ))}
      </ul>
    )
  }
  const changes = changesOf(sayContent(speech, before), sayContent(speech, version))
  return (
    <ul class="official-said">
      {changes.map(({ field, from = t('official.entry.nothing'), to = t('official.entry.nothing') }) => (
        <li>{t('official.entry.changed', { field, from, to })}</li>
      ))}
    </ul>
  )
}

function changesOf(before: readonly SaidValue[], after: readonly SaidValue[]): Change[] {
  const [was, is] = [before, after].map((said) => new Map(said.map(({ field, value }) => [field, value])))
  const fields = [...new Set([...after, ...before].map(({ field }) => field))]
  return fields
    .map((field) => ({ field, from: was?.get(field), to: is?.get(field) }))
    .filter(({ from, to }) => from !== to)
}
