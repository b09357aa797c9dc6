import { permissions } from '../../src/permissions.ts'

export interface Route {
  /** `METHOD pattern`, as the permission table names it. */
  key: string
  method: string
  pattern: string
}

/** Every route of the permission table. */
export const routes: readonly Route[] = [...permissions.keys()].map((key) => {
  const [method = '', pattern = ''] = key.split(' ')
  return { key, method, pattern }
})

export const unsafeRoutes: readonly Route[] = routes.filter(({ method }) => method !== 'GET')
export const readingRoutes: readonly Route[] = routes.filter(({ method }) => method === 'GET')

const matchers = routes
  .map((route) => ({ route, shape: shapeOf(route.pattern), parameters: route.pattern.split(':').length }))
  // A written out part of an address goes before a parameter.
  .toSorted((a, b) => a.parameters - b.parameters)

function shapeOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('.', String.raw`\.`).replace(/:\w+(\{[^}]*\})?/g, '[^/]+')}$`)
}

/** The row of the table that a request falls under; undefined: none of ours. */
export function routeOf(method: string, path: string): Route | undefined {
  return matchers.find(({ route, shape }) => route.method === method && shape.test(path))?.route
}
