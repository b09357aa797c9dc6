import type { Child } from 'hono/jsx'
import { isAllowedLink, type Nodes, parseMarkdown, type Root } from '#platform/markdown'

interface MarkdownProps {
  text: string
  /** The level at which headings of the text begin, so that those of the page stay in order. */
  headings: 2 | 3 | 4
}

/** What people wrote, drawn from a tree of which only what stands here is known: no HTML, no picture, no style. */
export function Markdown({ text, headings }: MarkdownProps) {
  const root = parseMarkdown(text)
  const how = { levels: levelsOf(root, headings), addresses: addressesOf(root) }
  return <div class="written">{root.children.map((node) => drawn(node, how))}</div>
}

interface Drawing {
  levels: ReadonlyMap<Nodes, number>
  /** Of references: `[text][label]`. */
  addresses: ReadonlyMap<string, string>
}

function drawn(node: Nodes, how: Drawing): Child {
  switch (node.type) {
    case 'text':
    case 'html':
      return node.value
    case 'paragraph':
      return <p>{within(node, how)}</p>
    case 'heading':
      return <Heading level={how.levels.get(node)}>{within(node, how)}</Heading>
    case 'list':
      return node.ordered ? <ol start={node.start ?? 1}>{within(node, how)}</ol> : <ul>{within(node, how)}</ul>
    case 'listItem':
      return <li>{node.spread ? within(node, how) : tight(node.children, how)}</li>
    case 'emphasis':
      return <em>{within(node, how)}</em>
    case 'strong':
      return <strong>{within(node, how)}</strong>
    case 'blockquote':
      return <blockquote>{within(node, how)}</blockquote>
    case 'inlineCode':
      return <code>{node.value}</code>
    case 'code':
      return (
        <pre>
          <code>{node.value}</code>
        </pre>
      )
    case 'break':
      return <br />
    case 'thematicBreak':
      return <hr />
    case 'link':
      return <Link address={node.url}>{within(node, how)}</Link>
    case 'linkReference':
      return <Link address={how.addresses.get(node.identifier) ?? ''}>{within(node, how)}</Link>
    default:
      return null
  }
}

const within = (node: { children: readonly Nodes[] }, how: Drawing): Child =>
  node.children.map((child) => drawn(child, how))

/** Items of a list without blank lines are no paragraphs. */
const tight = (children: readonly Nodes[], how: Drawing): Child =>
  children.map((child) => (child.type === 'paragraph' ? within(child, how) : drawn(child, how)))

function Link({ address, children }: { address: string; children?: Child }) {
  if (!isAllowedLink(address)) return <>{children}</>
  const elsewhere = !address.startsWith('/')
  return (
    <a href={address} rel={elsewhere ? 'noreferrer nofollow' : undefined}>
      {children}
    </a>
  )
}

function Heading({ level, children }: { level: number | undefined; children?: Child }) {
  // Inside a quotation or a list it opens no part of the page.
  if (level === undefined)
    return (
      <p>
        <strong>{children}</strong>
      </p>
    )
  if (level === 2) return <h2>{children}</h2>
  if (level === 3) return <h3>{children}</h3>
  if (level === 4) return <h4>{children}</h4>
  if (level === 5) return <h5>{children}</h5>
  return <h6>{children}</h6>
}

/** From the level of the page on, without gaps, whatever the writer left out. */
function levelsOf(root: Root, first: number): Map<Nodes, number> {
  const headings = root.children.filter((node) => node.type === 'heading')
  const depths = [...new Set(headings.map(({ depth }) => depth))].sort((a, b) => a - b)
  const levels = new Map<Nodes, number>()
  let last = first - 1
  for (const node of headings) {
    last = Math.min(6, first + depths.indexOf(node.depth), last + 1)
    levels.set(node, last)
  }
  return levels
}

const addressesOf = (root: Root): Map<string, string> =>
  new Map(root.children.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node.url]] : [])))
