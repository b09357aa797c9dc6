import type { Context } from 'hono'
import * as z from 'zod'
import { type Env, page } from '#platform/http'
import { href } from '#routes'
import { readFile, type FileFault, mostRows, type ReadSection } from '../files.ts'
import { carryOutImport, previewImport } from '../importing.ts'
import { slugOf } from '../model.ts'
import { isWrong } from '../plan.ts'
import { constraintOf } from '../refused.ts'
import { actingFor, type Needs } from './editing.tsx'
import { ImportPage, type Previewed } from './import-page.tsx'

type C = Context<Env>

export function showImport(c: C, { entryKinds }: Needs) {
  const imported = /^\d{1,5}$/.exec(c.req.query('imported') ?? '')?.[0]
  return page(
    c,
    <ImportPage view={c.var.view} kinds={entryKinds} {...(imported !== undefined && { imported: Number(imported) })} />,
  )
}

const sentSections = z.array(
  z.object({
    kind: z.string(),
    rows: z.array(z.object({ line: z.int(), row: z.record(z.string(), z.unknown()) })).max(mostRows),
    unknown: z.array(z.object({ column: z.string(), near: z.string().nullable() })),
  }),
)

/** First the preview of a file; then, of the same rows, the import. */
export async function receiveImport(c: C, deps: Needs) {
  const form = await c.req.parseBody()
  const read = typeof form['rows'] === 'string' ? rowsIn(deps, form['rows']) : await sent(deps, form)
  if ('fault' in read) return page(c, <ImportPage view={c.var.view} kinds={deps.entryKinds} fault={read.fault} />, 422)
  const acting = actingFor(c, deps)
  const source = { kinds: deps.entryKinds, sections: read.sections }
  const confirmed = form['confirm']
  if (typeof confirmed !== 'string') return preview(c, deps, read.sections, false)
  const done = await carryOutImport(deps.db, acting, source, confirmed).catch((error: unknown) => {
    // Another's change made of it what the table refuses: the preview says where.
    if (constraintOf(error) === undefined) throw error
    return 'moved' as const
  })
  if (done === 'moved') return preview(c, deps, read.sections, true)
  return c.redirect(href('recordImport', { lang: c.var.view.lang }, { imported: done }), 303)
}

async function preview(c: C, deps: Needs, sections: readonly ReadSection[], moved: boolean) {
  const found = await previewImport(deps.db, actingFor(c, deps), { kinds: deps.entryKinds, sections })
  const rows = JSON.stringify(sections.map((section) => ({ ...section, kind: section.kind.name })))
  const previewed: Previewed = { ...found, rows, moved }
  const node = <ImportPage view={c.var.view} kinds={deps.entryKinds} preview={previewed} />
  return page(c, node, moved ? 409 : isWrong(found.plan) ? 422 : 200)
}

type Read = { readonly sections: readonly ReadSection[] } | { readonly fault: FileFault }

async function sent({ entryKinds }: Needs, form: Readonly<Record<string, unknown>>): Promise<Read> {
  const { file, kind } = form
  if (!(file instanceof File)) return { fault: { code: 'none' } }
  const chosen = entryKinds.find((one) => slugOf(one) === kind)
  return readFile(new Uint8Array(await file.arrayBuffer()), entryKinds, chosen)
}

/** The rows as the preview carried them. */
function rowsIn({ entryKinds }: Needs, text: string): Read {
  try {
    const sections = sentSections.parse(JSON.parse(text)).flatMap((section) => {
      const kind = entryKinds.find(({ name }) => name === section.kind)
      return kind ? [{ ...section, kind }] : []
    })
    return sections.length > 0 ? { sections } : { fault: { code: 'empty' } }
  } catch {
    return { fault: { code: 'json' } }
  }
}
