import { isDeepStrictEqual } from 'node:util'
import type { VisitContent } from './model.ts'

const lists = ['topics', 'blocks', 'stakeholders', 'findings', 'remarks'] as const
export type ListName = (typeof lists)[number]
export const isListName = (name: string): name is ListName => lists.some((one) => one === name)

type EntryOf<Name extends ListName> = VisitContent[Name][number]

/** What somebody does to the writing of a visit. */
export type VisitChange =
  | { readonly kind: 'basics'; readonly to: Pick<VisitContent, 'mode' | 'fromOn' | 'untilOn'> }
  | { [Name in ListName]: { readonly kind: 'put'; readonly list: Name; readonly entry: EntryOf<Name> } }[ListName]
  | { readonly kind: 'removed'; readonly list: ListName; readonly id: string }
  | { readonly kind: 'section'; readonly key: string; readonly text: string }

/** As many as one visit can hold. */
const most = 100

/** Puts an entry in the place of the one with its id, else at the end. */
export function applyToVisit(content: VisitContent, change: VisitChange): VisitContent | 'gone' | 'full' {
  switch (change.kind) {
    case 'basics':
      return { ...content, ...change.to }
    case 'section':
      return { ...content, sections: { ...content.sections, [change.key]: change.text } }
    case 'put': {
      const put = placed<{ readonly id: string }>(content[change.list], change.entry)
      return put.length > most ? 'full' : { ...content, [change.list]: put }
    }
    case 'removed': {
      const left = (content[change.list] as readonly { readonly id: string }[]).filter(({ id }) => id !== change.id)
      return left.length === content[change.list].length ? 'gone' : { ...content, [change.list]: left }
    }
  }
}

const placed = <One extends { readonly id: string }>(list: readonly One[], entry: One): One[] =>
  list.some(({ id }) => id === entry.id) ? list.map((one) => (one.id === entry.id ? entry : one)) : [...list, entry]

/** Whether that which a change is about has become another since it was seen; not where it became what the change makes it. */
export function isOvertaken(change: VisitChange, at: Record<'seen' | 'now' | 'changed', VisitContent>): boolean {
  const now = entryIn(at.now, change)
  return !isDeepStrictEqual(entryIn(at.seen, change), now) && !isDeepStrictEqual(entryIn(at.changed, change), now)
}

function entryIn(content: VisitContent, change: VisitChange): unknown {
  switch (change.kind) {
    case 'basics':
      return [content.mode, content.fromOn, content.untilOn]
    case 'section':
      return content.sections[change.key]
    case 'put':
      return content[change.list].find(({ id }) => id === change.entry.id)
    case 'removed':
      return content[change.list].find(({ id }) => id === change.id)
  }
}

/** For the list of versions and the trail. */
export const nameOf = (change: VisitChange): string =>
  change.kind === 'put' || change.kind === 'removed' ? `${change.list}_${change.kind}` : change.kind
