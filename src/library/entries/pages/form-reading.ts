import { languages } from '#locales'
import { placesOf, printMoment, textColumn, placesColumn } from '../cells.ts'
import { type Fault, isList, printField, printPlace, wellFormed } from '../fields/index.ts'
import type { Entry, EntryKind } from '../model.ts'
import type { FileRow, Written } from '../rows.ts'

/** What stands in a form, by name; several where boxes are ticked. */
export type Typed = Readonly<Record<string, readonly string[]>>
/** By the name of the field in the form. */
export type FormFaults = Readonly<Record<string, Fault>>

export const textName = (key: string, lang: string): string => `text.${key}.${lang}`
export const fieldName = (key: string): string => `field.${key}`
export const placesName = (role: string): string => `places.${role}`

/** Whose values are ticked in the form. */
export const isTicked = (type: string): boolean => ['choices', 'subjects', 'yes'].includes(type)

/** Long lists are written one a line. */
const inLines = (printed: string): string => printed.replaceAll('; ', '\n')

export function typedOf(kind: EntryKind, content: Written): Typed {
  const typed: Record<string, readonly string[]> = {
    network: [content.networkId ?? ''],
    visibility: [content.visibility],
    source: [content.source],
    sourceLanguage: [content.sourceLanguage],
    publish: [content.publishedAt ? 'day' : 'draft'],
    published: [printMoment(content.publishedAt).slice(0, 10)],
  }
  for (const { key } of kind.texts) {
    for (const lang of languages) typed[textName(key, lang)] = [content.texts[lang]?.[key] ?? '']
  }
  for (const field of kind.fields) {
    const value = content.values[field.key]
    const printed = printField(field, value)
    const name = fieldName(field.key)
    if (isTicked(field.type)) typed[name] = Array.isArray(value) ? (value as string[]) : [printed]
    else typed[name] = [isList(field) && field.type !== 'lines' && field.type !== 'links' ? inLines(printed) : printed]
  }
  for (const { role } of kind.places) typed[placesName(role)] = [placesOf(content, role).map(printPlace).join('\n')]
  return typed
}

/** Texts as they were sent; a browser names a field several times where boxes are ticked. */
export function typedIn(body: Readonly<Record<string, unknown>>): Typed {
  const typed: Record<string, readonly string[]> = {}
  for (const [name, value] of Object.entries(body)) {
    const values = (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')
    typed[name] = values.map(wellFormed)
  }
  return typed
}

export const first = (typed: Typed, name: string): string => typed[name]?.[0] ?? ''

/** What was typed as a row of a file. */
export function rowOf(
  kind: EntryKind,
  typed: Typed,
  { id, now, stood }: { id: string; now: Date; stood?: Entry },
): FileRow {
  const texts = Object.fromEntries(
    languages.map((lang) => [
      lang,
      Object.fromEntries(kind.texts.map(({ key }) => [key, first(typed, textName(key, lang))])),
    ]),
  )
  const fields = kind.fields.map((field) => {
    const name = fieldName(field.key)
    const ticked = isTicked(field.type) && field.type !== 'yes'
    return [field.key, ticked ? inFormerOrder(typed[name] ?? [], stood?.values[field.key]) : first(typed, name)]
  })
  return {
    id,
    network: first(typed, 'network'),
    visibility: first(typed, 'visibility'),
    source: first(typed, 'source'),
    sourceLanguage: first(typed, 'sourceLanguage'),
    published: publishedOf(typed, now, stood),
    texts,
    ...Object.fromEntries(fields),
    places: Object.fromEntries(kind.places.map(({ role }) => [role, first(typed, placesName(role))])),
  }
}

/** Boxes have an order of their own: what was ticked already stays where it stood. */
function inFormerOrder(ticked: readonly string[], stood: unknown): string[] {
  const before = Array.isArray(stood) ? (stood as string[]) : []
  return [...before.filter((one) => ticked.includes(one)), ...ticked.filter((one) => !before.includes(one))]
}

/** A day that was left as it stood keeps its hour. */
function publishedOf(typed: Typed, now: Date, stood: Entry | undefined): string {
  const choice = first(typed, 'publish')
  if (choice === 'now') return now.toISOString()
  if (choice !== 'day') return ''
  const day = first(typed, 'published').trim()
  const stands = printMoment(stood?.publishedAt ?? null)
  return stands.slice(0, 10) === day ? stands : day || '–'
}

export const stillHolds = (typed: Typed): readonly string[] => typed['holds'] ?? []

/** A column of a sheet as its field in the form. */
export function nameOfColumn(kind: EntryKind, column: string): string {
  for (const { key } of kind.texts) {
    for (const lang of languages) if (column === textColumn(key, lang)) return textName(key, lang)
    if (column === key) return textName(key, languages[0] ?? 'en')
  }
  for (const { role } of kind.places) if (column === placesColumn(role) || column === role) return placesName(role)
  if (kind.fields.some(({ key }) => key === column)) return fieldName(column)
  return column === 'source language' ? 'sourceLanguage' : column
}
