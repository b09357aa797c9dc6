import { countryName } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Empty, Filters, Page, Pager, SelectField, TextField } from '#ui'
import type { PracticeChoices, PracticeSlice } from '../store.ts'
import { areaLabel, LanguageNote, PracticeItems } from './practice-items.tsx'
import { isFiltered, type PracticesQuery } from './practices-query.ts'

export const perPage = 25
export const pagesOf = (count: number) => Math.max(1, Math.ceil(count / perPage))

interface PracticesProps {
  view: View
  query: PracticesQuery
  list: PracticeSlice
  choices: PracticeChoices
}

export function PracticesPage({ view, query, list: { practices, count }, choices }: PracticesProps) {
  const { speech, lang } = view
  const t = speech.words('library')
  return (
    <Page
      view={view}
      title={t('practices.title')}
      description={t('practices.lead')}
      section="practices"
      demonstration={practices.some(({ demonstration }) => demonstration)}
    >
      <h1>{t('practices.title')}</h1>
      <p class="lead">{t('practices.lead')}</p>
      <p>
        <a href={href('practiceMapping', { lang })}>{speech.words('recommendations')('mapping.link')}</a>
      </p>
      <PracticeFilters view={view} query={query} choices={choices} />
      <section class="wide">
        <h2>{t('practices.count', { count })}</h2>
        {count > 0 && <LanguageNote view={view} practices={practices} />}
        {count === 0 ? (
          <Empty title={t('practices.empty')}>
            <p>{t('practices.empty.hint')}</p>
          </Empty>
        ) : (
          <PracticeItems view={view} practices={practices} headings="h3" wide />
        )}
        <Pager
          speech={speech}
          page={query.page}
          pages={pagesOf(count)}
          address={(page) => href('practices', { lang }, { ...query, page: page > 1 ? page : undefined })}
        />
      </section>
    </Page>
  )
}

type FiltersProps = Pick<PracticesProps, 'view' | 'query' | 'choices'>

function PracticeFilters({ view, query, choices }: FiltersProps) {
  const { speech, lang } = view
  const t = speech.words('library')
  const sorted = (entries: readonly { value: string; label: string }[]) =>
    entries.toSorted((a, b) => speech.compare(a.label, b.label))
  return (
    <Filters
      action={href('practices', { lang })}
      label={t('practices.filters')}
      submit={t('filters.submit')}
      clear={{ label: t('filters.clear'), active: isFiltered(query) }}
    >
      <TextField name="q" type="search" label={t('filter.search')} value={query.q} maxlength={100} />
      <SelectField
        name="area"
        label={t('filter.area')}
        any={t('filter.any')}
        value={query.area}
        choices={sorted(choices.areas.map((area) => ({ value: area, label: areaLabel(area, lang) })))}
      />
      <SelectField
        name="country"
        label={t('filter.country')}
        any={t('filter.any')}
        value={query.country}
        choices={sorted(
          choices.countries.map((code) => ({ value: code, label: countryName(speech, code, new Map()) })),
        )}
      />
      <SelectField
        name="place"
        label={t('filter.place')}
        any={t('filter.any')}
        value={query.place}
        choices={sorted(choices.places.map(({ id, name }) => ({ value: id, label: name })))}
      />
      <SelectField
        name="year"
        label={t('filter.year')}
        any={t('filter.any.year')}
        value={query.year}
        choices={choices.years.toSorted((a, b) => b - a).map((year) => ({ value: `${year}`, label: `${year}` }))}
      />
    </Filters>
  )
}
