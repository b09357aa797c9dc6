import { Hono } from 'hono'
import type { Deps, TargetFinder } from '#deps'
import type { NoticeKind, Policy } from '#network'
import type { Env } from '#platform/http'
import { departmentsNoticeKinds, departmentsPages, departmentsPolicy, gatherDepartments } from './departments/index.ts'
import { evidenceNoticeKinds, evidencePages, evidencePolicy } from './evidence/index.ts'
import { exchangePages, exchangePolicy } from './exchange/index.ts'
import { livePages, livePolicy } from './live/index.ts'
import { roundPages } from './pages/index.tsx'
import { roundPolicy } from './policy.ts'
import { roundPracticePages, roundPracticesPolicy } from './practices/index.ts'
import {
  reportFilePages,
  reportFilesPolicy,
  reportNoticeKinds,
  reportPages,
  reportPolicy,
  reportTargets,
} from './report/index.ts'
import { reviewNoticeKinds, reviewPages, reviewPolicy } from './review/index.ts'
import {
  gatherStrategyReminders,
  strategyNoticeKinds,
  strategyPages,
  strategyPolicy,
  strategyTargets,
} from './strategy/index.ts'
import { supportNoticeKinds, supportPages, supportPolicy, supportTargets } from './support/index.ts'
import { roundTargets } from './targets.ts'
import { gatherVisitReminders, visitNoticeKinds, visitPages, visitsPolicy, visitTargets } from './visits/index.ts'

/** The rooms of this domain as one: what a program mounts, asks and mails. */
export const assessmentPolicy: Policy = {
  ...roundPolicy,
  ...departmentsPolicy,
  ...livePolicy,
  ...exchangePolicy,
  ...evidencePolicy,
  ...roundPracticesPolicy,
  ...reviewPolicy,
  ...reportPolicy,
  ...reportFilesPolicy,
  ...strategyPolicy,
  ...visitsPolicy,
  ...supportPolicy,
}

export const assessmentTargets: Readonly<Record<string, TargetFinder>> = {
  ...roundTargets,
  ...reportTargets,
  ...strategyTargets,
  ...visitTargets,
  ...supportTargets,
}

export function assessmentPages(deps: Deps): Hono<Env> {
  const all = new Hono<Env>()
  for (const pages of [
    roundPages,
    departmentsPages,
    livePages,
    exchangePages,
    evidencePages,
    roundPracticePages,
    reviewPages,
    reportPages,
    reportFilePages,
    strategyPages,
    visitPages,
    supportPages,
  ]) {
    all.route('/', pages(deps))
  }
  return all
}

export const assessmentNoticeKinds: readonly NoticeKind[] = [
  ...departmentsNoticeKinds,
  ...evidenceNoticeKinds,
  ...reviewNoticeKinds,
  ...reportNoticeKinds,
  ...strategyNoticeKinds,
  ...visitNoticeKinds,
  ...supportNoticeKinds,
]

/** What is due, of every room, into the mail of the day. */
export async function gatherAssessment(deps: Pick<Deps, 'db' | 'editions' | 'now'>): Promise<void> {
  await gatherDepartments(deps)
  await gatherStrategyReminders(deps.db, deps.now())
  await gatherVisitReminders(deps.db, deps.now())
}
