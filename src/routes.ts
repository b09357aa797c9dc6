import type { Lang } from '#locales'

/** Every address of the program. Handlers are mounted on these patterns; links, redirects and tests are made from them. */
export const patterns = {
  home: '/:lang/',
  about: '/:lang/about',
  places: '/:lang/places',
  placesMap: '/:lang/places/map/:file',
  place: '/:lang/places/:id',
  network: '/:lang/networks/:id',
  practices: '/:lang/practices',
  practice: '/:lang/practices/:id',
  officialResults: '/:lang/index/official-results',
  instrument: '/:lang/index/:edition',
  signIn: '/:lang/sign-in',
  signInSent: '/:lang/sign-in/sent',
  signInLink: '/:lang/sign-in/link/:token',
  signOut: '/:lang/sign-out',
  rounds: '/:lang/rounds',
  roundOpen: '/:lang/rounds/open',
  round: '/:lang/rounds/:round',
  roundArea: '/:lang/rounds/:round/areas/:area',
  roundAnswer: '/:lang/rounds/:round/answers/:item',
  roundSubmit: '/:lang/rounds/:round/submit',
  result: '/:lang/results/:result',
  outbox: '/dev/outbox',
} as const

type RouteName = keyof typeof patterns

type Parameters<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? { [K in Name]: string } & Parameters<`/${Rest}`>
  : Pattern extends `${string}:${infer Name}`
    ? { [K in Name]: string }
    : unknown

export type Query = Record<string, string | number | undefined | readonly string[]>

/** `href('place', { lang: 'fr', id: 'oslo-no' })` → `/fr/places/oslo-no`; empty query values are left out. */
export function href<Name extends RouteName>(
  name: Name,
  parameters: Parameters<(typeof patterns)[Name]> & { lang?: Lang },
  query: Query = {},
): string {
  const values = parameters as Record<string, string>
  const path = patterns[name].replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(values[key] ?? ''))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== '') search.append(key, String(one))
    }
  }
  return search.size > 0 ? `${path}?${search}` : path
}
