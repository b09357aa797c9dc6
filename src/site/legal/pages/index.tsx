import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import type { Actor } from '#network'
import { type Env, page, Refusal } from '#platform/http'
import { languages } from '#platform/i18n'
import { href, patterns } from '#routes'
import { registry } from '../../personal-data/registry.ts'
import { clashes, saveFields, type TypedField } from '../actions.ts'
import { fieldNames, fieldOf, keyOf, languagesOf, type LegalValues, objectionTo } from '../model.ts'
import { mayComplete } from '../policy.ts'
import { listFields } from '../store.ts'
import { type FieldsProps, FieldsPage } from './form.tsx'
import { AccessibilityStatement, LegalNotice } from './notices.tsx'
import { PrivacyNotice } from './privacy.tsx'

export function legalPages(deps: Deps): Hono<Env> {
  const { db } = deps
  const pages = new Hono<Env>()
  pages.get(patterns.accessibility, async (c) => {
    return page(c, <AccessibilityStatement view={c.var.view} values={await listFields(db)} />)
  })
  pages.get(patterns.privacy, async (c) => {
    return page(c, <PrivacyNotice view={c.var.view} values={await listFields(db)} registry={registry} />)
  })
  pages.get(patterns.legal, async (c) => page(c, <LegalNotice view={c.var.view} values={await listFields(db)} />))
  pages.get(patterns.legalFields, async (c) => {
    const stored = await listFields(db)
    const state = c.req.query('done') === 'saved' ? 'saved' : undefined
    return showForm(c, { values: stored, stored, errors: new Map(), state })
  })
  pages.post(patterns.legalFields, (c) => save(c, deps))
  return pages
}

function actorOf(c: Context<Env>): Actor {
  if (!c.var.view.actor) throw new Refusal('sign_in')
  return c.var.view.actor as Actor
}

function showForm(c: Context<Env>, props: Omit<FieldsProps, 'view' | 'mayComplete'>) {
  const { view } = c.var
  const status = { clash: 409, amiss: 422, refused: 409, saved: 200 } as const
  return page(
    c,
    <FieldsPage view={view} mayComplete={mayComplete(actorOf(c))} {...props} />,
    status[props.state ?? 'saved'],
  )
}

async function save(c: Context<Env>, { db, now }: Deps) {
  const { lang, speech } = c.var.view
  const t = speech.words('legal')
  const typed = readFields(await c.req.parseBody())
  const amiss = typed.flatMap((field) => {
    const objection = objectionTo(field.name, field.value)
    return objection ? [[keyOf(field.name, field.language), t(objection)] as const] : []
  })
  const refuse = (stored: LegalValues, errors: FieldsProps['errors'], state: 'clash' | 'amiss' | 'refused') =>
    showForm(c, { values: overlaid(stored, typed), stored, errors, state })
  if (!mayComplete(actorOf(c))) return refuse(await listFields(db), new Map(), 'refused')
  if (amiss.length > 0) return refuse(await listFields(db), new Map(amiss), 'amiss')
  const current = await saveFields(db, { actor: actorOf(c), now: now() }, typed)
  if (!current) return c.redirect(href('legalFields', { lang }, { done: 'saved' }), 303)
  const told = typed
    .filter((field) => clashes(field, current))
    .map(({ name, language }) => keyOf(name, language))
    .map((key) => [key, t('error.clash', { value: current.get(key) ?? t('missing') })] as const)
  return refuse(current, new Map(told), 'clash')
}

/** What stands there, with what the reader has changed on top. */
function overlaid(stored: LegalValues, typed: readonly TypedField[]): LegalValues {
  const values = new Map(stored)
  for (const { name, language, value, was } of typed) if (value !== was) values.set(keyOf(name, language), value)
  return values
}

/** Fields the form did not send are left alone. */
function readFields(body: Record<string, unknown>): TypedField[] {
  return fieldNames.flatMap((name) =>
    languagesOf(name, languages).flatMap((language) => {
      const key = keyOf(name, language)
      const value = body[key]
      if (typeof value !== 'string') return []
      const was = body[`was.${key}`]
      const longest = fieldOf(name).kind === 'text' ? 4000 : 500
      return [
        { name, language, value: cleaned(value).slice(0, longest), was: typeof was === 'string' ? cleaned(was) : '' },
      ]
    }),
  )
}

/** Browsers send line ends of their own. */
const cleaned = (text: string) => text.replaceAll('\0', '').replaceAll('\r\n', '\n').trim()
