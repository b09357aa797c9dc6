import type { DotMark, Drawing, GroundMark, GroupMark, Mark, Point, SpecksMark } from './drawing.ts'
import { lineHeight, tenth, type TextMark } from './text-mark.ts'

export interface Paint {
  /** Attributes of a look: a class in a page, colours and sizes in a file of its own. */
  readonly of: (look: string) => string
  /** A file of its own has left the site: its links would lead nowhere. */
  readonly links: boolean
}

// Written as text, not as elements: a page holds two drawings of hundreds of marks and is drawn anew for every reader.

export function markupOf({ marks }: Drawing, paint: Paint): string {
  return written(marks, paint)
}

const written = (marks: readonly Mark[], paint: Paint): string => marks.map((mark) => one(mark, paint)).join('')

function one(mark: Mark, paint: Paint): string {
  switch (mark.shape) {
    case 'rect': {
      const { x, y, width, height, radius, look } = mark
      const corners = radius ? ` rx="${radius}"` : ''
      return `<rect ${paint.of(look)} x="${tenth(x)}" y="${tenth(y)}" width="${tenth(width)}" height="${tenth(height)}"${corners}/>`
    }
    case 'lines':
      return `<path ${paint.of(mark.look)} d="${mark.lines.map((line) => along(line, mark.closed)).join('')}"/>`
    case 'dot':
      return dot(mark, paint)
    case 'specks':
      return specks(mark, paint)
    case 'text':
      return words(mark, paint)
    case 'group':
      return grouped(mark, paint)
    case 'ground':
      return ground(mark, paint)
  }
}

const dot = ({ at: [x, y], radius, look }: DotMark, paint: Paint): string =>
  `<circle ${paint.of(look)} cx="${tenth(x)}" cy="${tenth(y)}" r="${tenth(radius)}"/>`

/** One line, without length and with round ends at each: a third of the text that circles take. */
function specks({ at, radius, look }: SpecksMark, paint: Paint): string {
  const points = at.map(([x, y]) => `M${tenth(x)} ${tenth(y)}h0`).join('')
  return `<path ${paint.of(look)} stroke-width="${tenth(2 * radius)}" d="${points}"/>`
}

function along(points: readonly Point[], closed = false): string {
  const [start, ...rest] = points.map(([x, y]) => `${tenth(x)} ${tenth(y)}`)
  return start === undefined ? '' : `M${start}${rest.map((point) => `L${point}`).join('')}${closed ? 'Z' : ''}`
}

function words({ kind, x, y, anchor, lines, turn }: TextMark, paint: Paint): string {
  const [only = ''] = lines
  const spans = lines.map(
    (line, i) => `<tspan x="${x}" y="${tenth(y + i * lineHeight[kind])}">${escaped(line)}</tspan>`,
  )
  const turned = turn ? ` transform="rotate(${turn} ${x} ${y})"` : ''
  const text = lines.length > 1 ? spans.join('') : escaped(only)
  return `<text ${paint.of(kind)} x="${x}" y="${y}" text-anchor="${anchor}"${turned}>${text}</text>`
}

function grouped({ key, href, title, marks }: GroupMark, paint: Paint): string {
  const name = title ? `<title>${escaped(title)}</title>` : ''
  const [open, close] = href && paint.links ? [`a href="${escaped(href)}"`, 'a'] : ['g', 'g']
  return `<${open} data-key="${escaped(key)}">${name}${written(marks, paint)}</${close}>`
}

function ground({ x, y, width, height, viewBox, shapes, marks }: GroundMark, paint: Paint): string {
  const shape = (part: 'land' | 'borders') => {
    if (!('href' in shapes)) return `<path ${paint.of(part)} d="${shapes[part]}"/>`
    return paint.links ? `<use ${paint.of(part)} href="${escaped(shapes.href)}#${part}"/>` : ''
  }
  const [left, top, wide, high] = viewBox
  const water = `<rect ${paint.of('water')} x="${left}" y="${top}" width="${wide}" height="${high}"/>`
  const box = `x="${tenth(x)}" y="${tenth(y)}" width="${tenth(width)}" height="${tenth(height)}" viewBox="${viewBox.join(' ')}"`
  return `<svg ${box}>${water}${shape('land')}${shape('borders')}</svg>${written(marks, paint)}`
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Safe as text and in an attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
