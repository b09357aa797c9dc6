import { randomUUID } from 'node:crypto'
import { type Answer, answerFrom, type Edition, type InputFault } from '#instruments'
import * as z from 'zod'
import { ageBands, genders, type Said } from './model.ts'

/** A form as it was sent; a name may come several times. */
export type SentForm = Readonly<Record<string, unknown>>

export interface Sent {
  /** What fits its question; nothing else. */
  readonly answers: Readonly<Record<string, Answer>>
  /** Questions whose answer did not fit and was left out. */
  readonly unfit: readonly string[]
  /** Questions of which somebody means to try what they propose. */
  readonly tried: readonly string[]
  readonly place: string
}

/** PostgreSQL takes no NUL in a text. */
export const valuesIn = (form: SentForm, name: string): string[] =>
  [form[name] ?? []].flat().flatMap((value) => (typeof value === 'string' ? [value.replaceAll('\0', '')] : []))

export const valueIn = (form: SentForm, name: string): string => valuesIn(form, name)[0] ?? ''

export const versionField = (item: string): string => `version-${item}`

/** The answers a form carries. What was tampered with, or does not fit, is as if it had been skipped. */
export function readSent(edition: Edition, form: SentForm): Sent {
  const answers: Record<string, Answer> = {}
  const unfit: string[] = []
  for (const item of edition.items) {
    const read = answerFrom(item, valuesIn(form, item.key))
    if ('fault' in read) unfit.push(item.key)
    else if (read.answer.state === 'answered') answers[item.key] = read.answer
  }
  const keys = new Set(edition.items.map(({ key }) => key))
  const tried = [...new Set(valuesIn(form, 'try'))].filter((key) => keys.has(key))
  return { answers, unfit, tried, place: valueIn(form, 'place') }
}

/** Which version of a place's own questions somebody had before their eyes, by question. */
export function readVersions(edition: Edition, form: SentForm): { item: string; version: number }[] {
  return edition.items.flatMap(({ key }) => {
    const version = Number(valueIn(form, versionField(key)) || Number.NaN)
    return Number.isInteger(version) && version > 0 && version < 1e6 ? [{ item: key, version }] : []
  })
}

const choice = <T extends string>(values: readonly T[]) => z.enum(values).nullable().catch(null)

export const readSaid = (form: SentForm): Said => ({
  gender: choice(genders).parse(valueIn(form, 'gender')),
  ageBand: choice(ageBands).parse(valueIn(form, 'age')),
})

/** Words of one's own are not given: they could say who wrote them. */
export function givenOf(edition: Edition, answers: Sent['answers']): Record<string, Answer> {
  const own = new Set(edition.items.filter(({ kind }) => kind === 'text').map(({ key }) => key))
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !own.has(key)))
}

/** Why answers do not fit, by question. */
export function faultsIn(edition: Edition, form: SentForm): Map<string, InputFault> {
  return new Map(
    edition.items.flatMap((item) => {
      const read = answerFrom(item, valuesIn(form, item.key))
      return 'fault' in read ? [[item.key, read.fault] as const] : []
    }),
  )
}

/** Made for one page, so that its answers are given once. A form without it gives as from a page of its own. */
export function pageIdIn(form: SentForm): string {
  const id = valueIn(form, 'page')
  return /^[0-9a-f-]{36}$/.test(id) ? id : randomUUID()
}
