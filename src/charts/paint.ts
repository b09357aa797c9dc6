import { fontSize, type TextKind } from './text-mark.ts'

type Attributes = Readonly<Record<string, string | number>>

// The same looks as in the style sheet (src/ui/chart/chart.css), for a drawing that leaves the page; a test compares both.
// A name after -- is a colour of the palette. Weights are whole hundreds: rasterisers know no others.

const halo = { 'paint-order': 'stroke', stroke: '--paper', 'stroke-width': 3, 'stroke-linejoin': 'round' }

const textLooks: Readonly<Record<TextKind, Attributes>> = {
  label: { fill: '--ink' },
  strong: { fill: '--ink', 'font-weight': 600 },
  value: { fill: '--ink', 'font-weight': 600, ...halo },
  axis: { fill: '--ink-soft' },
  note: { fill: '--ink-soft' },
  name: { fill: '--ink', ...halo },
  figure: { fill: '--ink', 'font-weight': 600, ...halo },
  'median-name': { fill: '--accent-strong', 'font-weight': 600 },
  cell: { fill: '--ink' },
  'cell-on': { fill: '--on-accent' },
  slant: { fill: '--ink' },
  title: { fill: '--ink', 'font-weight': 600 },
  demonstration: { fill: '--sun-ink', 'font-weight': 600 },
}

const line = (stroke: string, width: number, dashes?: string): Attributes => ({
  fill: 'none',
  stroke,
  'stroke-width': width,
  ...(dashes ? { 'stroke-dasharray': dashes } : {}),
})
const area = (fill: string): Attributes => ({ fill })
const pin = (fill: string): Attributes => ({ fill, stroke: '--ink', 'stroke-width': 1 })
const specks = (stroke: string): Attributes => ({ fill: 'none', stroke, 'stroke-linecap': 'round' })
const dot = (fill: string, width = 1.5): Attributes => ({ fill, stroke: '--paper', 'stroke-width': width })

const shapeLooks = {
  grid: line('--chart-grid', 1),
  rule: line('--line', 1),
  'axis-line': line('--line-strong', 1),
  tick: line('--line-strong', 1),
  lead: line('--chart-grid', 1),
  staff: line('--line-strong', 1),
  bracket: line('--chart-median', 1.5),
  range: line('--line-strong', 1.5),
  band: area('--chart-band'),
  median: line('--chart-median', 3),
  'median-case': line('--paper', 6),
  example: area('--sunken'),
  hit: { fill: 'none', 'pointer-events': 'all' },
  own: dot('--chart-own', 2),
  second: dot('--ink', 2),
  dot: dot('--chart-dot', 1),
  speck: area('--chart-dot'),
  specks: specks('--chart-dot'),
  'specks-aside': specks('--line-strong'),
  aside: dot('--line-strong', 1),
  hollow: { fill: '--paper', stroke: '--line-strong', 'stroke-width': 2 },
  gain: line('--chart-median', 3),
  'gain-head': area('--chart-median'),
  loss: line('--chart-own', 3),
  'loss-head': area('--chart-own'),
  third: dot('--chart-median', 2),
  fourth: dot('--line-strong', 2),
  'line-own': line('--chart-own', 2.5),
  'line-second': line('--ink', 2.5),
  'line-third': line('--chart-median', 2.5, '7 4'),
  'line-fourth': line('--line-strong', 2.5, '2 4'),
  'line-group': line('--chart-median', 2, '5 4'),
  'radar-fill': { fill: '--chart-own', 'fill-opacity': 0.12 },
  bar: area('--chart-own'),
  'bar-second': area('--ink'),
  missing: { fill: '--paper', stroke: '--line', 'stroke-width': 1 },
  hatch: line('--line-strong', 1),
  'step-0': area('--chart-step-0'),
  'step-1': area('--chart-step-1'),
  'step-2': area('--chart-step-2'),
  'step-3': area('--chart-step-3'),
  'step-4': area('--chart-step-4'),
  'pin-step-0': pin('--chart-step-0'),
  'pin-step-1': pin('--chart-step-1'),
  'pin-step-2': pin('--chart-step-2'),
  'pin-step-3': pin('--chart-step-3'),
  'pin-step-4': pin('--chart-step-4'),
  outline: line('--ink-soft', 1.5, '4 3'),
  cross: line('--ink-soft', 2),
  'chosen-ring': line('--chart-own', 3),
  water: area('--map-water'),
  land: area('--map-land'),
  borders: { fill: 'none', stroke: '--map-water', 'stroke-width': 1, 'vector-effect': 'non-scaling-stroke' },
  paper: area('--paper'),
  'demonstration-ground': area('--sun-soft'),
} satisfies Readonly<Record<string, Attributes>>

/** Looks that both the page and a file of its own know. */
export const looks: Readonly<Record<string, Attributes>> = {
  ...shapeLooks,
  ...Object.fromEntries(
    Object.entries(textLooks).map(([kind, look]) => [kind, { ...look, 'font-size': fontSize[kind as TextKind] }]),
  ),
}

const light = {
  paper: '#fbf8f3',
  sunken: '#f3ede2',
  line: '#ddd4c5',
  'line-strong': '#877d6d',
  ink: '#20262e',
  'ink-soft': '#555752',
  'accent-strong': '#093a3e',
  'on-accent': '#fffdfa',
  'sun-soft': '#fbeecf',
  'sun-ink': '#6d4c0c',
  'chart-grid': '#ddd4c5',
  'chart-band': '#b9d3ce',
  'chart-median': '#0f5257',
  'chart-own': '#b4532a',
  'chart-dot': '#47797a',
  'chart-step-0': '#dcebe4',
  'chart-step-1': '#a9cfc6',
  'chart-step-2': '#6caaa3',
  'chart-step-3': '#2b7776',
  'chart-step-4': '#0b4145',
  'map-water': '#f3ede2',
  'map-land': '#ddd4c5',
}

export type Theme = 'light' | 'dark' | 'print'
type Palette = Readonly<Record<keyof typeof light, string>>

/** The colours of src/ui/tokens.css and print.css, for files that cannot read them. */
export const palettes: Readonly<Record<Theme, Palette>> = {
  light,
  dark: {
    paper: '#16191b',
    sunken: '#111315',
    line: '#363c3f',
    'line-strong': '#828a8b',
    ink: '#ece7dc',
    'ink-soft': '#b3b1a8',
    'accent-strong': '#ace0da',
    'on-accent': '#0c2224',
    'sun-soft': '#352b16',
    'sun-ink': '#ecc985',
    'chart-grid': '#363c3f',
    'chart-band': '#2c5755',
    'chart-median': '#83c9c2',
    'chart-own': '#eb9d75',
    'chart-dot': '#8dbbb5',
    'chart-step-0': '#1c3536',
    'chart-step-1': '#28504f',
    'chart-step-2': '#35706d',
    'chart-step-3': '#65aaa4',
    'chart-step-4': '#b0e2db',
    'map-water': '#111315',
    'map-land': '#363c3f',
  },
  print: {
    ...light,
    paper: '#ffffff',
    sunken: '#ffffff',
    line: '#999999',
    'line-strong': '#555555',
    ink: '#000000',
    'ink-soft': '#333333',
  },
}

/** Attributes in place of classes, in the colours of a theme. */
export function paintOf(theme: Theme): (look: string) => string {
  const palette: Readonly<Record<string, string>> = palettes[theme]
  const value = (given: string | number) =>
    typeof given === 'string' && given.startsWith('--') ? palette[given.slice(2)] : given
  const written = new Map<string, string>()
  return (look) => {
    const known = written.get(look)
    if (known !== undefined) return known
    const attributes = Object.entries(looks[look] ?? {}).map(([name, given]) => `${name}="${value(given)}"`)
    written.set(look, attributes.join(' '))
    return attributes.join(' ')
  }
}
