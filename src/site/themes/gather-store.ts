import type { Deps } from '#deps'
import {
  type Entry,
  type EntryKind,
  findEntry,
  listEntries,
  listPractices,
  type Practice,
  type Reader,
  themeKind,
  type ThemeValues,
} from '#library'
import { sql } from 'kysely'
import { themeKeys } from '#instruments'

export type Theme = Entry<ThemeValues>

/** What one kind of the record holds on a theme. */
export interface Gathered {
  readonly kind: EntryKind
  readonly entries: readonly Entry[]
}

type Needs = Pick<Deps, 'db' | 'entryKinds'>

/** Before the others, in this order. */
const first = ['event', 'project', 'publication', 'tool', 'course', 'news item', 'magazine issue', 'glossary term']

export function listThemes({ db }: Pick<Deps, 'db'>, reader: Reader, now: Date): Promise<Theme[]> {
  return listEntries(db, themeKind, reader, now, (query) => query.orderBy('entry.id'))
}

export function findTheme({ db }: Pick<Deps, 'db'>, id: string, reader: Reader, now: Date): Promise<Theme | undefined> {
  return findEntry(db, themeKind, id, reader, now)
}

export const themesOf = ({ values }: Pick<Theme, 'values'>): string[] =>
  themeKeys.filter((key) => values.themes.includes(key))

/** Every entry of every kind that names a theme of the page; areas alone would gather half the record. */
export async function gatherTheme(deps: Needs, theme: Theme, reader: Reader, now: Date): Promise<Gathered[]> {
  const themes = themesOf(theme)
  const gathered = await Promise.all(
    kindsWithThemes(deps).map(async ({ kind, column }) => ({
      kind,
      entries: await listEntries(deps.db, kind, reader, now, (query) =>
        query.where(sql<boolean>`${sql.ref(`entry.${column}`)} && ${sql.val(themes)}::text[]`),
      ),
    })),
  )
  return gathered.filter(({ entries }) => entries.length > 0)
}

export function practicesOfTheme({ db }: Needs, { values }: Theme): Promise<Practice[]> {
  return listPractices(db, { ids: values.practices })
}

function kindsWithThemes({ entryKinds }: Needs): { kind: EntryKind; column: string }[] {
  const place = ({ name }: EntryKind) => (first.includes(name) ? first.indexOf(name) : first.length)
  return entryKinds
    .filter(({ name }) => name !== themeKind.name)
    .flatMap((kind) => kind.fields.filter(({ type }) => type === 'subjects').map(({ column }) => ({ kind, column })))
    .sort((a, b) => place(a.kind) - place(b.kind))
}
