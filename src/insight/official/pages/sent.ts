import type { Context } from 'hono'
import type { Deps } from '#deps'
import type { Env } from '#platform/http'
import { filesFolder, keepFile, largestFile } from '#platform/files'
import type { Typed } from '../entry-form.ts'
import { type Fault, plain } from '../reading.ts'

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
  if (file.size > largestFile) return { file: null, fileFault: 'file_size' }
  const kept = await keepFile(db, filesFolder(config.dataDir), new Uint8Array(await file.arrayBuffer()), now())
  return kept ? { file: { id: kept.id, name: nameOf(file) }, fileFault: null } : { file: null, fileFault: 'file_type' }
}

/** The last part of whatever path a browser sent, without what no file name holds. */
function nameOf(file: File): string {
  const name = plain(file.name.split(/[\\/]/).at(-1) ?? '').replaceAll(/[\p{Cc}"<>|?*:]/gu, '')
  return name.slice(0, 120) || 'report.pdf'
}
