import { type Edition, EditionError, type Editions, publishEdition } from '#instruments'
import { type Actor, mandateDay } from '#network'
import type { Db } from '#platform/database'
import { notFound, Refusal } from '#platform/http'
import { type TrailAction, writeTrail } from '#platform/trail'
import { type Acting, type Opening, openSurveyWithin } from '../collection/actions.ts'
import type { Survey, SurveyKind } from '../model.ts'
import * as store from '../store.ts'
import { changesBetween } from './changes.ts'
import { faultsOf } from './complete.ts'
import { draftOf, sourceOf } from './draft-edition.ts'
import type { Draft } from './draft-shape.ts'
import { emptyDraft } from './draft.ts'
import { withMade } from './keys.ts'
import { isSame } from './merge.ts'
import { surveyIdFrom } from './survey-id.ts'

export interface NewSurvey {
  readonly kind: SurveyKind
  /** By language. */
  readonly titles: Readonly<Record<string, string>>
  readonly answersUntil: string | null
  /** What it begins with; nothing for an empty one. */
  readonly from: Draft | undefined
  /** Tells the form that was sent from all others. */
  readonly form?: string | undefined
}

/** Resolves to its id: to the one that the same form began before, where it is sent twice. */
export const createSurvey = async (db: Db, acting: Acting, survey: NewSurvey): Promise<string> =>
  (await db.transaction().execute((tx) => createWithin(tx, acting, survey))).id

async function createWithin(
  tx: store.Tx,
  acting: Acting,
  survey: NewSurvey,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { kind, titles, answersUntil, from, form } = survey
  const { demonstration } = acting.actor
  const find = async () => (form === undefined ? undefined : store.findBegunBy(tx, form, demonstration))
  const begun = await find()
  if (begun !== undefined) return { id: begun, isNew: false }
  const beginning = surveyIdFrom(titles, acting.now)
  const former = new Set(await store.listSurveyIds(tx, beginning))
  const id = [beginning, ...numbers.map((number) => `${beginning}-${number}`)].find((one) => !former.has(one))
  const draft = from ? titled(from, titles) : emptyDraft(`survey-${id}`, titles)
  const row = { kind, demonstration, draft, letter: {}, answersUntil, createdAt: acting.now, form }
  if (id === undefined || !(await store.insertSurvey(tx, { ...row, id }))) {
    // Somebody else took the name at the same moment, or it is the second press.
    const first = await find()
    if (first === undefined) throw new Refusal('conflict')
    return { id: first, isNew: false }
  }
  await trail(tx, acting, id, 'survey created', { kind, questions: draft.edition.items.length })
  return { id, isNew: true }
}

const numbers = Array.from({ length: 98 }, (_, index) => index + 2)

const titled = (draft: Draft, titles: NewSurvey['titles']): Draft => ({
  edition: draft.edition,
  texts: Object.fromEntries(
    Object.entries(draft.texts).map(([lang, texts]) => [
      lang,
      { ...texts, title: titles[lang] ?? texts.title, subtitle: '' },
    ]),
  ),
  // Its answers are found by the same keys in the copy.
  made: withMade(draft).made,
  removed: [],
  former: [],
})

/** So many saves back it is known what somebody had before their eyes. */
const formerKept = 5

/**
 * Resolves to the number of the draft from now on; to undefined where somebody else has saved since that number, and nothing
 * is saved then. Throws notFound.
 */
export async function saveDraft(
  db: Db,
  acting: Acting,
  id: string,
  { draft, seen }: { draft: Draft; seen: number },
): Promise<number | undefined> {
  return db.transaction().execute(async (tx) => {
    const survey = await taken(tx, id)
    if (survey.draftVersion !== seen) return undefined
    if (isSame(survey.draft, draft)) return seen
    const { edition, texts, former } = survey.draft
    const states = [{ version: seen, edition, texts }, ...former].slice(0, formerKept)
    const version = await store.updateDraft(tx, id, { ...withMade(draft), former: states })
    await trail(tx, acting, id, 'survey questionnaire saved', { version, questions: draft.edition.items.length })
    return version
  })
}

/**
 * Publishes the questionnaire as it stands, as the next version. Throws Refusal: not_found; invalid while something is
 * missing; conflict where nothing has changed since the last version, or somebody has saved since `seen`.
 */
export async function publishSurvey(
  { db, editions }: Needs,
  acting: Acting,
  id: string,
  seen: number,
): Promise<Edition> {
  return db.transaction().execute(async (tx) => {
    const survey = await taken(tx, id)
    const [last] = await store.listVersions(tx, id)
    const asked = last && draftOf(await editions.get(last.editionId))
    const unchanged = asked !== undefined && changesBetween(asked, survey.draft).length === 0
    if (unchanged || survey.draftVersion !== seen) throw new Refusal('conflict')
    return publishWithin(tx, acting, survey)
  })
}

async function publishWithin(tx: store.Tx, acting: Acting, { id, draft }: Survey): Promise<Edition> {
  if (faultsOf(draft).length > 0) throw new Refusal('invalid')
  const version = ((await store.listVersions(tx, id))[0]?.version ?? 0) + 1
  const source = sourceOf(draft, `${id}.${version}`, mandateDay(acting.now))
  const edition = await publishEdition(tx, source, acting.now).catch(wrong)
  await store.insertVersion(tx, { surveyId: id, version, editionId: edition.id, publishedAt: acting.now })
  await trail(tx, acting, id, 'survey published', { version, edition: edition.id })
  return edition
}

/** The engine speaks to whoever writes files; `faultsOf` has said in the reader's language all that the form can do wrong. */
function wrong(error: unknown): never {
  throw error instanceof EditionError ? new Refusal('invalid') : error
}

/** Creates from what exists, publishes and opens at once, or does nothing of it; all of it once for a form. Resolves to the id. */
export const openAtOnce = (db: Db, acting: Acting, survey: NewSurvey, opening: Opening): Promise<string> =>
  db.transaction().execute(async (tx) => {
    const { id, isNew } = await createWithin(tx, acting, survey)
    if (!isNew) return id
    await publishWithin(tx, acting, await taken(tx, id))
    await openSurveyWithin(tx, acting, id, opening)
    return id
  })

interface Needs {
  readonly db: Db
  readonly editions: Editions
}

/** What a new one may begin with: an edition among the files, or an earlier survey. Undefined where there is none. */
export async function findBeginning(
  { db, editions }: Needs,
  { demonstration }: Pick<Actor, 'demonstration'>,
  from: string,
): Promise<Draft | undefined> {
  const file = editions.list().find(({ id, use }) => use === 'survey' && id === from)
  if (file) return draftOf(file)
  const survey = from.startsWith('survey:') ? await store.findSurvey(db, from.slice('survey:'.length)) : undefined
  return survey?.demonstration === demonstration ? survey.draft : undefined
}

async function taken(tx: store.Tx, id: string): Promise<Survey> {
  const survey = await store.lockSurvey(tx, id)
  if (!survey) throw notFound()
  return survey
}

function trail(
  tx: store.Tx,
  { actor, now }: Acting,
  id: string,
  action: TrailAction,
  details: Record<string, unknown>,
): Promise<void> {
  return writeTrail(tx, { at: now, by: actor, action, subject: { kind: 'survey', id }, details })
}
