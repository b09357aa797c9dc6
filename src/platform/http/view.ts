import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Actor, Target } from '../access/rules.ts'
import type { AssetPath } from '../assets/index.ts'
import { type Lang, type Speech, speech } from '../i18n/index.ts'
import type { Account } from '../sign-in/index.ts'

/** What every page knows beside its own data. */
export interface View {
  speech: Speech
  lang: Lang
  /** The request's path and query, as sent. */
  path: string
  search: string
  account: Account | null
  /** The account with the mandates that hold today: what permission depends on. */
  actor: Actor | null
  /** What the gate found by the address: a page need not look for it again. */
  found?: Target
  asset: AssetPath
  /** Mail is written to files that this machine's reader may open. */
  outboxShown: boolean
  /** Absolute address of the program, without a trailing slash. */
  origin: string
}

export interface Env {
  /** `unlogged`: no line of the log tells when this was asked for. */
  Variables: { view: View; unlogged?: true }
}

export function createView(
  context: Context,
  lang: Lang,
  known: Pick<View, 'account' | 'actor' | 'asset' | 'outboxShown' | 'origin'>,
): View {
  // As sent, not decoded: links to this page in another language are made from it.
  const sent = context.req.url.replace(/^[a-z]+:\/\/[^/]*/, '')
  const query = sent.indexOf('?')
  const path = query < 0 ? sent : sent.slice(0, query)
  return { speech: speech(lang), lang, path, search: query < 0 ? '' : sent.slice(query), ...known }
}

type Status = 200 | 400 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503

/** Answers with a whole HTML document. */
export function page(context: Context, node: Child, status: Status = 200): Response {
  return context.html(`<!doctype html>${String(node)}`, status)
}
