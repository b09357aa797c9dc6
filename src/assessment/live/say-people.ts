import type { View } from '#platform/http'
import { type Seen, whereabouts } from './model.ts'

/** Sentences to be shown: at the form, in the list of areas, at each item. */
export interface SaidPeople {
  /** Of the area that is open; null where nobody else is in it. */
  here: string | null
  areas: { area: string; text: string }[]
  items: { item: string; text: string }[]
}

export function sayPeople(view: View, seen: Iterable<Seen>, { area, now }: { area: string; now: number }): SaidPeople {
  const t = view.speech.words('assessment')
  const { areas, items } = whereabouts(seen, view.account?.id ?? '', now)
  const say = (key: 'live.here' | 'live.in' | 'live.at', names: readonly string[]) =>
    t(key, { count: names.length, names: view.speech.list(names) })
  const here = areas.get(area)
  return {
    here: here ? say('live.here', here) : null,
    areas: [...areas].map(([key, names]) => ({ area: key, text: say('live.in', names) })),
    items: [...items].map(([item, names]) => ({ item, text: say('live.at', names) })),
  }
}
