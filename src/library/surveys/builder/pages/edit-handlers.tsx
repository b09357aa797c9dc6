import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, page } from '#platform/http'
import { href, patterns } from '#routes'
import type { Survey } from '../../model.ts'
import { actingIn, writtenOf } from '../../request.ts'
import { saveDraft } from '../actions.ts'
import { faultsOf } from '../complete.ts'
import { type Fields, readDraftForm } from '../draft-form.ts'
import { perform } from '../draft.ts'
import { merged } from '../merge.ts'
import { readOperation } from '../operation.ts'
import { EditPage, type EditProps } from './edit.tsx'

export type Needs = Pick<Deps, 'db' | 'now' | 'editions' | 'config'>

/** Texts of a form, each field with all its values; files are none of ours. */
export async function fieldsOf(c: Context<Env>): Promise<Fields> {
  const body = await c.req.parseBody({ all: true })
  return new Map(
    Object.entries(body).map(([name, value]) => [
      name,
      [value].flat().filter((one): one is string => typeof one === 'string'),
    ]),
  )
}

export function editHandlers(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.surveyEdit, async (c) => {
    const survey = await writtenOf(c, deps)
    const said = (['saved', 'created'] as const).find((one) => one === c.req.query('done'))
    return show(c, survey, { draft: survey.draft, at: c.req.query('at'), said }, 200)
  })
  pages.post(patterns.surveyEdit, (c) => save(c, deps))
  return pages
}

type Shown = Pick<EditProps, 'draft' | 'at' | 'said'> & { unread?: EditProps['unread'] }

function show(c: Context<Env>, survey: Survey, shown: Shown, status: 200 | 409 | 422) {
  const faults = faultsOf(shown.draft)
  return page(c, <EditPage view={c.var.view} survey={survey} unread={new Map()} faults={faults} {...shown} />, status)
}

/** Over what the writer had before their eyes, and then what others have saved since: only what was touched is the writer's. */
function readOver({ draft: stored, draftVersion }: Survey, seen: number, fields: Fields) {
  const former = seen === draftVersion ? undefined : stored.former.find(({ version }) => version === seen)
  const { edition, texts } = former ?? stored
  const { draft, unread } = readDraftForm(fields, { ...stored, edition, texts })
  return { typed: former ? merged(former, draft, stored) : draft, unread }
}

async function save(c: Context<Env>, deps: Needs): Promise<Response> {
  const survey = await writtenOf(c, deps)
  const fields = await fieldsOf(c)
  const operation = readOperation(fields.get('do')?.[0] ?? 'save')
  const seen = Number(fields.get('version')?.[0])
  // What came only in part must not take out what did not come.
  if (!operation || !Number.isSafeInteger(seen) || !fields.has('whole')) {
    return show(c, survey, { draft: survey.draft, at: undefined, said: 'unreadable' }, 422)
  }
  const { typed, unread } = readOver(survey, seen, fields)
  const { draft, at } = perform(typed, operation)
  if (unread.size > 0) return show(c, survey, { draft: typed, at, unread, said: 'unread' }, 422)
  const saved = await saveDraft(deps.db, actingIn(c, deps), survey.id, { draft, seen })
  if (saved === undefined) return show(c, await writtenOf(c, deps), { draft, at, said: 'clash' }, 409)
  const { lang } = c.var.view
  const query = { done: 'saved', at }
  const fragment = at === undefined ? '' : `#${draft.edition.areas.includes(at) ? 'area' : 'item'}-${at}`
  return c.redirect(href('surveyEdit', { lang, survey: survey.id }, query) + fragment, 303)
}
