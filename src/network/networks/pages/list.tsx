import type { View } from '#platform/http'
import { href } from '#routes'
import { type Column, Empty, Page, Table } from '#ui'
import { inLanguage } from '../../model.ts'
import { RoomLinks } from '../../pages/room-links.tsx'
import { SetSwitch } from '../../pages/set-switch.tsx'
import type { ListedNetwork } from '../store.ts'
import { reportedYear } from '../year-store.ts'
import { modelName, networkKindName } from '../words.ts'

interface Props {
  view: View
  networks: readonly ListedNetwork[]
  demonstration: boolean
  /** There is an invented network to switch to. */
  demonstrated: boolean
}

export function NetworksPage({ view, networks, demonstration, demonstrated }: Props) {
  const { speech, lang } = view
  const t = speech.words('networks')
  const sorted = networks.toSorted(
    (a, b) =>
      Number(a.kind === 'grouping') - Number(b.kind === 'grouping') ||
      speech.compare(inLanguage(a.name, lang).text, inLanguage(b.name, lang).text),
  )
  return (
    <Page
      view={view}
      title={t('list.title')}
      description={t('list.lead')}
      section="places"
      demonstration={demonstration}
    >
      <RoomLinks view={view} current="networks" demonstration={demonstration} />
      <h1>{t('list.title')}</h1>
      <p class="lead">{t(demonstration ? 'list.lead.demonstration' : 'list.lead')}</p>
      {!demonstration && (
        <p>
          <a href={`${href('workProgramme', { lang, year: `${reportedYear}` })}#networks`}>
            {t('list.year', { year: `${reportedYear}` })}
          </a>
        </p>
      )}
      {(demonstrated || demonstration) && <SetSwitch view={view} route="networks" demonstration={demonstration} />}
      {sorted.length === 0 ? (
        <Empty title={t('list.none')} />
      ) : (
        <Table caption={t('list.title')} captionHidden columns={columns(view)} rows={sorted} stacked />
      )}
    </Page>
  )
}

function columns({ speech, lang }: View): Column<ListedNetwork>[] {
  const t = speech.words('networks')
  return [
    {
      key: 'name',
      head: t('column.network'),
      rowHead: true,
      cell: ({ id, name }) => <a href={href('network', { lang, id })}>{inLanguage(name, lang).text}</a>,
    },
    { key: 'kind', head: t('fact.kind'), cell: ({ kind }) => networkKindName(speech, kind) },
    {
      key: 'model',
      head: t('fact.model'),
      cell: ({ kind, model }) =>
        kind === 'grouping' ? (
          <span class="also">–</span>
        ) : model ? (
          modelName(speech, model)
        ) : (
          <span class="also">{t('fact.none')}</span>
        ),
    },
    {
      key: 'founded',
      head: t('fact.founded'),
      cell: ({ foundedYear }) =>
        foundedYear === null ? <span class="also">{t('fact.none')}</span> : String(foundedYear),
    },
    {
      key: 'places',
      head: t('column.places'),
      numeric: true,
      cell: ({ places }) => (places === 0 ? <span class="also">{t('fact.none')}</span> : speech.number(places)),
    },
  ]
}
