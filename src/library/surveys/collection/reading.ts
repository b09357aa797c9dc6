import { type Answer, answerFrom, applicability, type Edition, type InputFault, type Item } from '#instruments'
import type { Saves } from './answer-actions.ts'
import type { Prefilled } from './prefill.ts'
import { savesOf } from './saving.ts'

/** A form as it was sent: of each item the values, and the revision that stood on the page. */
export interface TypedItem {
  readonly values: readonly string[]
  readonly basedOn: number
}
export type Typed = ReadonlyMap<string, TypedItem>

export interface Read {
  readonly typed: Typed
  readonly answers: ReadonlyMap<string, Answer>
  readonly faults: ReadonlyMap<string, InputFault>
}

type Body = Readonly<Record<string, unknown>>

const texts = (value: unknown): string[] => [value ?? []].flat().filter((one): one is string => typeof one === 'string')

const revisionOf = (value: unknown): number => {
  const number = Number(texts(value)[0] ?? 0)
  return Number.isSafeInteger(number) && number > 0 ? number : 0
}

/** Items that the form does not hold are left alone. */
export function readAnswers(edition: Pick<Edition, 'items'>, body: Body): Read {
  const typed = new Map<string, TypedItem>()
  const answers = new Map<string, Answer>()
  const faults = new Map<string, InputFault>()
  for (const item of edition.items) {
    if (body[`${item.key}.revision`] === undefined) continue
    const values = texts(body[item.key]).map((value) => value.replaceAll('\0', ''))
    typed.set(item.key, { values, basedOn: revisionOf(body[`${item.key}.revision`]) })
    const read = answerFrom(item, values)
    if ('fault' in read) faults.set(item.key, read.fault)
    else answers.set(item.key, read.answer)
  }
  return { typed, answers, faults }
}

/** Of a form without faults. */
export function savesIn(
  edition: Pick<Edition, 'items'>,
  { typed, answers }: Read,
  prefilled: ReadonlyMap<string, Prefilled>,
  sending: boolean,
): Saves {
  const applies = applicability(edition, Object.fromEntries(answers))
  return (stored) =>
    new Map(
      [...answers].map(([key, answer]) => {
        const given = { answer, basedOn: typed.get(key)?.basedOn ?? 0, stored: stored.has(key) }
        return [key, savesOf({ ...given, prefilled: prefilled.get(key), applies: applies.get(key) !== false }, sending)]
      }),
    )
}

/** Whatever a form held, by item key, whether or not there is such an item: nothing of it may be lost. */
export function everythingTyped(body: Body): Map<string, string[]> {
  const keys = Object.keys(body).flatMap((name) => /^(.+)\.revision$/.exec(name)?.[1] ?? [])
  const held = keys.map((key) => [key, texts(body[key]).filter((value) => value.trim() !== '')] as const)
  return new Map(held.filter(([, values]) => values.length > 0))
}

/** Which of the answers that met each other is to stand: `ITEM:revision:newest revision seen`. */
export function readChoice(edition: Pick<Edition, 'items'>, value: unknown) {
  const [key, revision, seen] = (texts(value)[0] ?? '').split(':')
  const item: Item | undefined = edition.items.find((one) => one.key === key)
  return item && { item, revision: revisionOf(revision), seen: revisionOf(seen) }
}
