import type { Pen } from './draft/words.ts'
import { sayFigure } from './figure-words.ts'

const kinds = [
  'score',
  'before',
  'change',
  'distance',
  'said',
  'median',
  'lower',
  'upper',
  'places',
  'answered',
  'na',
  'missing',
  'items',
  'full',
  'none',
  'sourced',
  'morestrengths',
  'moregaps',
  'gain',
  'areagain',
  'done',
  'ahead',
  'higher',
  'fact',
  'year',
  'group',
  'n',
  'core',
  'moved',
  'moves',
  'review',
] as const
type Kind = (typeof kinds)[number]

/** What a figure is of, where that is neither an area nor a question. */
const parts = [
  'up',
  'down',
  'same',
  'round',
  'before',
  'changed',
  'n',
  'above',
  'within',
  'below',
  'population',
  'foreign_born',
  'network',
] as const

/** A figure as the editor lists it. */
export interface NamedFigure {
  readonly key: string
  readonly value: string
  readonly what: string
  /** The area that it is about. */
  readonly area: string | null
}

export function namedFigures(pen: Pen): NamedFigure[] {
  const { speech, figures, t, material } = pen
  const { areas, items } = material.standing.edition
  return [...figures].map(([key, figure]) => {
    const [kind = '', of = ''] = key.split(':')
    const known = kinds.find((one) => one === kind)
    const area = areas.includes(of) ? of : (items.find((item) => item.key === of)?.area ?? null)
    const what = known ? t(`figure.${known}`, { of: nameOf(pen, known, of) }) : key
    return { key, value: sayFigure(speech, figure), what, area }
  })
}

function nameOf({ texts, t, material }: Pen, kind: Kind, of: string): string {
  const { edition } = material.standing
  if (of === 'all') return t(kind === 'n' || kind === 'core' ? 'figure.of.places' : 'figure.all')
  if (kind === 'fact') {
    if (of === 'population' || of === 'foreign_born_percent' || of === 'non_national_percent') return t(`facts.${of}`)
    return t('facts.gdp_per_capita_eur')
  }
  if (edition.areas.includes(of)) return texts.area(of).name
  if (edition.composites.some(({ key }) => key === of)) return texts.composite(of).name
  if (edition.items.some(({ key }) => key === of)) return texts.item(of).ask
  const part = parts.find((one) => one === of)
  return part ? t(`figure.of.${part}`) : of
}
