import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Node } from 'yaml'

export interface SourceFile {
  /** As it is named in errors. */
  readonly path: string
  readonly text: string
}

/** One thing wrong with a file. `message` says what, and after a colon the cure. */
export interface Problem {
  readonly file: string
  readonly line: number
  readonly message: string
  /** Keys and positions that lead to it; none where nothing could be read at all. */
  readonly at?: readonly PropertyKey[]
}

export interface Source {
  readonly path: string
  readonly value: unknown
  /** The line of what a path of keys and positions leads to, or of the last part of it that exists. */
  lineOf(path: readonly PropertyKey[]): number
}

/** Reads YAML 1.2 and keeps where everything stands; `problems` when it is not well formed. */
export function readSource(file: SourceFile): { source: Source } | { problems: Problem[] } {
  const lines = new LineCounter()
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => ({
        file: file.path,
        line: lines.linePos(error.pos[0]).line,
        message: `this is not YAML that can be read (${error.message}): correct the spaces, quotes or colons there`,
      })),
    }
  }
  const lineOf = (path: readonly PropertyKey[]) => {
    let node: unknown = document.contents
    let line = 1
    for (const step of path) {
      const below = child(node, step)
      if (!below) break
      if (below.at.range) line = lines.linePos(below.at.range[0]).line
      node = below.node
    }
    return line
  }
  return { source: { path: file.path, value: document.toJS(), lineOf } }
}

/** What stands under a key or a position; an entry of a mapping begins at its key. */
function child(node: unknown, step: PropertyKey): { at: Node; node: unknown } | null {
  if (isSeq(node)) {
    const below = node.items[Number(step)]
    return isNode(below) ? { at: below, node: below } : null
  }
  if (!isMap(node)) return null
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
  return pair && isNode(pair.key) ? { at: pair.key, node: pair.value } : null
}
