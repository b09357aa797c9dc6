import { isDeepStrictEqual } from 'node:util'
import {
  type Draft,
  draftItem,
  type DraftItem,
  type DraftItemTexts,
  emptyItemTexts,
  itemTextsOf,
  textsOf,
} from './draft-shape.ts'
import { inAreaOrder } from './draft.ts'
import { highest } from './keys.ts'

type State = Pick<Draft, 'edition' | 'texts'>

interface Sides {
  readonly base: Draft
  readonly mine: Draft
  readonly theirs: Draft
}

export const isSame = (a: unknown, b: unknown): boolean => isDeepStrictEqual(asKept(a), asKept(b))

/** As a database gives it back: what is undefined is not there, and the order of names says nothing. */
const asKept = (value: unknown): unknown => JSON.parse(JSON.stringify([value]))

/** What I did not touch is as they left it. */
const pick = <T>(base: T, mine: T, theirs: T): T => (isSame(base, mine) ? theirs : mine)

/**
 * What two made of the same state, as far as one did not undo the other; where both wrote, what is mine. Who reads it is told
 * and decides.
 */
export function merged(before: State, mine: Draft, theirs: Draft): Draft {
  const sides = { base: { ...theirs, ...before }, mine, theirs }
  const [was, now, other] = [before, mine, theirs].map(({ edition }) => edition.items.map(({ key }) => key))
  const keys = keysOf([was ?? [], now ?? [], other ?? []], (key) => isTouched(sides, key))
  const items = keys.map((key) => itemOf(sides, key)).filter((item) => item !== undefined)
  const used = new Set(items.map(({ area }) => area))
  const areas = keysOf([before.edition.areas, mine.edition.areas, theirs.edition.areas], (area) => used.has(area))
  const texts = theirs.edition.languages.map((lang) => [lang, textsIn(sides, lang, { areas, keys })] as const)
  return {
    ...mine,
    made: highest(mine.made, theirs.made),
    edition: { ...theirs.edition, areas, items: inAreaOrder(areas, items) },
    texts: Object.fromEntries(texts),
  }
}

type Lists = readonly [was: readonly string[], mine: readonly string[], theirs: readonly string[]]

/** In the order of whoever changed it; what one took out is gone, unless the other has worked on it. */
function keysOf([was, mine, theirs]: Lists, isKept: (key: string) => boolean): string[] {
  const order = isSame(was, mine) ? [theirs, mine] : [mine, theirs]
  return [...new Set(order.flat())].filter((key) => {
    const everywhere = mine.includes(key) && theirs.includes(key)
    return everywhere || !was.includes(key) || isKept(key)
  })
}

/** By the one who left it in. */
function isTouched({ base, mine, theirs }: Sides, key: string): boolean {
  const left = draftItem(mine, key) ? mine : theirs
  const said = (draft: Draft) => draft.edition.languages.map((lang) => itemTextsOf(draft, lang, key))
  return !isSame([draftItem(base, key), said(base)], [draftItem(left, key), said(left)])
}

function itemOf({ base, mine, theirs }: Sides, key: string): DraftItem | undefined {
  const [was, own, other] = [base, mine, theirs].map((draft) => draftItem(draft, key))
  if (!own || !other || !was) return own ?? other
  const names = [...new Set([...Object.keys(own), ...Object.keys(other)])] as (keyof DraftItem)[]
  const rules = names.map((name) => [name, pick(was[name], own[name], other[name])] as const)
  const [before, now, then] = [was, own, other].map(({ options }) => options.map(({ code }) => code))
  const codes = keysOf([before ?? [], now ?? [], then ?? []], () => false)
  const find = ({ options }: DraftItem, code: string) => options.find((option) => option.code === code)
  const options = codes.flatMap((code) => {
    const [first, second] = [find(own, code), find(other, code)]
    const option = first && second ? pick(find(was, code), first, second) : (first ?? second)
    return option ? [option] : []
  })
  return { ...own, ...Object.fromEntries(rules), options }
}

function textsIn(
  { base, mine, theirs }: Sides,
  lang: string,
  { areas, keys }: { areas: readonly string[]; keys: readonly string[] },
): Draft['texts'][string] {
  const [was, own, other] = [textsOf(base, lang), textsOf(mine, lang), textsOf(theirs, lang)] as const
  const parts = areas.map((area) => {
    const nothing = { name: '', about: '' }
    const [a, b, c] = [was.areas[area] ?? nothing, own.areas[area], other.areas[area]]
    return [
      area,
      b && c ? { name: pick(a.name, b.name, c.name), about: pick(a.about, b.about, c.about) } : (b ?? c ?? nothing),
    ]
  })
  const items = keys.map((key) => [key, wordsOf([was.items[key], own.items[key], other.items[key]])])
  return {
    title: pick(was.title, own.title, other.title),
    subtitle: pick(was.subtitle, own.subtitle, other.subtitle),
    about: pick(was.about, own.about, other.about),
    areas: Object.fromEntries(parts) as Draft['texts'][string]['areas'],
    items: Object.fromEntries(items) as Draft['texts'][string]['items'],
  }
}

type Words = DraftItemTexts | undefined

function wordsOf([was = emptyItemTexts, own, other]: readonly [Words, Words, Words]): DraftItemTexts {
  if (!own || !other) return own ?? other ?? emptyItemTexts
  const codes = [...new Set([...Object.keys(own.options), ...Object.keys(other.options)])]
  const options = codes.map((code) => {
    const [a, b, c] = [was.options[code] ?? '', own.options[code] ?? '', other.options[code] ?? '']
    return [code, pick(a, b, c)] as const
  })
  return {
    ask: pick(was.ask, own.ask, other.ask),
    hint: pick(was.hint, own.hint, other.hint),
    not_applicable: pick(was.not_applicable, own.not_applicable, other.not_applicable),
    unit: pick(was.unit, own.unit, other.unit),
    options: Object.fromEntries(options),
  }
}
