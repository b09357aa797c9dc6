import { isSubjectKey, subjectName } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { type Choice, Empty, Filters, Page, Pager, SelectField } from '#ui'
import { NewEntryLink } from '../../entries/index.ts'
import { LibraryLinks } from '../../pages/library-links.tsx'
import { publicationKind } from '../kind.ts'
import type { Form } from '../model.ts'
import { isFiltered, type PublicationsQuery } from '../query.ts'
import { type Offered, programme, type Publication } from '../store.ts'
import { formName, languageLabel } from '../words.ts'
import { PublicationItems } from './items.tsx'

export const perPage = 25
export const pagesOf = (count: number) => Math.max(1, Math.ceil(count / perPage))

export interface ListProps {
  view: View
  query: PublicationsQuery
  list: { publications: readonly Publication[]; count: number }
  offered: readonly Offered[]
  networks: ReadonlyMap<string, string>
}

export function PublicationsPage({ view, query, list: { publications, count }, offered, networks }: ListProps) {
  const { speech, lang } = view
  const t = speech.words('publications')
  return (
    <Page
      view={view}
      title={t('publications.title')}
      description={t('publications.lead')}
      section="themes"
      demonstration={publications.some(({ demonstration }) => demonstration)}
      structured={{ '@type': 'ItemList', name: t('publications.title'), numberOfItems: count }}
    >
      <LibraryLinks view={view} current="publications" />
      <h1>{t('publications.title')}</h1>
      <p class="lead">{t('publications.lead')}</p>
      <NewEntryLink view={view} kind={publicationKind} />
      <PublicationFilters view={view} query={query} offered={offered} networks={networks} />
      <section class="wide">
        <h2>{t('publications.count', { count })}</h2>
        {count === 0 ? (
          <Empty title={t('publications.empty')}>
            <p>{t('publications.empty.hint')}</p>
          </Empty>
        ) : (
          <PublicationItems view={view} publications={publications} headings="h3" wide />
        )}
        <Pager
          speech={speech}
          page={query.page}
          pages={pagesOf(count)}
          address={(page) => href('publications', { lang }, { ...query, page: page > 1 ? page : undefined })}
        />
        {count > 0 && <Export view={view} query={query} />}
      </section>
    </Page>
  )
}

function Export({ view, query }: { view: View; query: PublicationsQuery }) {
  const t = view.speech.words('publications')
  const file = (name: string) =>
    href('publicationsFile', { lang: view.lang, file: name }, { ...query, page: undefined })
  return (
    <p class="actions">
      <span>{t('publications.export')}</span>
      <a href={file('publications.csl.json')}>{t('publications.export.csl')}</a>
      <a href={file('publications.bib')}>{t('publications.export.bibtex')}</a>
    </p>
  )
}

function PublicationFilters({ view, query, offered, networks }: Omit<ListProps, 'list'>) {
  const { speech, lang } = view
  const t = speech.words('publications')
  const namers: Record<Offered['of'], (value: string) => string> = {
    form: (value) => formName(speech, value as Form),
    language: (value) => languageLabel(speech, value),
    theme: (value) => (isSubjectKey(value) ? subjectName(value, lang) : value),
    network: (value) => (value === programme ? t('publications.filter.programme') : (networks.get(value) ?? value)),
    year: (value) => value,
  }
  const choices = (of: Offered['of']): Choice[] =>
    offered
      .filter((one) => one.of === of)
      .map(({ value, count }) => ({ value, label: `${namers[of](value)} (${speech.number(count)})` }))
      .sort((a, b) => speech.compare(a.label, b.label))
  return (
    <Filters
      action={href('publications', { lang })}
      label={t('publications.filters')}
      submit={t('filters.submit')}
      clear={{ label: t('filters.clear'), active: isFiltered(query) }}
    >
      {(['form', 'language', 'theme', 'network', 'year'] as const).map((of) => (
        <SelectField
          name={of}
          label={t(`publications.filter.${of}`)}
          any={t('filter.any')}
          value={query[of]}
          choices={of === 'year' ? choices(of).toReversed() : choices(of)}
        />
      ))}
    </Filters>
  )
}
