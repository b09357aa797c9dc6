/**
 * JSX to HTML text at once: an element is its markup, children first. The hook of tools/jsx.mjs calls this in place of
 * hono/jsx, whose types stay in use and whose rules for children and attributes hold; what it has beyond them (context,
 * suspense, hoisting of head elements, style objects) is not used here, and is half of its work.
 */
type Attributes = Record<string, unknown> & { children?: unknown }
type Component = (props: Attributes) => unknown

/** Marked the way hono marks text that is markup already, so that its `html` and `raw` mix with ours. */
export class Markup {
  readonly isEscaped = true
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

const empty = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])

/** Attributes that are there or not; any other is written out, be it `true` or `false`. */
const present = new Set(
  'async autofocus checked controls default defer disabled download formnovalidate hidden inert itemscope loop multiple muted nomodule novalidate open readonly required reversed selected'.split(
    ' ',
  ),
)

export function jsx(tag: string | Component, props: Attributes): unknown {
  if (typeof tag === 'function') return tag(props)
  let text = `<${tag}`
  for (const name in props) {
    if (name !== 'children') text += attribute(name, props[name])
  }
  if (props.children === undefined && empty.has(tag)) return new Markup(`${text}/>`)
  return new Markup(`${text}>${content(props.children)}</${tag}>`)
}

export const jsxs = jsx

export function Fragment({ children }: Attributes): Markup {
  return new Markup(content(children))
}

function attribute(name: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean' && present.has(name)) return value ? ` ${name}=""` : ''
  return ` ${name}="${escaped(String(value))}"`
}

function content(child: unknown): string {
  if (typeof child === 'string') return escaped(child)
  if (child === undefined || child === null || typeof child === 'boolean') return ''
  if (Array.isArray(child)) {
    let text = ''
    for (const one of child) text += content(one)
    return text
  }
  if (typeof child === 'object' && 'isEscaped' in child) return String(child)
  return escaped(String(child))
}

const special = /["'&<>]/

function escaped(text: string): string {
  if (!special.test(text)) return text
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
