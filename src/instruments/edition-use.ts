import { isNumber, isScored } from './edition.ts'
import type { EditionDocument, Item } from './edition.ts'
import { repeated, type Report } from './repeated.ts'

/** What an edition has to say, and must not say, for the use that is made of it. */
export function checkUse(edition: EditionDocument, report: Report): void {
  repeated(edition.aspects, (i, key) => report(['aspects', i], `the aspect ${key} occurs twice: remove one`))
  edition.aspects.forEach((aspect, i) => {
    if (edition.items.some((item) => item.aspect === aspect)) return
    report(['aspects', i], `the aspect ${aspect} has no item: give it to one, or remove the aspect`)
  })
  checkLevels(edition, report)
  edition.items.forEach((item, i) => {
    const at: Report = (path, message) => report(['items', i, ...path], `item ${item.key} ${message}`)
    if (isScored(edition)) checkScored(edition, item, at)
    else checkUnscored(edition, item, at)
    if (item.aspect !== undefined && !edition.aspects.includes(item.aspect)) {
      at(['aspect'], `has the unknown aspect ${item.aspect}: use one of the list of aspects`)
    }
    if (item.adaptable && edition.use !== 'test') {
      at(['adaptable'], `is adaptable, which only an item of a test is: remove it`)
    }
    checkKnown(item, at)
  })
}

function checkLevels({ use, levels }: EditionDocument, report: Report) {
  if (levels.length > 0 && use !== 'self_assessment') {
    report(['levels'], `there are levels, which only a self-assessment has: remove them`)
  }
  repeated(
    levels,
    (i, { key }) => report(['levels', i], `the level ${key} occurs twice: give one another key`),
    ({ key }) => key,
  )
  levels.forEach(({ key, from }, i) => {
    const before = levels[i - 1]
    if (!before && from !== 0) report(['levels', i, 'from'], `the level ${key} is the first and from ${from}: use 0`)
    if (before && from <= before.from) {
      report(
        ['levels', i, 'from'],
        `the level ${key} from ${from} follows one from ${before.from}: use ascending order`,
      )
    }
  })
}

function checkScored({ use }: EditionDocument, item: Item, at: Report) {
  if (item.kind === 'ranking' || item.kind === 'text') {
    at(['kind'], `is a ${item.kind}, which has no points, and the use is ${use}: use another kind`)
  }
  if (item.kind === 'single') {
    item.options.forEach(({ code, points }, i) => {
      if (points === undefined) at(['options', i], `has no points for the option ${code}: give them, from 0 to 1`)
    })
  }
  if (isNumber(item) && item.bands.length === 0) at([], 'has no bands: give at least one with from and points')
}

function checkUnscored({ use }: EditionDocument, item: Item, at: Report) {
  const refuse = (path: readonly PropertyKey[], what: string) =>
    at(path, `has ${what}, and the use is ${use}, where nothing is scored: remove it`)
  if (item.kind === 'single') {
    item.options.forEach(({ code, points }, i) => {
      if (points !== undefined) refuse(['options', i, 'points'], `points for the option ${code}`)
    })
  }
  if (item.kind === 'multiple' && item.full_at !== undefined) refuse(['full_at'], 'full_at')
  if (isNumber(item) && item.bands.length > 0) refuse(['bands'], 'bands')
  if (item.inverse) refuse(['inverse'], 'inverse')
  if (item.weight !== 1) refuse(['weight'], 'a weight')
}

/** What the record says of a place is a number or a share; a year is a number. */
function checkKnown(item: Item, at: Report) {
  if (item.known === undefined) return
  const kind = item.known === 'share_born_abroad' ? 'percent' : 'number'
  if (item.kind !== kind) at(['known'], `knows ${item.known}, which is a ${kind}: use that kind, or remove it`)
}
