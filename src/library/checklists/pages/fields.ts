import type { Context } from 'hono'
import type { Env } from '#platform/http'
import type { GivenFile } from '../files.ts'
import { largestFile, mostFiles } from '../files.ts'
import type { Fields } from '../sent.ts'

export interface Given {
  readonly fields: Fields
  /** Chosen on somebody's device, or carried along in the page as a hidden field. */
  readonly files: readonly GivenFile[]
}

/** What came with a form of checklists. */
export async function readFields(c: Context<Env>): Promise<Given> {
  const body = await c.req.parseBody({ all: true })
  const fields = new Map<string, readonly string[]>()
  const files: GivenFile[] = []
  const earlier = c.var.view.speech.words('checklists')('unread.earlier')
  for (const [name, value] of Object.entries(body)) {
    const all = [value].flat()
    if (name !== 'file')
      fields.set(
        name,
        all.filter((one) => typeof one === 'string'),
      )
    for (const one of name === 'file' ? all.slice(0, mostFiles) : []) {
      if (typeof one === 'string') files.push({ name: earlier, text: one })
      // A browser sends a file without content where none was chosen.
      else if (one.size > 0) files.push({ name: one.name.slice(0, 100), text: await textOf(one) })
    }
  }
  return { fields, files }
}

/** Of what is too large, enough to be told so. */
const textOf = (file: File): Promise<string> => file.slice(0, largestFile + 1).text()
