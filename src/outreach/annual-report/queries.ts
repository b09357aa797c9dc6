import type { Lang } from '#platform/i18n'

/**
 * What stands in prose for something of the record, in braces:
 *   {members_new}                                a figure, written by its unit
 *   {events_major|one=event|other=events}        words by the figure's plural category
 *   {count:publications network=reci}            how many rows
 *   {list:members_new}                           the rows by name; alone in its paragraph a list
 *   {table:publications network=reci}            alone in its paragraph: a table
 *   {chart:members_by_country}                   alone in its paragraph: bars, with a table beside them
 *   {year} {next_year} {last_year} {network}     of the report
 */
export type Query =
  | { readonly kind: 'figure'; readonly name: string }
  | { readonly kind: 'words'; readonly name: string; readonly forms: Readonly<Record<string, string>> }
  | { readonly kind: 'count' | 'list' | 'table' | 'chart'; readonly name: string; readonly given: Given }
  | { readonly kind: 'own'; readonly name: (typeof own)[number] }

/** Parameters of a query, which narrow its rows. */
export interface Given {
  readonly network?: string
  readonly group?: string
}

export const own = ['year', 'next_year', 'last_year', 'network'] as const
const gathering = ['count', 'list', 'table', 'chart'] as const
const parameters = ['network', 'group'] as const
/** Those that are drawn, and stand in a paragraph of their own. */
export const isBlock = (query: Query): boolean => query.kind === 'table' || query.kind === 'chart'

export type Piece = string | { readonly query: Query; readonly written: string } | { readonly faulty: string }

const braces = /\{[^{}\n]*\}/g

/** A text in pieces: words as they are, queries, and what is written like a query and is none. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const { 0: written, index } of text.matchAll(braces)) {
    if (index > end) pieces.push(text.slice(end, index))
    const query = queryFrom(written.slice(1, -1))
    pieces.push(query ? { query, written } : { faulty: written })
    end = index + written.length
  }
  if (end < text.length) pieces.push(text.slice(end))
  return pieces
}

function queryFrom(inside: string): Query | undefined {
  const [head = '', ...forms] = inside.split('|')
  const name = head.trim()
  if (forms.length > 0) return wordsFrom(name, forms)
  const [, kind, of = '', rest = ''] = /^([a-z]+):([a-z][a-z0-9_]*)((?:\s+[a-z]+=[^\s=]+)*)\s*$/.exec(name) ?? []
  const gathered = gathering.find((one) => one === kind)
  if (gathered) {
    const given = givenFrom(rest)
    return given && { kind: gathered, name: of, given }
  }
  const ours = own.find((one) => one === name)
  if (ours) return { kind: 'own', name: ours }
  return /^[a-z][a-z0-9_]*$/.test(name) ? { kind: 'figure', name } : undefined
}

function wordsFrom(name: string, written: readonly string[]): Query | undefined {
  const forms = Object.fromEntries(
    written.map((form): [string, string] => {
      const at = form.indexOf('=')
      return at < 0 ? [form, ''] : [form.slice(0, at).trim(), form.slice(at + 1)]
    }),
  )
  const complete = ['one', 'other'].every((category) => forms[category])
  const known = Object.entries(forms).every(([category, words]) => categories.has(category) && !/\p{N}/u.test(words))
  return complete && known && /^[a-z][a-z0-9_]*$/.test(name) ? { kind: 'words', name, forms } : undefined
}

const categories: ReadonlySet<string> = new Set(['zero', 'one', 'two', 'few', 'many', 'other'])

function givenFrom(rest: string): Given | undefined {
  const pairs = rest.split(/\s+/).filter((pair) => pair !== '')
  const given: Record<string, string> = {}
  for (const pair of pairs) {
    const [key = '', value = ''] = pair.split('=')
    if (!parameters.some((one) => one === key)) return undefined
    given[key] = value
  }
  return given
}

/** One way of writing a query that gathers rows, for what it found to be kept under. */
export const keyOf = (name: string, { network, group }: Given): string =>
  [name, ...(network ? [`network=${network}`] : []), ...(group ? [`group=${group}`] : [])].join(' ')

/** Every query of a text. */
export const queriesIn = (text: string): Query[] =>
  piecesOf(text).flatMap((piece) => (typeof piece === 'object' && 'query' in piece ? [piece.query] : []))

/** The form of words for a number in a language. */
export function formOf(forms: Readonly<Record<string, string>>, value: number, locale: Lang): string {
  return forms[new Intl.PluralRules(locale).select(value)] ?? forms['other'] ?? ''
}
