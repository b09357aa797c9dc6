/**
 * The house ornament: circles that overlap their neighbours, as Roman floors, Moorish tiles, Japanese textiles and West
 * African prints all have it. A letter is a circle of that colour, a dash an empty ring, a dot nothing.
 */
const plan = [
  '......-..-',
  '.....-.-t-',
  '....-.-to-',
  '...-.-otcc',
  '..-.-coo-t',
  '.-.-tc-oct',
  '-.-toctcot',
  '.-octtot-c',
]
const side = 40
/** A circle passes through the four corners of its cell: neighbours share a petal whose tips are two corners. */
const radius = side / Math.SQRT2
const margin = radius - side / 2 + 1

const colours = { t: 'teal', c: 'clay', o: 'sun' } as const
type Letter = keyof typeof colours
const letters = ['t', 'c', 'o'] as const

const circles = plan.flatMap((row, y) => row.split('').map((letter, x) => ({ letter, x: x * side, y: y * side })))
const at = (x: number, y: number) => circles.find((circle) => circle.x === x && circle.y === y)?.letter
const isLetter = (letter: string | undefined): letter is Letter => letter !== undefined && letter in colours

const r = radius.toFixed(2)
const disc = ({ x, y }: { x: number; y: number }) => {
  const start = (x + side / 2 - radius).toFixed(2)
  return `M${start} ${y + side / 2}a${r} ${r} 0 1 1 ${(2 * radius).toFixed(2)} 0a${r} ${r} 0 1 1 -${(2 * radius).toFixed(2)} 0`
}
const petal = (x: number, y: number, dx: number, dy: number) =>
  `M${x} ${y}a${r} ${r} 0 0 1 ${dx} ${dy}a${r} ${r} 0 0 1 ${-dx} ${-dy}`

/** Two circles of one colour share it; two of different colours make the third. */
const shared = (one: Letter, other: Letter): Letter =>
  one === other ? one : (letters.find((letter) => letter !== one && letter !== other) ?? one)

const petals = circles.flatMap(({ letter, x, y }) => {
  if (!isLetter(letter)) return []
  const beside = at(x + side, y)
  const below = at(x, y + side)
  return [
    ...(isLetter(beside) ? [{ colour: shared(letter, beside), path: petal(x + side, y, 0, side) }] : []),
    ...(isLetter(below) ? [{ colour: shared(letter, below), path: petal(x, y + side, side, 0) }] : []),
  ]
})

const width = (plan[0] ?? '').length * side
const layers = [
  ...letters.map((colour) => ({
    name: `${colours[colour]} tint`,
    path: circles
      .filter(({ letter }) => letter === colour)
      .map(disc)
      .join(''),
  })),
  {
    name: 'ring',
    path: circles
      .filter(({ letter }) => letter !== '.')
      .map(disc)
      .join(''),
  },
  ...letters.map((letter) => ({
    name: colours[letter],
    path: petals
      .filter(({ colour }) => colour === letter)
      .map(({ path }) => path)
      .join(''),
  })),
]
/** The last row is cut in half: it stands on the ground as arches. */
const height = (plan.length - 0.5) * side + margin
const box = [-margin, -margin, width + 2 * margin, height].map((n) => n.toFixed(1)).join(' ')

export function MeetingCircles() {
  return (
    <svg class="circles" viewBox={box} preserveAspectRatio="xMaxYMax slice" aria-hidden="true">
      {layers.map(({ name, path }) => (
        <path class={name} d={path} />
      ))}
    </svg>
  )
}
