import type { TestApp } from '../app.ts'
import { type Form, readPage } from './page.ts'
import type { Person } from './people.ts'
import { type Route, readingRoutes, routeOf } from './routes.ts'

export interface FoundForm {
  form: Form
  route: Route
  /** Those who were shown it. */
  people: Person[]
}

export interface Surface {
  /** By `METHOD pattern path?with=parameters`. */
  forms: FoundForm[]
  /** Addresses that are linked to, by the key of their route, with who found them. */
  addresses: Map<string, { address: string; person: Person }[]>
}

export interface Visit {
  person: Person
  address: string
  route: Route | undefined
  answer: Response
  body: string
}

/** At most so many pages of one route and the same parameters, for each person: the third place shows nothing new. */
const pagesOfAKind = 2

/** Follows every link from the given addresses as each of the people, and gathers what they can send. */
export async function crawl(
  tested: Pick<TestApp, 'request'>,
  people: readonly Person[],
  starts: readonly string[],
  tell: (visit: Visit) => void = () => {},
): Promise<Surface> {
  const forms = new Map<string, FoundForm>()
  const addresses: Surface['addresses'] = new Map(readingRoutes.map(({ key }) => [key, []]))
  for (const person of people) {
    const waiting = [...starts]
    const seen = new Map<string, number>()
    const known = new Set(waiting)
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const route = routeOf('GET', pathOf(address))
      const kind = `${route?.key} ${namesIn(address)}`
      const count = (seen.get(kind) ?? 0) + 1
      if (count > pagesOfAKind) continue
      seen.set(kind, count)
      const { cookie } = person
      const answer = await tested.request(address, { from: '127.0.0.1', ...(cookie && { cookie }) })
      const body = await answer.text()
      tell({ person, address, route, answer, body })
      if (route && answer.ok) addresses.get(route.key)?.push({ address, person })
      const type = answer.headers.get('content-type') ?? ''
      const found = type.startsWith('text/html')
        ? readPage(body, address)
        : { forms: [], links: type.startsWith('application/json') ? itemsIn(body, address) : [] }
      for (const form of found.forms) keep(forms, form, person)
      for (const link of found.links.filter((one) => !known.has(one))) {
        known.add(link)
        waiting.push(link)
      }
    }
  }
  return { forms: [...forms.values()], addresses }
}

/** A list for programs leads to what it lists. */
function itemsIn(body: string, address: string): string[] {
  const { data } = JSON.parse(body) as { data?: { id?: string }[] }
  return Array.isArray(data) ? data.slice(0, 1).map(({ id }) => `${pathOf(address)}/${id}`) : []
}

function keep(forms: Map<string, FoundForm>, form: Form, person: Person): void {
  const route = routeOf(form.method, pathOf(form.action))
  if (!route) return
  const key = `${route.key} ${form.fields.map(({ name }) => name).join()}`
  const known = forms.get(key)
  if (!known) forms.set(key, { form, route, people: [person] })
  else if (!known.people.includes(person)) known.people.push(person)
}

const pathOf = (address: string) => address.split('?')[0] ?? ''

const namesIn = (address: string) => [...new Set(new URLSearchParams(address.split('?')[1]).keys())].toSorted().join()
