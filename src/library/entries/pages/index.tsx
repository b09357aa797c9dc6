import { Hono } from 'hono'
import type { Env } from '#platform/http'
import { patterns } from '#routes'
import { receiveImport, showImport } from './bringing.tsx'
import { add, type Needs, restore, save, showEntry, showNew, showVersion, withdraw } from './editing.tsx'
import { sendFile, showKind, showRecord } from './listing.tsx'

export function entryPages(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.record, (c) => showRecord(c, deps))
  // Before the kinds: their addresses lie where the name of a kind stands.
  pages.get(patterns.recordImport, (c) => showImport(c, deps))
  pages.post(patterns.recordImport, (c) => receiveImport(c, deps))
  pages.get(patterns.recordFile, (c) => sendFile(c, deps))
  pages.get(patterns.recordKind, (c) => showKind(c, deps))
  pages.get(patterns.recordNew, (c) => showNew(c, deps))
  pages.post(patterns.recordNew, (c) => add(c, deps))
  pages.get(patterns.recordEntry, (c) => showEntry(c, deps))
  pages.post(patterns.recordEntry, (c) => save(c, deps))
  pages.post(patterns.recordWithdraw, (c) => withdraw(c, deps))
  pages.get(patterns.recordVersion, (c) => showVersion(c, deps))
  pages.post(patterns.recordVersion, (c) => restore(c, deps))
  return pages
}
