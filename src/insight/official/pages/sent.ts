import type { Context } from 'hono'
import type { Deps } from '#deps'
import type { Env } from '#platform/http'
import { filesFolder, keepFile, namedAs } from '#platform/files'
import type { Typed } from '../entry-form.ts'
import type { Fault } from '../reading.ts'

/** A form with a file in it: what was typed, by field, and the file where one was chosen. */
export interface Sent {
  readonly typed: Typed
  readonly file: File | undefined
}

export async function readSent(c: Context<Env>): Promise<Sent> {
  const body = await c.req.parseBody()
  const typed: Record<string, string> = {}
  for (const [name, value] of Object.entries(body)) if (typeof value === 'string') typed[name] = value
  const { file } = body
  // A browser sends a file without name and content where none was chosen.
  return { typed, file: file instanceof File && file.size > 0 ? file : undefined }
}

export interface Kept {
  readonly file: { readonly id: string; readonly name: string } | null
  readonly fileFault: Fault | null
}

/** Keeps the report that came with a form, where it is one. */
export async function keepReport({ db, config, now }: Deps, file: File | undefined): Promise<Kept> {
  if (!file) return { file: null, fileFault: null }
  const content = new Uint8Array(await file.arrayBuffer())
  const kept = await keepFile(db, filesFolder(config.dataDir), content, { now: now(), accepts: ['application/pdf'] })
  if ('fault' in kept) return { file: null, fileFault: kept.fault === 'size' ? 'file_size' : 'file_type' }
  return { file: { id: kept.id, name: namedAs(kept.type, file.name) }, fileFault: null }
}
