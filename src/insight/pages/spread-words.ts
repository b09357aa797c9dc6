import type { SpreadChart, SpreadRow } from '#charts'
import type { Speech } from '#platform/i18n'
import { type Comparison, leastPlaces, positionIn } from '../comparison.ts'
import { groupName } from './group-words.ts'
import type { SectionProps } from './result.tsx'

type ChartProps = Pick<SectionProps, 'view' | 'edition' | 'scores' | 'comparison' | 'result' | 'texts'>

/** The chart of the areas, in the reader's words. */
export function spreadChart(props: ChartProps): SpreadChart {
  const { view, edition, scores, comparison, result, texts } = props
  const { speech } = view
  const t = speech.words('insight')
  const enough = comparison.n >= leastPlaces
  const group = groupName(speech, comparison.group, result.networks)
  return {
    id: 'areas',
    title: t('chart.title', { place: result.placeName, year: String(result.year) }),
    description: enough
      ? `${t('chart.description', { group, count: comparison.n })} ${positionSentence(props)}`
      : t('comparison.few', { least: leastPlaces, count: comparison.n }),
    direction: speech.direction,
    ticks: [0, 25, 50, 75, 100].map((value) => ({ value, text: speech.number(value) })),
    rows: edition.areas.map((key) =>
      spreadRow(speech, { key, label: texts.area(key).name }, scores[key] ?? null, comparison.byKey.get(key), enough),
    ),
    example: enough ? exampleWords(speech) : null,
    note: enough ? undefined : t('comparison.few', { least: leastPlaces, count: comparison.n }),
  }
}

const exampleWords = (speech: Speech) => {
  const t = speech.words('insight')
  return {
    title: t('chart.example'),
    own: t('chart.own'),
    median: t('chart.median'),
    half: t('chart.half'),
    min: t('chart.min'),
    max: t('chart.max'),
  }
}

function spreadRow(
  speech: Speech,
  { key, label }: { key: string; label: string },
  value: number | null,
  comparison: Comparison | undefined,
  enough: boolean,
): SpreadRow {
  const t = speech.words('insight')
  const spread = comparison?.spread ?? null
  const own = value === null ? null : { value, text: speech.score(value) }
  const few = enough && !spread ? t('chart.few', { least: leastPlaces }) : undefined
  return { key, label, own, spread, note: own ? few : t('score.na') }
}

/** In how many areas the place stands above, within and below the middle half of the group. */
export function positionSentence({ view, edition, scores, comparison }: ChartProps): string {
  const count = { above: 0, within: 0, below: 0 }
  for (const key of edition.areas) {
    const own = scores[key] ?? null
    const spread = comparison.byKey.get(key)?.spread
    if (own !== null && spread) count[positionIn(spread, own)] += 1
  }
  return view.speech.words('insight')('comparison.position', count)
}
