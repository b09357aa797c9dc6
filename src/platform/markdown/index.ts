import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Nodes, Root } from 'mdast'

export type { Nodes, Root }

/** What people write as CommonMark, as a tree. HTML in it is text like any other: whoever draws the tree decides. */
export const parseMarkdown = (text: string): Root => fromMarkdown(text)

/** Addresses that a text may lead to: elsewhere on the web, a mailbox, or a page of this program. */
export function isAllowedLink(address: string): boolean {
  if (/^\/(?!\/)/.test(address)) return true
  if (!/^(https?|mailto):/i.test(address)) return false
  return URL.canParse(address)
}

/** Addresses of a text's links and pictures that are not allowed, as written; each once. Pictures never are. */
export function refusedLinks(text: string): string[] {
  const found = new Set<string>()
  walk(parseMarkdown(text), (node) => {
    if (node.type === 'image' || node.type === 'imageReference')
      found.add('url' in node ? node.url : `![${node.label ?? ''}]`)
    else if ((node.type === 'link' || node.type === 'definition') && !isAllowedLink(node.url)) found.add(node.url)
  })
  return [...found]
}

function walk(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node)
  if ('children' in node) for (const child of node.children) walk(child, visit)
}

/** The words of a text without its signs and headings, cut at a word's end: for descriptions and lists. */
export function plainText(text: string, longest: number): string {
  const words: string[] = []
  for (const part of parseMarkdown(text).children.filter(({ type }) => type !== 'heading')) {
    walk(part, (node) => {
      if (node.type === 'text' || node.type === 'inlineCode') words.push(node.value)
      else if (node.type === 'paragraph' || node.type === 'break') words.push(' ')
    })
  }
  const whole = words.join('').replaceAll(/\s+/g, ' ').trim()
  if (whole.length <= longest) return whole
  return `${whole.slice(0, longest).replace(/\s+\S*$/, '')} …`
}
