import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Empty, Filters, Page, SelectField, Table } from '#ui'
import type { NetworkChoice } from '../knowing-store.ts'
import { type EntryKind, slugOf } from '../model.ts'
import { type Mark, marks } from '../overview.ts'
import { kindName, kindWord } from '../words.ts'

export interface KindCounts {
  readonly kind: EntryKind
  readonly all: number
  readonly marked: Readonly<Record<Mark, number>>
}

export interface Filter {
  readonly year: number | undefined
  readonly network: string
}

interface Props {
  view: View
  kinds: readonly KindCounts[]
  years: readonly number[]
  networks: readonly NetworkChoice[]
  filter: Filter
}

export const filterQuery = ({ year, network }: Filter) => ({ year, network })

/** Everything that may be edited, by kind, with what has still to be done. */
export function RecordPage(props: Props) {
  const { view, kinds } = props
  const { speech, lang } = view
  const t = speech.words('entries')
  return (
    <Page
      view={view}
      title={t('title')}
      section="desk"
      indexed={false}
      demonstration={view.actor?.demonstration ?? false}
    >
      <Breadcrumb
        speech={speech}
        crumbs={[{ label: speech.words('site')('nav.desk'), href: href('desk', { lang }) }]}
      />
      <h1>{t('title')}</h1>
      <p class="lead">{t('record.lead')}</p>
      <RecordFilters {...props} action={href('record', { lang })} />
      {kinds.length === 0 ? <Empty title={t('record.none')} /> : <Kinds {...props} />}
      <Files {...props} />
    </Page>
  )
}

export function RecordFilters({ view, years, networks, filter, action }: Omit<Props, 'kinds'> & { action: string }) {
  const { speech, lang } = view
  const t = speech.words('entries')
  const active = filter.year !== undefined || filter.network !== ''
  return (
    <Filters
      action={action}
      label={t('filter.label')}
      submit={t('filter.submit')}
      clear={{ label: t('filter.clear'), active }}
    >
      <SelectField
        name="year"
        label={t('filter.year')}
        any={t('filter.year.any')}
        value={filter.year === undefined ? '' : String(filter.year)}
        choices={years.map((year) => ({ value: String(year), label: String(year) }))}
      />
      <NetworkSelect view={view} networks={networks} value={filter.network} lang={lang} />
    </Filters>
  )
}

export function NetworkSelect({
  view,
  networks,
  value,
  lang,
}: {
  view: View
  networks: readonly NetworkChoice[]
  value: string
  lang: string
}) {
  const t = view.speech.words('entries')
  return (
    <SelectField
      name="network"
      label={t('filter.network')}
      any={t('filter.network.any')}
      value={value}
      choices={[
        { value: 'programme', label: t('programme') },
        ...networks.map(({ id, name }) => ({ value: id, label: name[lang] ?? name['en'] ?? id })),
      ]}
    />
  )
}

function Kinds({ view, kinds, filter }: Props) {
  const { speech, lang } = view
  const t = speech.words('entries')
  const to = (kind: EntryKind, mark?: Mark) =>
    href('recordKind', { lang, kind: slugOf(kind) }, { ...filterQuery(filter), mark })
  return (
    <Table
      caption={t('record.table')}
      captionHidden
      stacked
      columns={[
        {
          key: 'kind',
          head: t('record.kind'),
          rowHead: true,
          cell: ({ kind }: KindCounts) => <a href={to(kind)}>{kindName(speech, kind)}</a>,
        },
        { key: 'all', head: t('record.all'), numeric: true, cell: ({ all }) => speech.number(all) },
        ...marks.map((mark) => ({
          key: mark,
          head: t(`mark.${mark}`),
          numeric: true,
          cell: ({ kind, marked }: KindCounts) =>
            marked[mark] === 0 ? (
              <span class="record-none">–</span>
            ) : (
              <a href={to(kind, mark)}>{speech.number(marked[mark])}</a>
            ),
        })),
        {
          key: 'new',
          head: t('record.new'),
          cell: ({ kind }) => (
            <a href={href('recordNew', { lang, kind: slugOf(kind) })}>
              {t('record.add')} <span class="unseen">{kindWord(speech, kind, 'one')}</span>
            </a>
          ),
        },
      ]}
      rows={kinds}
    />
  )
}

function Files({ view, filter }: Props) {
  const { lang, speech } = view
  const t = speech.words('entries')
  const file = (name: string) => href('recordFile', { lang, file: name }, filterQuery(filter))
  return (
    <section class="section">
      <h2>{t('files.title')}</h2>
      <p>{t('files.text')}</p>
      <p class="actions">
        <a class="button secondary" href={href('recordImport', { lang })}>
          {t('files.import')}
        </a>
        <a href={file('record.xlsx')} download>
          {t('files.xlsx')}
        </a>
        <a href={file('record.json')} download>
          {t('files.json')}
        </a>
        <a href={href('recordFile', { lang, file: 'template.xlsx' })} download>
          {t('files.template')}
        </a>
      </p>
    </section>
  )
}
