import type { TargetFinder } from '#deps'
import { findSurvey } from './store.ts'

/** Addresses name a survey by `:survey`; its totals are for everybody once they were published. */
export const surveyTargets: Readonly<Record<string, TargetFinder>> = {
  async survey({ db }, { survey: id = '' }) {
    const survey = /^[a-z0-9-]{1,80}$/.test(id) ? await findSurvey(db, id) : undefined
    return survey && { demonstration: survey.demonstration, public: survey.totalsPublicAt !== null }
  },
}
