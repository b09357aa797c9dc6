import type { Editions } from '#instruments'
import type { Db } from '#platform/database'
import { draftOf } from './builder/draft-edition.ts'
import { insertSurvey, insertVersion } from './store.ts'

const example = { id: 'systemic-discrimination-2020', edition: 'survey-systemic-discrimination/2026' }

const note = {
  en: 'A webinar on systemic discrimination was held on 22 October 2020. The questions here are our own, written in 2026, and not those that were asked then; no answers are recorded.',
  fr: 'Un webinaire sur la discrimination systémique s’est tenu le 22 octobre 2020. Les questions ci-dessous sont les nôtres, rédigées en 2026, et non celles qui ont été posées à l’époque ; aucune réponse n’est enregistrée.',
}

/** The questionnaire that stands beside a webinar of 2020, published and never opened; once there, it is the secretariat's. */
export async function loadSurveys(db: Db, editions: Editions, now: Date): Promise<void> {
  const edition = editions.list().find(({ id }) => id === example.edition)
  if (!edition) return
  const { id } = example
  await db.transaction().execute(async (tx) => {
    const draft = { ...draftOf(edition), note }
    const row = {
      id,
      kind: 'thematic',
      demonstration: false,
      draft,
      letter: {},
      answersUntil: null,
      createdAt: now,
    } as const
    if (!(await insertSurvey(tx, row))) return
    await insertVersion(tx, { surveyId: id, version: 1, editionId: edition.id, publishedAt: now })
  })
}
