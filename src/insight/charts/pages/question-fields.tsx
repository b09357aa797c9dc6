import type { Choice } from '#ui'
import type { Context } from '../context.ts'
import {
  axes,
  looksAtPlace,
  parametersOfView,
  sameWave,
  sortKeys,
  usualSort,
  type ViewName,
  type Wave,
  wavesOf,
} from '../state.ts'
import { scoreName, waveName } from '../words.ts'
import { Select } from './fields.tsx'

/** Views whose drawing has its rows in an order; of the others only the table is sorted, by its heads. */
const ordersRows: ReadonlySet<ViewName> = new Set(['places', 'heat', 'change', 'extended'])

interface FieldsProps {
  context: Context
  places: readonly Choice[]
}

/** What a view asks beside the group: which score, which year, which place. */
export function QuestionFields({ context, places }: FieldsProps) {
  const { t, state, set } = context
  const asks = parametersOfView[state.view]
  const several = set.known.editions.length > 1 && state.view !== 'change'
  return (
    <div class="filter-fields">
      {state.view === 'change' && <By context={context} />}
      {looksAtPlace(state) && <Places context={context} places={places} />}
      {asks.has('score') && state.by === 'places' && <Score context={context} />}
      {asks.has('axis') && (
        <Select
          name="axis"
          label={t('form.axis')}
          value={state.axis}
          choices={axes.map((value) => ({ value, label: t(`axis.${value}`) }))}
        />
      )}
      {several && (
        <Select
          name="edition"
          label={t('form.edition')}
          value={context.known.slug}
          choices={set.known.editions.map(({ slug, id }) => ({ value: slug, label: id }))}
        />
      )}
      {asks.has('year') && <Year context={context} />}
      {asks.has('from') && <Ends context={context} />}
      {asks.has('form') && (
        <Select
          name="form"
          label={t('form.form')}
          value={state.form}
          choices={(['bars', 'radar'] as const).map((value) => ({ value, label: t(`form.form.${value}`) }))}
        />
      )}
      {ordersRows.has(state.view) && !looksAtPlace(state) && <Order context={context} />}
    </div>
  )
}

function Places({ context, places }: FieldsProps) {
  const { t, state } = context
  return (
    <>
      <Select name="place" label={t('form.place')} value={state.place ?? ''} choices={places} />
      {state.view !== 'change' && (
        <Select name="with" label={t('form.with')} any={t('form.nobody')} value={state.beside ?? ''} choices={places} />
      )}
    </>
  )
}

function By({ context: { t, state } }: { context: Context }) {
  return (
    <Select
      name="by"
      label={t('form.by')}
      value={state.by}
      choices={(['places', 'areas'] as const).map((value) => ({ value, label: t(`form.by.${value}`) }))}
    />
  )
}

function Score({ context }: { context: Context }) {
  const { t, state, known } = context
  const named = (keys: readonly string[]) => keys.map((value) => ({ value, label: scoreName(context, value) }))
  return (
    <Select
      name="score"
      label={t('form.score')}
      value={state.score}
      groups={[
        { label: t('form.score.index'), choices: named(known.composites) },
        { label: t('form.score.areas'), choices: named(known.areas) },
      ]}
    />
  )
}

function Year({ context: { t, state, known } }: { context: Context }) {
  return (
    <Select
      name="year"
      label={t('form.year')}
      any={t('form.year.latest')}
      value={String(state.year ?? '')}
      choices={known.years.toReversed().map((year) => ({ value: String(year), label: String(year) }))}
    />
  )
}

function Ends({ context }: { context: Context }) {
  const { t, state, set } = context
  const slugs = new Map(set.known.editions.map(({ id, slug }) => [id, slug]))
  const written = ({ edition, year }: Wave) => `${slugs.get(edition)}.${year}`
  const waves = wavesOf(set.known)
  const choices = (some: readonly Wave[]) =>
    some.map((wave) => ({ value: written(wave), label: waveName(context, wave) }))
  const before = waves.filter((wave) => !sameWave(wave, waves.at(-1) ?? null))
  return (
    <>
      <Select
        name="from"
        label={t('form.from')}
        value={state.from ? written(state.from) : ''}
        choices={choices(before)}
      />
      <Select
        name="to"
        label={t('form.to')}
        value={state.to ? written(state.to) : ''}
        choices={choices(waves.slice(1))}
      />
    </>
  )
}

/** The order of rows, in the chart and in the table: heads of columns set it too, but stand far below. */
function Order({ context }: { context: Context }) {
  const { t, state, known } = context
  const label = (key: string) => (known.areas.includes(key) ? scoreName(context, key) : t(`sort.${key as SortWord}`))
  const usual = usualSort(state)
  const choices = sortKeys(state, known).flatMap((key) => {
    if (key === 'name') return [{ value: key, label: t('sort.name') }]
    const down = { value: `-${key}`, label: t('sort.descending', { column: label(key) }) }
    return known.areas.includes(key)
      ? [down]
      : [down, { value: key, label: t('sort.ascending', { column: label(key) }) }]
  })
  const value = `${state.sort.descending ? '-' : ''}${state.sort.key}`
  const offered = choices.some((choice) => choice.value === value)
  return (
    <Select
      name="sort"
      label={t('form.sort')}
      value={offered ? value : `${usual.descending ? '-' : ''}${usual.key}`}
      choices={choices}
    />
  )
}

type SortWord = 'score' | 'from' | 'to' | 'change' | 'core' | 'extended'
