import { permissions } from '../../src/permissions.ts'
import type { Samples } from '../permission-samples.ts'
import type { FoundForm, Surface } from './crawl.ts'
import type { Field } from './page.ts'
import { type Person, whoMay } from './people.ts'
import { readingRoutes, type Route, unsafeRoutes } from './routes.ts'

/** Somewhere that something can be sent to. */
export interface Endpoint {
  name: string
  method: string
  /** Of its route, with its parameters as `:name`. */
  pattern: string
  /** Existing addresses of it, with path and query. */
  addresses: readonly string[]
  fields: readonly Field[]
  multipart: boolean
  /** To whoever is signed out, too. */
  open: boolean
  /** Who may, signed in. */
  people: readonly Person[]
}

/** Every form that a page shows, every unsafe route that none shows, and every route that reads. */
export function endpointsOf({ forms, addresses }: Surface, known: Samples, people: readonly Person[]): Endpoint[] {
  const shown = new Set(forms.map(({ route }) => route.key))
  const byRoute = (route: Route, found: readonly string[], fields: readonly Field[]): Endpoint => {
    const { key, method, pattern } = route
    const { rule } = permissions.get(key) ?? {}
    return {
      name: key,
      method,
      pattern,
      addresses: [...found, known.address(pattern, rule?.target)],
      fields,
      multipart: false,
      open: rule?.allow === 'everyone' || rule?.orPublic === true,
      people: rule ? whoMay(rule, people) : [],
    }
  }
  const unseen = unsafeRoutes.filter(({ key }) => !shown.has(key))
  return [
    ...forms.map(fromForm),
    ...unseen.map((route) => byRoute(route, [], fieldsAround(route, forms))),
    ...readingRoutes.map((route) => {
      const found = (addresses.get(route.key) ?? []).map(({ address }) => address)
      return byRoute(route, found, fieldsIn(found))
    }),
  ]
}

function fromForm({ form, route, people }: FoundForm): Endpoint {
  const { method, action, fields, multipart } = form
  // A browser leaves out the query of the address that such a form is sent to.
  const address = method === 'GET' ? (action.split('?')[0] ?? '') : action
  const names = fields.map(({ name }) => name).join(' ')
  return {
    name: `the form ${method} ${route.pattern} (${names.length > 80 ? `${names.slice(0, 80)}…` : names})`,
    method,
    pattern: route.pattern,
    addresses: [address],
    fields,
    multipart,
    open: people.some(({ cookie }) => cookie === undefined),
    people: people.filter(({ cookie }) => cookie !== undefined),
  }
}

const text = (name: string, choices: readonly string[] = []): Field => ({
  name,
  type: 'text',
  value: undefined,
  choices,
})

/** The parameters that links give it, with their values. */
function fieldsIn(addresses: readonly string[]): Field[] {
  const values = new Map<string, Set<string>>()
  for (const address of addresses) {
    for (const [name, value] of new URLSearchParams(address.split('?')[1])) {
      values.set(name, (values.get(name) ?? new Set()).add(value))
    }
  }
  return [...values].map(([name, choices]) => text(name, [...choices]))
}

/** What scripts send and no form does. */
const sentByScripts = ['values', 'choose', 'basedOn']

/** For a route without a form: what is most often asked in the forms of the same room. */
function fieldsAround({ pattern }: Route, forms: readonly FoundForm[]): Field[] {
  const room = (one: string) => one.split('/').slice(0, 3).join('/')
  const counts = new Map<string, number>()
  for (const { form, route } of forms.filter((one) => room(one.route.pattern) === room(pattern))) {
    const words = form.fields.map(({ name }) => name.split('.').at(-1) ?? '')
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + (route.pattern === pattern ? 2 : 1))
  }
  const common = [...counts].toSorted(([, a], [, b]) => b - a).map(([word]) => word)
  return [...common.slice(0, 8), ...sentByScripts].map((name) => text(name))
}
