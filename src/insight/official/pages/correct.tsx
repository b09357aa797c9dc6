import type { Context } from 'hono'
import type { Deps } from '#deps'
import { listInventedCountries } from '#network'
import { type Env, notFound, page, Refusal } from '#platform/http'
import { href } from '#routes'
import { correctResult, withdrawResult } from '../actions.ts'
import { type Faults, readEntryForm, readReason, type Typed, typedOf } from '../entry-form.ts'
import { type OfficialEntry, sameContent } from '../model.ts'
import type { Fault } from '../reading.ts'
import { findEntry } from '../store.ts'
import { EntryFormPage, type EntryFormProps } from './entry-form.tsx'
import { keepReport, readSent } from './sent.ts'
import { WithdrawPage } from './withdraw.tsx'

/** Throws notFound. */
export async function entryOf(c: Context<Env>, { db }: Deps): Promise<OfficialEntry> {
  const id = c.req.param('entry') ?? ''
  const entry = /^[0-9a-f]{12}$/.test(id) ? await findEntry(db, id) : undefined
  if (!entry) throw notFound()
  return entry
}

export async function showCorrection(c: Context<Env>, deps: Deps): Promise<Response> {
  const entry = await entryOf(c, deps)
  return formPage(c, deps, entry, { typed: typedOf(entry), faults: {} })
}

/** Saves the correction as a new version, or shows the form again with what is wrong. */
export async function correct(c: Context<Env>, deps: Deps): Promise<Response> {
  const { view } = c.var
  if (!view.actor) throw new Refusal('sign_in')
  const [entry, sent] = await Promise.all([entryOf(c, deps), readSent(c)])
  const t = view.speech.words('data')
  const again = (faults: Faults, sentence?: string) =>
    formPage(
      c,
      deps,
      entry,
      { typed: sent.typed, faults, obstacle: sentence === undefined ? undefined : { sentence } },
      422,
    )
  const kept = await keepReport(deps, sent.file)
  const file = kept.file ?? (entry.fileId && entry.fileName ? { id: entry.fileId, name: entry.fileName } : null)
  const thisYear = deps.now().getUTCFullYear()
  const read = readEntryForm(sent.typed, { thisYear, before: entry, file, fileFault: kept.fileFault })
  const reason = readReason(sent.typed['reason'] ?? '')
  const faults = { ...('faults' in read && read.faults), ...('fault' in reason && { reason: reason.fault }) }
  if ('faults' in read || 'fault' in reason) return again(faults)
  if (sent.typed['based_on'] !== String(entry.version)) {
    return again({}, t('official.correct.late', { version: entry.version }))
  }
  if (!entry.withdrawn && sameContent(entry, read.content)) {
    return again({}, t('official.correct.same', { version: entry.version }))
  }
  await correctResult(deps.db, { entry, content: read.content, reason: reason.value, by: view.actor, now: deps.now() })
  return c.redirect(href('officialEntry', { lang: view.lang, entry: entry.id }, { saved: 1 }), 303)
}

type FormState = Pick<EntryFormProps, 'typed' | 'faults' | 'obstacle'>

async function formPage(
  c: Context<Env>,
  { db }: Deps,
  entry: OfficialEntry,
  state: FormState,
  status: 200 | 422 = 200,
) {
  const { view } = c.var
  const common = { view, ...state, before: entry, invented: await listInventedCountries(db) }
  const hidden = { based_on: String(entry.version) }
  const action = href('officialCorrect', { lang: view.lang, entry: entry.id })
  return page(c, <EntryFormPage {...common} subject={entry} action={action} hidden={hidden} />, status)
}

export async function showWithdrawal(c: Context<Env>, deps: Deps): Promise<Response> {
  return withdrawPage(c, await entryOf(c, deps), {}, undefined)
}

/** Withdraws the entry, once a reason is given. */
export async function withdraw(c: Context<Env>, deps: Deps): Promise<Response> {
  const { view } = c.var
  if (!view.actor) throw new Refusal('sign_in')
  const [entry, { typed }] = await Promise.all([entryOf(c, deps), readSent(c)])
  const reason = readReason(typed['reason'] ?? '')
  if ('fault' in reason) return withdrawPage(c, entry, typed, reason.fault)
  if (!entry.withdrawn) await withdrawResult(deps.db, { entry, reason: reason.value, by: view.actor, now: deps.now() })
  return c.redirect(href('officialEntry', { lang: view.lang, entry: entry.id }, { saved: 1 }), 303)
}

function withdrawPage(c: Context<Env>, entry: OfficialEntry, typed: Typed, fault: Fault | undefined): Response {
  const node = <WithdrawPage view={c.var.view} entry={entry} typed={typed} fault={fault} />
  return page(c, node, fault ? 422 : 200)
}
