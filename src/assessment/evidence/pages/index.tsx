import { Hono } from 'hono'
import type { Deps } from '#deps'
import type { Env } from '#platform/http'
import { patterns } from '#routes'
import * as handle from './handlers.tsx'

export function evidencePages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.roundEvidence, (c) => handle.showEvidence(c, deps))
  pages.get(patterns.roundEvidenceFile, (c) => handle.sendEvidenceFile(c, deps))
  pages.post(patterns.roundEvidence, handle.orSay(handle.receiveEvidence, deps))
  pages.post(patterns.roundEvidenceChange, handle.orSay(handle.changeEvidence, deps))
  pages.post(patterns.roundEvidenceRemove, handle.orSay(handle.takeEvidenceAway, deps))
  pages.post(patterns.roundEvidenceRestore, handle.orSay(handle.putEvidenceBack, deps))
  pages.post(patterns.roundEvidenceAgain, handle.orSay(handle.useEvidenceAgain, deps))
  pages.post(patterns.roundComments, handle.orSay(handle.comment, deps))
  pages.post(patterns.roundCommentChange, handle.orSay(handle.rewriteComment, deps))
  pages.post(patterns.roundCommentRemove, handle.orSay(handle.takeCommentBack, deps))
  return pages
}
