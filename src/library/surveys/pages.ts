import { Hono } from 'hono'
import type { Deps } from '#deps'
import type { Env } from '#platform/http'
import { surveyBuilderPages } from './builder/pages/index.tsx'
import { answeringPages, boardHandlers, openingPages } from './collection/index.ts'
import { resultPages } from './results/index.ts'

export function surveyPages(deps: Pick<Deps, 'db' | 'now' | 'editions' | 'surveyLinks' | 'config'>): Hono<Env> {
  const pages = new Hono<Env>()
  // The builder's first: /surveys/new lies where the id of a survey stands.
  for (const room of [surveyBuilderPages, answeringPages, openingPages, boardHandlers, resultPages])
    pages.route('/', room(deps))
  return pages
}
