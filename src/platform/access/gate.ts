import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { notFound, Refusal } from '../http/errors.ts'
import type { Env } from '../http/view.ts'
import { type Actor, decide, type Rule, type Target } from './rules.ts'
import { parametersOf, type PermissionTable, type Row } from './table.ts'

export interface Gate {
  table: PermissionTable
  /** What the address names, as far as permission depends on it; undefined where there is no such thing. */
  findTarget(kind: string, parameters: Readonly<Record<string, string>>): Promise<Target | undefined>
  /** Where whoever has still to show a second factor is sent; null for everybody else. */
  secondFactorFor(c: Context<Env>): string | null
}

/** Refuses before the handler runs. What no route matches goes on, to be answered with "not found". */
export function permissionGate({ table, findTarget, secondFactorFor }: Gate): MiddlewareHandler<Env> {
  return async (c, next) => {
    const row = findRow(table, c)
    if (!row) return next()
    const { rule, pattern } = row
    const challenge = rule.beforeSecondFactor ? null : secondFactorFor(c)
    if (challenge !== null) {
      if (c.req.method !== 'GET') throw new Refusal('forbidden')
      return c.redirect(challenge, 303)
    }
    const { actor } = c.var.view
    const find = () => findTarget(rule.target ?? '', parametersOf(pattern, c.req.path))
    const found = await targetOf(rule, actor, find)
    refuse(rule, actor, found)
    if (found) c.set('view', { ...c.var.view, found })
    return next()
  }
}

/** What is said of the route that is about to answer. */
export function findRow(table: PermissionTable, c: Context): (Row & { readonly pattern: string }) | undefined {
  const route = matchedRoutes(c).find(({ method, path }) => table.has(`${method} ${path}`))
  const row = route && table.get(`${route.method} ${route.path}`)
  return row && { ...row, pattern: route.path }
}

/** Looked for only where the decision depends on it: whoever is signed out learns nothing of what there is. */
async function targetOf(rule: Rule, actor: Actor | null, find: () => Promise<Target | undefined>) {
  if (!rule.target || rule.allow === 'everyone') return null
  if (!actor && !rule.orPublic) return null
  const target = await find()
  if (!target) throw notFound()
  return target
}

function refuse(rule: Rule, actor: Actor | null, target: Target | null): void {
  const decision = decide(rule, actor, target)
  if (decision !== 'allowed') throw new Refusal(decision)
}
