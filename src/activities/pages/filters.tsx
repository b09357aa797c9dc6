import { isSubjectKey, subjectName } from '#instruments'
import { inLanguage, type Texts } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { type Choice, Filters, SelectField } from '#ui'
import { yearOf } from '../calendar.ts'
import type { Happening } from '../happenings.ts'
import { kindName } from '../words.ts'
import { type EventsQuery, isFiltered, modeChoices } from './events-query.ts'

export interface NamedNetwork {
  readonly id: string
  readonly name: Texts
}

interface Props {
  view: View
  query: EventsQuery
  /** Everything the reader may know of: what it holds is what can be chosen. */
  all: readonly Happening[]
  networks: readonly NamedNetwork[]
}

export function EventFilters({ view, query, all, networks }: Props) {
  const { speech, lang } = view
  const t = speech.words('activities')
  const choices = choicesIn(view, all, networks)
  const names = ['kind', 'theme', 'network', 'place', 'mode', 'year'] as const
  return (
    <Filters
      action={href('events', { lang })}
      label={t('events.filters')}
      submit={t('filters.submit')}
      clear={{ label: t('filters.clear'), active: isFiltered(query) }}
    >
      {names.map((name) => (
        <SelectField
          name={name}
          label={t(`filter.${name}`)}
          any={t(name === 'year' ? 'filter.any.year' : 'filter.any')}
          value={query[name]}
          choices={choices[name]}
        />
      ))}
      {query.month && <input type="hidden" name="month" value={query.month} />}
      {query.series && <input type="hidden" name="series" value={query.series} />}
    </Filters>
  )
}

function choicesIn({ speech, lang }: View, all: readonly Happening[], networks: readonly NamedNetwork[]) {
  const t = speech.words('activities')
  const distinct = <Value,>(of: (happening: Happening) => readonly Value[]) => [...new Set(all.flatMap(of))]
  const sorted = (choices: Choice[]) => choices.toSorted((a, b) => speech.compare(a.label, b.label))
  const known = new Set(all.flatMap(({ networks: own }) => own))
  const places = new Map(all.flatMap(({ places: at }) => at.map(({ placeId, name }) => [placeId, name] as const)))
  return {
    kind: sorted(distinct(({ kind }) => [kind]).map((kind) => ({ value: kind, label: kindName(speech, kind) }))),
    theme: sorted(
      distinct(({ themes }) => themes)
        .filter(isSubjectKey)
        .map((key) => ({ value: key, label: subjectName(key, lang) })),
    ),
    network: sorted(
      networks
        .filter(({ id }) => known.has(id))
        .map(({ id, name }) => ({ value: id, label: inLanguage(name, lang).text })),
    ),
    place: sorted([...places].flatMap(([id, name]) => (id === null ? [] : [{ value: id, label: name }]))),
    mode: modeChoices.map((mode) => ({
      value: mode,
      label: t(mode === 'unstated' ? 'mode.unstated' : `event.choice.mode.${mode}`),
    })),
    year: distinct(({ when }) => [yearOf(when.start)])
      .filter((year) => year !== null)
      .sort((a, b) => b - a)
      .map((year) => ({ value: String(year), label: String(year) })),
  }
}
