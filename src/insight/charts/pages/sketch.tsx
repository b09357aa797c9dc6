import type { ViewName } from '../state.ts'

/** A picture of the kind of chart behind a card; it shows no figures. Marks are those of the charts. */
export function Sketch({ of }: { of: ViewName }) {
  return (
    <svg class="chart-sketch" viewBox="0 0 160 72" aria-hidden="true">
      {sketches[of]()}
    </svg>
  )
}

const bands = (x: number, width: number) => <rect class="chart-band" x={x} y={6} width={width} height={60} />
const dots = (points: readonly (readonly [number, number])[], look = 'chart-dot') =>
  points.map(([x, y]) => <circle class={look} cx={x} cy={y} r={4} />)
const line = (d: string, look = 'chart-median') => <path class={look} d={d} fill="none" />

const sketches: Readonly<Record<ViewName, () => unknown>> = {
  places: () => [
    bands(58, 44),
    line('M80 6v60'),
    dots([
      [28, 52],
      [44, 40],
      [62, 56],
      [74, 30],
      [90, 46],
      [104, 24],
      [122, 38],
      [136, 54],
    ]),
    dots([[96, 14]], 'chart-own'),
  ],
  profile: () => [
    ...[10, 28, 46].map((y, i) => <rect class="chart-band" x={40 + 10 * i} y={y} width={50} height={12} rx={2} />),
    ...[10, 28, 46].map((y, i) => line(`M${62 + 10 * i} ${y - 2}v16`)),
    dots(
      [
        [118, 16],
        [58, 34],
        [102, 52],
      ],
      'chart-own',
    ),
  ],
  heat: () =>
    [3, 1, 4, 2, 0, 2, 4, 3, 1, 3, 0, 2, 4, 1, 3, 2, 3, 4].map((step, i) => (
      <rect
        class={`chart-step-${step}`}
        x={14 + (i % 6) * 22}
        y={6 + Math.floor(i / 6) * 20}
        width={20}
        height={18}
        rx={2}
      />
    )),
  change: () => [
    line('M30 16h52m-7 -5l8 5l-8 5M62 36h58m-7 -5l8 5l-8 5M98 56h-34m7 -5l-8 5l8 5'),
    dots([
      [30, 16],
      [62, 36],
      [98, 56],
    ]),
  ],
  progress: () => [
    line('M20 54L60 46L100 40L140 30', 'chart-range'),
    line('M20 60L60 38L100 34L140 12'),
    dots(
      [
        [20, 60],
        [60, 38],
        [100, 34],
        [140, 12],
      ],
      'chart-own',
    ),
  ],
  scatter: () => [
    line('M24 8v54h124', 'chart-range'),
    dots([
      [36, 50],
      [52, 44],
      [60, 54],
      [74, 34],
      [88, 40],
      [98, 26],
      [118, 32],
      [132, 18],
    ]),
    dots([[110, 14]], 'chart-own'),
  ],
  extended: () => [
    line('M34 16h40M70 36h30M52 56h58', 'chart-range'),
    dots([
      [34, 16],
      [70, 36],
      [52, 56],
    ]),
    dots(
      [
        [74, 16],
        [100, 36],
        [110, 56],
      ],
      'chart-own',
    ),
  ],
  map: () => [
    <path class="map-land" d="M14 44c10-22 32-34 56-30s34-8 54 2s28 24 18 38s-40 8-60 10s-76 8-68-20z" />,
    dots([
      [50, 34],
      [70, 50],
      [92, 28],
      [120, 44],
    ]),
    dots([[82, 40]], 'chart-own'),
  ],
}
