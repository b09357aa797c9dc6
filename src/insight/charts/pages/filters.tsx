import { inLanguage } from '#network'
import { href } from '#routes'
import type { Choice } from '#ui'
import { foreignBornBands, populationBands } from '../../comparison.ts'
import type { Context } from '../context.ts'
import { isNarrowed } from '../selection.ts'
import { looksAtPlace, shareMeasures } from '../state.ts'
import { groupPhrase } from '../words.ts'
import { Select, Ticks } from './fields.tsx'
import { QuestionFields } from './question-fields.tsx'

/** Places a list can still be chosen from. */
const mostChoices = 400

/** What is asked of which places, as a form whose answer is the address of the chart. */
export function ChartForm({ context }: { context: Context }) {
  const { t, speech, state, address } = context
  const places = placeChoices(context)
  const cleared = { ...state, population: null, share: null, country: null, network: null, picked: [], page: 1 }
  return (
    <form
      class="filters chart-form"
      method="get"
      action={href('chart', { lang: speech.lang, chart: state.view })}
      role="search"
      aria-label={t('form.label')}
    >
      {!state.demonstration && <input type="hidden" name="set" value="real" />}
      {state.until && <input type="hidden" name="until" value={state.until} />}
      <QuestionFields context={context} places={places} />
      <details class="chart-group">
        <summary>
          <span class="chart-group-name">{t('form.group')}</span> <span>{groupPhrase(context)}</span>
        </summary>
        <GroupFields context={context} places={places} />
      </details>
      <div class="filter-actions">
        <button type="submit">{t('form.submit')}</button>
        {isNarrowed(state) && <a href={address(cleared)}>{t('form.clear')}</a>}
      </div>
    </form>
  )
}

function GroupFields({ context, places }: { context: Context; places: readonly Choice[] }) {
  const { t, state, set, speech, countries } = context
  const insight = speech.words('insight')
  const named = (choices: Choice[]) => choices.sort((a, b) => speech.compare(a.label, b.label))
  return (
    <>
      <p class="hint">{t('form.group.hint')}</p>
      <div class="filter-fields">
        <Select
          name="country"
          label={t('form.country')}
          any={t('form.any')}
          value={state.country ?? ''}
          choices={named([...set.known.countries].map((value) => ({ value, label: countries.get(value) ?? value })))}
        />
        <Select
          name="network"
          label={t('form.network')}
          any={t('form.any')}
          value={state.network ?? ''}
          choices={named(
            [...set.known.networks].map((value) => {
              const name = set.networks.get(value)
              return { value, label: name ? inLanguage(name, speech.lang).text : value }
            }),
          )}
        />
        <Select
          name="population"
          label={t('form.population')}
          any={t('form.any')}
          value={state.population ?? ''}
          choices={populationBands.map(({ key }) => ({ value: key, label: insight(`group.population.${key}`) }))}
        />
        <Select
          name="share"
          label={t('form.share')}
          any={t('form.any')}
          value={state.share ? `${state.share.measure}.${state.share.band}` : ''}
          groups={shareMeasures.map((measure) => ({
            label: t(`axis.${measure}`),
            choices: foreignBornBands.map(({ key }) => ({
              value: `${measure}.${key}`,
              label: measure === 'foreign_born' ? insight(`group.foreign_born.${key}`) : t(`share.non_national.${key}`),
            })),
          }))}
        />
        {!looksAtPlace(state) && <Marked context={context} places={places} />}
      </div>
      <Picked context={context} places={places} />
    </>
  )
}

function Marked({ context, places }: { context: Context; places: readonly Choice[] }) {
  const { t, state } = context
  return (
    <>
      <Select name="place" label={t('form.mark')} any={t('form.nobody')} value={state.place ?? ''} choices={places} />
      <Select
        name="with"
        label={t('form.mark.second')}
        any={t('form.nobody')}
        value={state.beside ?? ''}
        choices={places}
      />
    </>
  )
}

/** A group that the reader draws, of those that the filters leave. */
function Picked({ context, places }: { context: Context; places: readonly Choice[] }) {
  const { t, state } = context
  const ticked = new Set(state.picked)
  return (
    <details class="chart-picks" open={ticked.size > 0}>
      <summary>{ticked.size > 0 ? t('form.picked', { count: ticked.size }) : t('form.pick')}</summary>
      <fieldset>
        <legend class="unseen">{t('form.pick')}</legend>
        <p class="hint">{t('form.pick.hint')}</p>
        <Ticks name="pick" choices={places} ticked={ticked} />
      </fieldset>
    </details>
  )
}

/** The places to choose from; of very many those of the group, and the ones chosen already. */
export function placeChoices({ places, state }: Context): Choice[] {
  const chosen = new Set([state.place, state.beside, ...state.picked])
  const offered =
    places.length <= mostChoices ? places : places.filter(({ id }, i) => i < mostChoices || chosen.has(id))
  return offered.map(({ id, name }) => ({ value: id, label: name }))
}
