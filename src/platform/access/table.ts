import type { Policy, Rule } from './rules.ts'

export interface Row {
  readonly action: string
  readonly rule: Rule
}

/** The rows of every policy by `METHOD pattern`. */
export type PermissionTable = ReadonlyMap<string, Row>

/** Throws Error: an action named twice, a route that is no route, a route in two rows. */
export function permissionTable(
  policies: readonly Policy[],
  patterns: Readonly<Record<string, string>>,
): PermissionTable {
  const table = new Map<string, Row>()
  const actions = new Set<string>()
  for (const [action, rule] of policies.flatMap((policy) => Object.entries(policy))) {
    if (actions.has(action)) throw new Error(`Two policies name the action "${action}".`)
    actions.add(action)
    if (rule.fromAnywhere && rule.allow !== 'everyone') {
      throw new Error(`Forms of "${action}" come from elsewhere: it cannot depend on who is signed in.`)
    }
    for (const route of rule.routes) {
      const [method = '', name = ''] = route.split(' ')
      const pattern = name.startsWith('/') ? name : patterns[name]
      if (pattern === undefined) throw new Error(`The action "${action}" names the unknown route "${route}".`)
      const key = `${method} ${pattern}`
      const other = table.get(key)
      if (other) throw new Error(`The route "${route}" stands in "${other.action}" and in "${action}".`)
      table.set(key, { action, rule })
    }
  }
  return table
}

/**
 * For an address that takes forms and has no page: the path of the nearest page above it. `…/membership/fees` →
 * `…/membership`. Undefined for every other.
 */
export function pageAbove(table: PermissionTable): (path: string) => string | undefined {
  const patterns = [...table.keys()].flatMap((key) => (key.startsWith('POST ') ? [key.slice('POST '.length)] : []))
  const found = patterns.flatMap((pattern) => {
    const parts = pattern.split('/')
    const depths = parts.map((_, index) => parts.length - index)
    const depth = depths.find((count) => table.has(`GET ${parts.slice(0, count).join('/')}`))
    if (depth === undefined || depth === parts.length) return []
    return [{ form: new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`), depth }]
  })
  return (path) => {
    const depth = found.find(({ form }) => form.test(path))?.depth
    return depth === undefined ? undefined : path.split('/').slice(0, depth).join('/')
  }
}

/** `parametersOf('/:lang/places/:id', '/en/places/oslo-no')` → `{ lang: 'en', id: 'oslo-no' }`. */
export function parametersOf(pattern: string, path: string): Record<string, string> {
  const given = path.split('/')
  const found: Record<string, string> = {}
  for (const [index, part] of pattern.split('/').entries()) {
    const name = /^:(\w+)/.exec(part)?.[1]
    if (name) found[name] = decoded(given[index] ?? '')
  }
  return found
}

/** A stray % is what was typed: it finds nothing, and that is its answer. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
