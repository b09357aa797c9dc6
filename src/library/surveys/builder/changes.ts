import { choosesOptions, type Draft, draftItem, type DraftItem, itemTextsOf, knownOf, textsOf } from './draft-shape.ts'

export type TextField = 'title' | 'subtitle' | 'about' | 'name' | 'ask' | 'hint' | 'not_applicable' | 'unit' | 'option'
export type Rule = 'kind' | 'options' | 'measures' | 'guard' | 'may_not_apply' | 'place'

/** One difference between two states of a questionnaire; `at` is a part or a question, the whole where it is left out. */
export type Change =
  | { readonly change: 'added' | 'removed'; readonly what: 'area' | 'item'; readonly at: string }
  | {
      readonly change: 'text'
      readonly at: string | undefined
      readonly field: TextField
      readonly lang: string
      readonly before: string
      readonly after: string
    }
  | { readonly change: 'rule'; readonly at: string; readonly rule: Rule }

/** Nothing where both ask the same. */
export function changesBetween(before: Draft, after: Draft): Change[] {
  return [
    ...textChanges(undefined, wholeTexts(before), wholeTexts(after)),
    ...listChanges('area', before.edition.areas, after.edition.areas),
    ...listChanges('item', keysOf(before), keysOf(after)),
    ...both(before.edition.areas, after.edition.areas).flatMap((area) =>
      textChanges(area, areaTexts(before, area), areaTexts(after, area)),
    ),
    ...both(keysOf(before), keysOf(after)).flatMap((key) => itemChanges(before, after, key)),
    ...moved(before, after),
  ]
}

const keysOf = ({ edition }: Draft): string[] => edition.items.map(({ key }) => key)
const both = (before: readonly string[], after: readonly string[]) => after.filter((key) => before.includes(key))

function listChanges(what: 'area' | 'item', before: readonly string[], after: readonly string[]): Change[] {
  const added = after.filter((key) => !before.includes(key))
  const removed = before.filter((key) => !after.includes(key))
  return [
    ...removed.map((at) => ({ change: 'removed', what, at }) as const),
    ...added.map((at) => ({ change: 'added', what, at }) as const),
  ]
}

interface Text {
  readonly field: TextField
  readonly lang: string
  readonly code?: string
  readonly text: string
}

const wholeTexts = (draft: Draft): Text[] =>
  draft.edition.languages.flatMap((lang) => {
    const { title, subtitle, about } = textsOf(draft, lang)
    return [
      { field: 'title', lang, text: title },
      { field: 'subtitle', lang, text: subtitle },
      { field: 'about', lang, text: about },
    ] as const
  })

const areaTexts = (draft: Draft, area: string): Text[] =>
  draft.edition.languages.flatMap((lang) => {
    const { name = '', about = '' } = textsOf(draft, lang).areas[area] ?? {}
    return [
      { field: 'name', lang, text: name },
      { field: 'about', lang, text: about },
    ] as const
  })

/** Those that are asked: what was typed for another kind of question is not read. */
const itemTexts = (draft: Draft, item: DraftItem): Text[] =>
  draft.edition.languages.flatMap((lang) => {
    const { ask, hint, not_applicable, unit, options } = itemTextsOf(draft, lang, item.key)
    const codes = choosesOptions(item) ? item.options : []
    return [
      { field: 'ask', lang, text: ask },
      { field: 'hint', lang, text: hint },
      { field: 'not_applicable', lang, text: item.may_not_apply ? not_applicable : '' },
      { field: 'unit', lang, text: item.kind === 'number' ? unit : '' },
      ...codes.map(({ code }) => ({ field: 'option', lang, code, text: options[code] ?? '' }) as const),
    ] satisfies Text[]
  })

function textChanges(at: string | undefined, before: readonly Text[], after: readonly Text[]): Change[] {
  const sameText = (a: Text, b: Text) => a.field === b.field && a.lang === b.lang && a.code === b.code
  const textIn = (list: readonly Text[], one: Text) => list.find((other) => sameText(one, other))?.text ?? ''
  const all = [...after, ...before.filter((one) => !after.some((other) => sameText(one, other)))]
  return all
    .map((one) => ({ field: one.field, lang: one.lang, was: textIn(before, one), text: textIn(after, one) }))
    .filter(({ was, text }) => was.trim() !== text.trim())
    .map(({ field, lang, was, text }) => ({ change: 'text', at, field, lang, before: was, after: text }))
}

function itemChanges(before: Draft, after: Draft, key: string): Change[] {
  const [was, now] = [draftItem(before, key), draftItem(after, key)]
  if (!was || !now) return []
  const [old, rules] = [rulesOf(was), rulesOf(now)]
  const changed = (Object.keys(rules) as (keyof typeof rules)[]).filter((rule) => old[rule] !== rules[rule])
  return [
    ...textChanges(key, itemTexts(before, was), itemTexts(after, now)),
    ...changed.map((rule) => ({ change: 'rule', at: key, rule }) as const),
  ]
}

/** What is not words, as something that can be compared. */
function rulesOf(item: DraftItem): Record<Exclude<Rule, 'place'>, string> {
  const { kind, may_not_apply, applies_if, options, most = 3, min = 0, max, decimals, max_length = 2000 } = item
  const measures = {
    single: [],
    multiple: options.filter(({ exclusive }) => exclusive).map(({ code }) => code),
    ranking: [Math.min(most, options.length)],
    number: [min, max, decimals, knownOf(item)],
    percent: [knownOf(item)],
    text: [max_length],
  }
  return {
    kind,
    options: choosesOptions(item) ? JSON.stringify(options.map(({ code }) => code)) : '',
    measures: JSON.stringify(measures[kind]),
    guard: applies_if ? JSON.stringify([applies_if.item, applies_if.any_of.toSorted()]) : '',
    may_not_apply: String(may_not_apply),
  }
}

/** Of those that stand in both, the ones that come after another one than before, or in another part. */
function moved(before: Draft, after: Draft): Change[] {
  const was = before.edition.items.filter(({ key }) => draftItem(after, key))
  const now = after.edition.items.filter(({ key }) => draftItem(before, key))
  return now.flatMap((item, index) => {
    const at = was.findIndex(({ key }) => key === item.key)
    const isSame = was[at]?.area === item.area && was[at - 1]?.key === now[index - 1]?.key
    return isSame ? [] : [{ change: 'rule', at: item.key, rule: 'place' } as const]
  })
}
