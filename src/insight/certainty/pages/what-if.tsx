import { langOf, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Empty, Page, SelectField } from '#ui'
import type { ChartPlace } from '../../charts/model.ts'
import type { Ground } from '../read.ts'
import { type Choices, kinds, membersOf, samples, scales, span, type Standing, weightSteps } from '../what-if.ts'

interface WhatIfProps {
  view: View
  ground: Ground
  choices: Choices
  standings: readonly Standing[]
  /** The place that is looked at. */
  place: ChartPlace | undefined
}

export function WhatIfPage(props: WhatIfProps) {
  const { view, ground, standings, place } = props
  const t = view.speech.words('certainty')
  const { demonstration } = ground.set
  // The middle of the list where nobody was chosen: an example, and neither the first nor the last.
  const looked = place ?? ground.set.places.get(standings[Math.floor(standings.length / 2)]?.key ?? '')
  return (
    <Page
      view={view}
      title={t('whatIf.title')}
      description={t('whatIf.lead')}
      section="charts"
      demonstration={demonstration}
      scripts={['what-if']}
      indexed={view.search === ''}
    >
      <h1>{t('whatIf.title')}</h1>
      <p class="lead">{t('whatIf.lead')}</p>
      <icc-what-if
        data-runs={view.asset('what-if-runs')}
        data-panel={panelText(ground)}
        data-place={looked?.id}
        data-interval={t('interval')}
        data-sentence={t('sentence')}
      >
        <Sentence {...props} place={looked} />
        <section class="what-if-why">
          <h2>{t('why.title')}</h2>
          <p>{t('why.text')}</p>
        </section>
        <div class="what-if">
          <ChoiceForm {...props} />
          <section aria-labelledby="standings">
            <h2 id="standings">{t('table.title')}</h2>
            <div data-nothing="" hidden={standings.length > 0}>
              <Empty title={t('empty')}>
                <p>{t('empty.text')}</p>
              </Empty>
            </div>
            <Standings {...props} place={looked} />
          </section>
        </div>
      </icc-what-if>
      <p class="hint">{t('method', { samples })}</p>
      <p>
        <a href={href('indexAudit', { lang: view.lang }, { set: demonstration ? undefined : 'real' })}>
          {t('audit.link')}
        </a>
      </p>
    </Page>
  )
}

/** What the browser computes with: the public scores of areas, and how they are put together. */
function panelText({ named: { panel, structure } }: Ground): string {
  const columns = panel.columns.map((column) => Array.from(column, (value) => (Number.isNaN(value) ? null : value)))
  return JSON.stringify({ units: panel.units, columns, structure })
}

function Sentence({ view, standings, place }: WhatIfProps) {
  const t = view.speech.words('certainty')
  const own = standings.find(({ key }) => key === place?.id)
  return (
    <p class="what-if-sentence" data-sentence="" aria-live="polite">
      {own && place
        ? t('sentence', { place: place.name, ...span(own), count: standings.length })
        : t('sentence.choose')}
    </p>
  )
}

function ChoiceForm({ view, ground, choices, place }: WhatIfProps) {
  const { speech, lang } = view
  const t = speech.words('certainty')
  const texts = textsIn(ground.edition, lang)
  const nameOf = (key: string) => (ground.edition.areas.includes(key) ? texts.area(key) : texts.composite(key))
  return (
    <form
      class="what-if-form"
      method="get"
      autocomplete="off"
      action={href('whatIf', { lang })}
      aria-labelledby="choices"
    >
      <h2 id="choices">{t('form.title')}</h2>
      {!ground.set.demonstration && <input type="hidden" name="set" value="real" />}
      <SelectField
        name="place"
        label={t('form.place')}
        value={place?.id}
        any={t('form.place.any')}
        choices={ground.places
          .map(({ place: { id, name } }) => ({ value: id, label: name }))
          .toSorted((a, b) => speech.compare(a.label, b.label))}
      />
      <SelectField
        name="mean"
        label={t('form.mean')}
        value={choices.mean}
        choices={kinds.map((kind) => ({ value: kind, label: t(`mean.${kind}`) }))}
      />
      <SelectField
        name="scale"
        label={t('form.scale')}
        value={choices.scale}
        choices={scales.map((scale) => ({ value: scale, label: t(`scale.${scale}`) }))}
      />
      <fieldset>
        <legend>{t('form.weights')}</legend>
        <div class="what-if-weights">
          {membersOf(ground.named).map((key) => (
            <div class="what-if-weight" {...langOf(nameOf(key))}>
              <SelectField
                name={`w_${key}`}
                label={nameOf(key).name}
                value={String(choices.weights[key] ?? 1)}
                choices={weightSteps.map((step) => ({ value: String(step), label: t(`weight.${step}`) }))}
              />
            </div>
          ))}
        </div>
      </fieldset>
      <p class="actions">
        <button type="submit" data-submit="">
          {t('form.submit')}
        </button>
        <a href={href('whatIf', { lang }, { place: place?.id, set: ground.set.demonstration ? undefined : 'real' })}>
          {t('form.reset')}
        </a>
      </p>
    </form>
  )
}

function Standings({ view, ground, standings, place }: WhatIfProps) {
  const t = view.speech.words('certainty')
  const { lang } = view
  const of = Math.max(1, standings.length)
  // Rows wait for the places that have no score under these choices, and may under others.
  const without = ground.named.panel.units
    .filter((unit) => !standings.some(({ key }) => key === unit))
    .map((key) => ({ key, nominal: 0, median: 1, q5: 1, q95: 1, tier: 0, mean: 0 }))
  return (
    <div class="table-frame" tabindex={0} role="region" aria-label={t('table.caption')}>
      <table class="what-if-table">
        <caption class="unseen">{t('table.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.place')}</th>
            <th scope="col" class="what-if-where">
              {t('table.where')}
            </th>
            <th scope="col">{t('table.interval')}</th>
            <th scope="col" class="numeric">
              {t('table.tier')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...standings, ...without].map((one) => (
            <tr data-key={one.key} class={one.key === place?.id ? 'looked-at' : undefined} hidden={one.nominal === 0}>
              <th scope="row">
                <a href={href('placeCertainty', { lang, id: one.key })}>{ground.set.places.get(one.key)?.name}</a>
              </th>
              <td class="what-if-where">
                <RankBar standing={one} of={of} />
              </td>
              <td data-cell="interval">{t('interval', span(one))}</td>
              <td data-cell="tier" class="numeric">
                {String(one.tier)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The interval and its middle on a line from the first rank to the last; the figures stand beside it. */
export function RankBar({ standing, of }: { standing: Standing; of: number }) {
  const { from, to } = span(standing)
  return (
    <svg class="rank-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect class="rank-line" x="0" y="5.5" width="100" height="1" />
      <rect class="rank-range" x={(100 * (from - 1)) / of} y="2" width={(100 * (to - from + 1)) / of} height="8" />
      <rect class="rank-median" x={(100 * (standing.median - 1)) / of} y="0" width={100 / of} height="12" />
    </svg>
  )
}
