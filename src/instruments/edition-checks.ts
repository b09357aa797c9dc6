import { aggregate, StructureError } from '#statistics'
import { codesOf, hasOptions, isNumber, takesWholeNumbers } from './edition.ts'
import type { EditionDocument, EditionTexts, Item, NumberItem } from './edition.ts'
import { checkUse } from './edition-use.ts'
import { repeated, type Report } from './repeated.ts'
import { structureOf } from './structure.ts'

/** What the schema cannot see: keys that name each other, orders, ranges. */
export function checkEdition(edition: EditionDocument, report: Report): void {
  repeated(edition.languages, (i, key) => report(['languages', i], `the language ${key} occurs twice: remove one`))
  repeated(
    edition.items,
    (i, { key }) => report(['items', i], `the item ${key} occurs twice: give one another key`),
    keyOf,
  )
  const keys = [...edition.areas, ...edition.composites.map(keyOf)]
  repeated(keys, (i, key) => {
    const path = i < edition.areas.length ? ['areas', i] : ['composites', i - edition.areas.length]
    report(path, `the area or composite ${key} occurs twice: give one another key`)
  })
  edition.areas.forEach((area, i) => {
    if (edition.items.some((item) => item.area === area)) return
    report(['areas', i], `the area ${area} has no item: add one, or remove the area`)
  })
  checkComposites(edition, report)
  edition.items.forEach((item, i) => {
    const at: Report = (path, message) => report(['items', i, ...path], `item ${item.key} ${message}`)
    if (!edition.areas.includes(item.area))
      at(['area'], `has the unknown area ${item.area}: use one of the list of areas`)
    checkOptions(item, at)
    if (isNumber(item)) checkNumber(item, at)
    checkGuard(item, edition.items.slice(0, i), at)
  })
  checkUse(edition, report)
}

function checkComposites(edition: EditionDocument, report: Report) {
  const known = new Set([...edition.areas, ...edition.composites.map(keyOf)])
  let sound = true
  edition.composites.forEach(({ key, of, weights }, i) => {
    const at: Report = (path, message) => {
      sound = false
      report(['composites', i, ...path], `composite ${key} ${message}`)
    }
    of.forEach((member, j) => {
      if (!known.has(member)) at(['of', j], `has the unknown member ${member}: use the key of an area or composite`)
    })
    repeated(of, (j, member) => at(['of', j], `has ${member} twice: remove one, or give it a weight`))
    for (const member of Object.keys(weights)) {
      if (!of.includes(member))
        at(['weights', member], `gives a weight to ${member}, which is not in its "of": add it there`)
    }
  })
  if (!sound) return
  try {
    aggregate(structureOf(edition), new Map(edition.items.map(({ key }) => [key, { state: 'na' }])), edition.rule)
  } catch (error) {
    if (!(error instanceof StructureError) || error.fault !== 'cycle') return
    const i = edition.composites.findIndex(({ key }) => key === error.node)
    report(['composites', i], `composite ${error.node} is a member of itself: remove it from what it contains`)
  }
}

function checkOptions(item: Item, report: Report) {
  repeated(codesOf(item), (i, code) =>
    report(['options', i, 'code'], `has the option code ${code} twice: give one another code`),
  )
  if (item.kind === 'ranking' && item.most > item.options.length) {
    report(['most'], `puts ${item.most} of ${item.options.length} options in order: use ${item.options.length} or less`)
  }
  if (item.kind !== 'multiple') return
  const most = item.options.filter(({ exclusive }) => !exclusive).length
  if (most === 0) report(['options'], 'has only exclusive options: leave at least one that is not')
  if (item.full_at !== undefined && item.full_at > most) {
    report(['full_at'], `has full points at ${item.full_at} ticks but ${most} options that count: use ${most} or less`)
  }
}

function checkNumber(item: NumberItem, report: Report) {
  if (takesWholeNumbers(item)) checkWhole(item, report)
  const max = item.max ?? Infinity
  if (item.min >= max) report(['max'], `has the greatest value ${max}, not above the least, ${item.min}: correct one`)
  item.bands.forEach(({ from }, i) => {
    const before = item.bands[i - 1]
    if (!before && from !== item.min) {
      report(['bands', i, 'from'], `has its first band from ${from}: start at the least value, ${item.min}`)
    }
    if (before && from <= before.from) {
      report(['bands', i, 'from'], `has a band from ${from} after one from ${before.from}: put them in ascending order`)
    }
    if (from > max)
      report(['bands', i, 'from'], `has a band from ${from}, above its greatest value ${max}: correct one`)
  })
}

function checkWhole({ min, max, bands }: NumberItem, report: Report) {
  const whole = (path: readonly PropertyKey[], number: number | undefined) => {
    if (number === undefined || Number.isInteger(number)) return
    report(path, `takes whole numbers and has ${number}: write a whole number, or decimals: true`)
  }
  whole(['min'], min)
  whole(['max'], max)
  bands.forEach(({ from }, i) => whole(['bands', i, 'from'], from))
}

function checkGuard(item: Item, earlier: readonly Item[], report: Report) {
  if (!item.applies_if) return
  const guard = earlier.find(({ key }) => key === item.applies_if?.item)
  if (!guard || !hasOptions(guard)) {
    const what = guard ? `a ${guard.kind}` : 'no earlier item'
    report(['applies_if', 'item'], `depends on ${item.applies_if.item}, ${what}: name an earlier single or multiple`)
    return
  }
  const codes = codesOf(guard)
  item.applies_if.any_of.forEach((code, i) => {
    if (codes.includes(code)) return
    report(
      ['applies_if', 'any_of', i],
      `depends on the answer ${code}, unknown to ${guard.key}: use ${codes.join(', ')}`,
    )
  })
}

/** Texts must name what the edition has; those in its first language must be complete. */
export function checkTexts(edition: EditionDocument, texts: EditionTexts, first: EditionTexts, report: Report): void {
  const items = edition.items.map(keyOf)
  checkGroup('areas', edition.areas, texts, first, report)
  checkGroup('composites', edition.composites.map(keyOf), texts, first, report)
  checkGroup('aspects', edition.aspects, texts, first, report)
  checkGroup('levels', edition.levels.map(keyOf), texts, first, report)
  checkGroup('items', items, texts, first, report)
  checkGroup('glossary', Object.keys(first.glossary), texts, first, report)
  for (const item of edition.items) {
    const own = texts.items[item.key]
    const at: Report = (path, message) => report(['items', item.key, ...path], `item ${item.key} ${message}`)
    if (own) checkCodes(item, Object.keys(own.options), at)
    for (const term of texts === first ? item.terms : []) {
      if (!first.glossary[term]) report(['glossary'], `the term ${term} of item ${item.key} has no text: add it`)
    }
  }
}

function checkGroup(
  group: 'areas' | 'composites' | 'aspects' | 'levels' | 'items' | 'glossary',
  keys: readonly string[],
  texts: EditionTexts,
  first: EditionTexts,
  report: Report,
) {
  for (const key of Object.keys(texts[group])) {
    if (!keys.includes(key))
      report([group, key], `there is a text for ${key}, unknown to the edition: correct or remove it`)
  }
  for (const key of keys) {
    const own: object | undefined = texts[group][key]
    if (!own && texts === first) report([group], `${key} has no text under ${group}: add it`)
    if (!own || texts === first) continue
    // A part of an entry left untranslated would mix two languages in one place.
    const missing = Object.keys(first[group][key] ?? {}).filter((part) => !(part in own))
    if (missing.length > 0) {
      report([group, key], `${key} has no ${missing.join(' and no ')}, which it has in ${first.language}: translate it`)
    }
  }
}

function checkCodes(item: Item, written: readonly string[], report: Report) {
  const codes = codesOf(item)
  const without = codes.filter((code) => !written.includes(code))
  if (without.length > 0) report(['options'], `has no text for the option ${without.join(', ')}: add it`)
  for (const code of written) {
    if (!codes.includes(code)) report(['options', code], `has a text for ${code}, which is no option of it: remove it`)
  }
}

const keyOf = ({ key }: { readonly key: string }) => key
