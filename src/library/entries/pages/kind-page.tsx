import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Breadcrumb, Empty, Filters, Page, Pager, SelectField, Table, TextField } from '#ui'
import { yearOf } from '../actions.ts'
import { columnName, kindName, kindWord } from '../words.ts'
import type { NetworkChoice } from '../knowing-store.ts'
import { type Entry, type EntryKind, slugOf } from '../model.ts'
import { type Mark, marks } from '../overview.ts'
import { missingOf } from '../rules.ts'
import { entryTitle } from './entry-page.tsx'
import { EntryMarks, In } from './marks.tsx'
import { type Filter, NetworkSelect } from './record-page.tsx'

export interface KindQuery extends Filter {
  readonly search: string
  readonly mark: Mark | undefined
  readonly page: number
}

interface Props {
  view: View
  kind: EntryKind
  /** Of this page of the list. */
  entries: readonly Entry[]
  count: number
  years: readonly number[]
  networks: readonly NetworkChoice[]
  query: KindQuery
  now: Date
}

export const perPage = 100

export const queryOf = ({ search, year, network, mark }: KindQuery) => ({ search, year, network, mark })

export function KindPage(props: Props) {
  const { view, kind, count, query } = props
  const { speech, lang } = view
  const t = speech.words('entries')
  const title = kindName(speech, kind)
  return (
    <Page view={view} title={title} section="desk" indexed={false} demonstration={view.actor?.demonstration ?? false}>
      <Breadcrumb speech={speech} crumbs={[{ label: t('title'), href: href('record', { lang }) }]} />
      <h1>{title}</h1>
      <p class="actions">
        <a class="button" href={href('recordNew', { lang, kind: slugOf(kind) })}>
          {t('new', { kind: kindWord(speech, kind, 'one') })}
        </a>
      </p>
      <Narrow {...props} />
      <p aria-live="polite">{t('kind.count', { count })}</p>
      {count === 0 ? <Empty title={t('kind.none')} /> : <List {...props} />}
      <Pager
        speech={speech}
        page={query.page}
        pages={Math.max(1, Math.ceil(count / perPage))}
        address={(page) => href('recordKind', { lang, kind: slugOf(kind) }, { ...queryOf(query), page })}
      />
      <Files {...props} />
    </Page>
  )
}

function Narrow({ view, kind, years, networks, query }: Props) {
  const { speech, lang } = view
  const t = speech.words('entries')
  const active = query.search !== '' || query.year !== undefined || query.network !== '' || query.mark !== undefined
  return (
    <Filters
      action={href('recordKind', { lang, kind: slugOf(kind) })}
      label={t('filter.label')}
      submit={t('filter.submit')}
      clear={{ label: t('filter.clear'), active }}
    >
      <TextField name="search" type="search" label={t('filter.search')} value={query.search} maxlength={100} />
      <SelectField
        name="mark"
        label={t('filter.mark')}
        any={t('filter.mark.any')}
        value={query.mark ?? ''}
        choices={marks.map((mark) => ({ value: mark, label: t(`mark.${mark}`) }))}
      />
      {years.length > 0 && (
        <SelectField
          name="year"
          label={t('filter.year')}
          any={t('filter.year.any')}
          value={query.year === undefined ? '' : String(query.year)}
          choices={years.map((year) => ({ value: String(year), label: String(year) }))}
        />
      )}
      <NetworkSelect view={view} networks={networks} value={query.network} lang={lang} />
    </Filters>
  )
}

function List({ view, kind, entries, now }: Props) {
  const { speech, lang } = view
  const t = speech.words('entries')
  return (
    <Table
      caption={kindName(speech, kind)}
      captionHidden
      stacked
      columns={[
        {
          key: 'title',
          head: t('kind.entry'),
          rowHead: true,
          cell: (entry: Entry) => (
            <a href={href('recordEntry', { lang, kind: slugOf(kind), id: entry.id })}>
              <In view={view} said={entryTitle(view, kind, entry)} />
            </a>
          ),
        },
        { key: 'year', head: t('filter.year'), cell: (entry) => String(yearOf(kind, entry) ?? '–') },
        {
          key: 'state',
          head: t('kind.state'),
          cell: (entry) => (
            <>
              <EntryMarks view={view} entry={entry} now={now} /> <Lacks view={view} kind={kind} entry={entry} />
            </>
          ),
        },
      ]}
      rows={entries}
    />
  )
}

function Lacks({ view, kind, entry }: { view: View; kind: EntryKind; entry: Entry }) {
  const { speech } = view
  const missing = missingOf(kind, entry)
  if (missing.length === 0) return null
  const fields = speech.list(missing.map((key) => columnName(speech, kind, key)))
  return <Badge kind="late">{speech.words('entries')('kind.lacks', { fields })}</Badge>
}

function Files({ view, kind, query }: Props) {
  const { lang, speech } = view
  const t = speech.words('entries')
  const file = (format: string) =>
    href('recordFile', { lang, file: `record.${format}` }, { ...queryOf(query), kind: slugOf(kind) })
  return (
    <section class="section">
      <h2>{t('files.title')}</h2>
      <p class="actions">
        {(['xlsx', 'csv', 'json'] as const).map((format) => (
          <a href={file(format)} download>
            {t(`files.${format}`)}
          </a>
        ))}
        <a href={href('recordImport', { lang })}>{t('files.import')}</a>
      </p>
    </section>
  )
}
