import { type Actor, decide, type PermissionTable, type Target } from '#platform/access'

/** Whether the permission table opens a route (`METHOD pattern`) to somebody; `target`: what it would act on. */
export function isOpen(table: PermissionTable, route: string, actor: Actor, target: Target | null): boolean {
  const rule = table.get(route)?.rule
  return rule !== undefined && decide(rule, actor, rule.target ? target : null) === 'allowed'
}
