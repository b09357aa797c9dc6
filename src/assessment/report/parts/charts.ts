import { type ChangeChart, picture, type ProfileChart, type SpreadChart } from '#charts'
import { leastPlaces } from '#insight'
import type { Block } from '#platform/document'
import type { Pen } from '../draft/words.ts'
import { sayFigure } from '../figure-words.ts'
import { mainGroup } from '../figures.ts'
import { lastBefore } from '../material.ts'

const ticksOf = ({ speech }: Pen, values = [0, 25, 50, 75, 100]) =>
  values.map((value) => ({ value, text: speech.number(value) }))

const scored = ({ speech }: Pen, value: number | null | undefined) =>
  value === null || value === undefined ? null : { value, text: speech.score(value) }

/** Every area as a bar, before the middle half of the group. */
export function profileFigure(pen: Pen): Block {
  const { t, texts, material } = pen
  const { standing, place } = material
  const main = mainGroup(material)
  const enough = main !== undefined && main.n >= leastPlaces
  const title = t('chart.profile', { place: place.name, year: String(material.round.year) })
  const chart: ProfileChart = {
    kind: 'profile',
    id: 'profile',
    title,
    description: title,
    direction: pen.speech.direction,
    ticks: ticksOf(pen),
    example: t('chart.example'),
    places: [{ key: place.id, label: place.name }],
    names: enough ? { median: t('chart.median'), half: t('chart.half') } : null,
    areas: standing.edition.areas.map((key, i) => ({
      key,
      label: texts.area(key).name,
      short: String(i + 1),
      values: [scored(pen, standing.scores[key])],
      middle: main?.byKey.get(key)?.spread ?? null,
      note: (standing.scores[key] ?? null) === null ? t('none.na') : undefined,
    })),
  }
  const caption = enough
    ? t('chart.profile.caption', { count: main.n, n: main.n })
    : t('chart.few', { least: leastPlaces })
  return {
    kind: 'figure',
    svg: picture(chart),
    alt: profileAlt(pen),
    caption: [`${title}. ${caption}`],
  }
}

function profileAlt(pen: Pen): string {
  const { t, speech, texts, material } = pen
  const { edition, scores } = material.standing
  const main = mainGroup(material)
  const lines = edition.areas.map((key) => {
    const own = sayOr(pen, scores[key])
    const median = main?.byKey.get(key)?.spread?.median
    const given = { area: texts.area(key).name, score: own }
    return median === undefined
      ? t('alt.area', given)
      : t('alt.area.median', { ...given, median: speech.score(median) })
  })
  return t('alt.profile', { place: material.place.name, areas: lines.join('; ') })
}

const sayOr = ({ speech, t }: Pen, value: number | null | undefined): string =>
  value === null || value === undefined ? t('none.na') : speech.score(value)

/** From the round before to this one, an arrow in each row. */
export function changeFigure(pen: Pen): Block[] {
  const { t, speech, texts, material } = pen
  const before = lastBefore(material)
  if (!before) return []
  const { edition, scores } = material.standing
  const ends = { from: String(before.year), to: String(material.round.year) }
  const title = t('chart.change', { place: material.place.name, ...ends })
  const chart: ChangeChart = {
    kind: 'change',
    id: 'change',
    title,
    description: title,
    direction: speech.direction,
    ticks: ticksOf(pen),
    names: { example: t('chart.example'), ...ends },
    rows: edition.areas.map((key) => {
      const [from, to] = [scored(pen, before.scores[key]), scored(pen, scores[key])]
      return { key, label: texts.area(key).name, from, to, note: from && to ? undefined : t('none.na') }
    }),
  }
  const lines = edition.areas.map((key) =>
    t('alt.change.area', {
      area: texts.area(key).name,
      from: sayOr(pen, before.scores[key]),
      to: sayOr(pen, scores[key]),
    }),
  )
  const alt = t('alt.change', { ...ends, areas: lines.join('; ') })
  const caption = [`${title}. ${t('chart.change.caption')}`]
  return [{ kind: 'figure', svg: picture(chart), alt, caption }]
}

/** One area against the others. */
export function spreadFigure(pen: Pen, area: string): Block[] {
  const { t, speech, texts, material, figures } = pen
  const spread = mainGroup(material)?.byKey.get(area)?.spread
  const own = scored(pen, material.standing.scores[area])
  if (!spread || !own) return []
  const label = texts.area(area).name
  const count = figures.get(`places:${area}`)?.value ?? 0
  const n = sayFigure(speech, { value: count, unit: 'count' })
  const title = t('chart.spread', { area: label, count, n })
  const chart: SpreadChart = {
    id: `spread-${area}`,
    title,
    description: title,
    direction: speech.direction,
    ticks: ticksOf(pen, [0, 50, 100]),
    rows: [{ key: area, label: material.place.name, own, spread }],
    example: null,
  }
  const alt = t('alt.spread', {
    area: label,
    score: own.text,
    count,
    median: speech.score(spread.median),
    lower: speech.score(spread.q1),
    upper: speech.score(spread.q3),
    min: speech.score(spread.min),
    max: speech.score(spread.max),
  })
  return [{ kind: 'figure', svg: picture(chart, 'small'), alt, caption: [title], narrow: true }]
}
