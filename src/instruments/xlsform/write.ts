import { isLanguage, speech } from '#platform/i18n'
import { type Edition, isNumber, type Item, type NumberItem } from '../edition.ts'
import {
  aboutOf,
  commentOf,
  type FormRow,
  languageLabel,
  namespaces,
  notApplicableOf,
  own,
  type Sheets,
  sourceOf,
  translated,
} from './sheets.ts'

/**
 * An edition as an XLSForm: its areas are groups, its items questions, with a comment and a source each. What the standard has
 * no word for (points, weights, bands, lineage, the rule) stands in columns under a namespace of its own, so that
 * `editionFrom` reads the same edition back.
 */
export function xlsform(edition: Edition): Sheets {
  return {
    survey: edition.areas.flatMap((area) => areaRows(edition, area)),
    choices: edition.items.flatMap((item) => choiceRows(edition, item)),
    settings: [settingsOf(edition)],
    icc: editionRows(edition),
  }
}

type TextsOf = (texts: Edition['texts'][string]) => string | undefined

/** One cell a language that has the text. */
function inLanguages(edition: Edition, column: string, of: TextsOf): FormRow {
  return given(
    Object.fromEntries(
      edition.languages.map((language) => {
        const texts = edition.texts[language]
        return [translated(column, language), texts && of(texts)]
      }),
    ),
  )
}

const given = (row: Readonly<Record<string, string | undefined>>): FormRow =>
  Object.fromEntries(Object.entries(row).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))

function areaRows(edition: Edition, area: string): FormRow[] {
  const about = inLanguages(edition, 'label', (texts) => texts.areas[area]?.about)
  return [
    { type: 'begin_group', name: area, ...inLanguages(edition, 'label', (texts) => texts.areas[area]?.name) },
    ...(Object.keys(about).length > 0 ? [{ type: 'note', name: aboutOf(area), ...about }] : []),
    ...edition.items.filter((item) => item.area === area).flatMap((item) => itemRows(edition, item)),
    { type: 'end_group', name: area },
  ]
}

function itemRows(edition: Edition, item: Item): FormRow[] {
  const { key } = item
  const applies = relevant(edition, item)
  const beside = { ...(applies && { relevant: applies }) }
  const words = (name: 'xlsform.na' | 'xlsform.comment' | 'xlsform.source') => (language: string) =>
    speech(isLanguage(language) ? language : 'en').words('instruments')(name)
  const fixed = (wordOf: (language: string) => string) =>
    Object.fromEntries(edition.languages.map((language) => [translated('label', language), wordOf(language)]))
  const na = {
    ...fixed(words('xlsform.na')),
    ...inLanguages(edition, 'hint', (texts) => texts.items[key]?.not_applicable),
  }
  const main = [applies, item.may_not_apply && `\${${notApplicableOf(key)}} = ''`].filter(Boolean)
  return [
    ...(item.may_not_apply ? [{ type: 'acknowledge', name: notApplicableOf(key), ...na, ...beside }] : []),
    {
      ...questionOf(item),
      ...inLanguages(edition, 'label', (texts) => texts.items[key]?.ask),
      ...inLanguages(edition, 'hint', (texts) => texts.items[key]?.hint),
      ...inLanguages(edition, 'guidance_hint', (texts) => texts.items[key]?.unit),
      ...(main.length > 0 && { relevant: main.map((one) => (main.length > 1 ? `(${one})` : one)).join(' and ') }),
      ...ownOf(item),
    },
    {
      type: 'text',
      name: sourceOf(key),
      ...fixed(words('xlsform.source')),
      ...inLanguages(edition, 'hint', (texts) => texts.items[key]?.evidence),
      ...beside,
    },
    { type: 'text', name: commentOf(key), ...fixed(words('xlsform.comment')), appearance: 'multiline', ...beside },
  ]
}

function questionOf(item: Item): FormRow {
  const { key: name } = item
  if (item.kind === 'single') return { type: `select_one ${name}`, name }
  if (item.kind === 'multiple') {
    const alone = item.options.filter(({ exclusive }) => exclusive)
    const constraint = alone.map(({ code }) => `(not(selected(., '${code}')) or count-selected(.) = 1)`).join(' and ')
    return { type: `select_multiple ${name}`, name, ...(constraint && { constraint }) }
  }
  if (item.kind === 'ranking') return { type: `rank ${name}`, name }
  if (item.kind === 'text') {
    return { type: 'text', name, appearance: 'multiline', constraint: `string-length(.) <= ${item.max_length}` }
  }
  const limits = [`. >= ${item.min}`, ...(item.max === undefined ? [] : [`. <= ${item.max}`])]
  const whole = item.kind === 'number' && !item.decimals
  return { type: whole ? 'integer' : 'decimal', name, constraint: limits.join(' and ') }
}

/** An item is asked while its guard has no answer. */
function relevant(edition: Edition, { applies_if: guard }: Item): string | undefined {
  if (!guard) return undefined
  const multiple = edition.items.some(({ key, kind }) => key === guard.item && kind === 'multiple')
  const chosen = guard.any_of.map((code) =>
    multiple ? `selected(\${${guard.item}}, '${code}')` : `\${${guard.item}} = '${code}'`,
  )
  return [`\${${guard.item}} = ''`, ...chosen].join(' or ')
}

const lines = (values: readonly string[]) => (values.length > 0 ? values.join('\n') : undefined)
const numberIf = (value: number | undefined, usual?: number) =>
  value === undefined || value === usual ? undefined : String(value)

function ownOf(item: Item): FormRow {
  const all = {
    kind: item.kind,
    weight: numberIf(item.weight, 1),
    inverse: item.inverse ? 'yes' : undefined,
    covers: lines(item.covers),
    terms: lines(item.terms),
    from: lines(item.from),
    applies_if: item.applies_if && `${item.applies_if.item}: ${item.applies_if.any_of.join(' ')}`,
    aspect: item.aspect,
    adaptable: item.adaptable ? 'yes' : undefined,
    known: item.known,
    ...(item.kind === 'multiple' && { full_at: numberIf(item.full_at) }),
    ...(item.kind === 'ranking' && { most: String(item.most) }),
    ...(item.kind === 'text' && { max_length: String(item.max_length) }),
    ...(isNumber(item) && numbersOf(item)),
  }
  return given(Object.fromEntries(Object.entries(all).map(([name, value]) => [own(name), value])))
}

function numbersOf(item: NumberItem) {
  return {
    unit: item.unit,
    bands: lines(item.bands.map(({ from, points }) => `${from} ${points}`)),
    min: String(item.min),
    max: numberIf(item.max),
    decimals: item.kind === 'number' && item.decimals !== undefined ? (item.decimals ? 'yes' : 'no') : undefined,
  }
}

function choiceRows(edition: Edition, item: Item): FormRow[] {
  if (!('options' in item)) return []
  return item.options.map((option) => ({
    list_name: item.key,
    name: option.code,
    ...inLanguages(edition, 'label', (texts) => texts.items[item.key]?.options[option.code]),
    ...('points' in option && option.points !== undefined && { points: String(option.points) }),
    ...('exclusive' in option && option.exclusive && { exclusive: 'yes' }),
  }))
}

function settingsOf(edition: Edition): FormRow {
  const [first = 'en'] = edition.languages
  return {
    form_title: edition.texts[first]?.title ?? edition.id,
    form_id: edition.id.replace('/', '_'),
    version: edition.hash.slice(0, 12),
    default_language: languageLabel(first),
    style: 'pages',
    namespaces,
  }
}

const moreOf = (more: readonly { readonly title: string; readonly href: string }[] | undefined) =>
  more && lines(more.map(({ title, href }) => `${href} ${title.replace(/[\r\n]+/g, ' ')}`))

const membersOf = (of: readonly string[], weights: Readonly<Record<string, number>>) =>
  of.map((member) => (member in weights ? `${member}=${weights[member]}` : member)).join(' ')

function editionRows(edition: Edition): FormRow[] {
  const {
    instrument,
    edition: name,
    use,
    published,
    languages,
    rule,
    areas,
    composites,
    aspects,
    levels,
    items,
  } = edition
  const value = (what: string, text: string, key = '') => given({ what, key: key || undefined, value: text })
  const texts = (what: string, of: TextsOf, key = '') => {
    const row = inLanguages(edition, 'value', of)
    return Object.keys(row).length > 0 ? [{ ...given({ what, key: key || undefined }), ...row }] : []
  }
  const terms = [...new Set(languages.flatMap((language) => Object.keys(edition.texts[language]?.glossary ?? {})))]
  return [
    value('instrument', instrument),
    value('edition', name),
    value('use', use),
    value('published', published),
    value('languages', languages.join(' ')),
    value('mean', rule.mean),
    value('missing', rule.missing),
    value('areas', areas.join(' ')),
    ...(aspects.length > 0 ? [value('aspects', aspects.join(' '))] : []),
    // The order of items through the whole, where it is not that of the areas.
    value('items', items.map(({ key }) => key).join(' ')),
    ...texts('title', (all) => all.title),
    ...texts('subtitle', (all) => all.subtitle),
    ...texts('about', (all) => all.about),
    ...composites.map(({ key, of, weights }) => value('composite', membersOf(of, weights), key)),
    ...composites.flatMap(({ key }) => texts('composite name', (all) => all.composites[key]?.name, key)),
    ...composites.flatMap(({ key }) => texts('composite about', (all) => all.composites[key]?.about, key)),
    ...aspects.flatMap((key) => texts('aspect name', (all) => all.aspects[key]?.name, key)),
    ...aspects.flatMap((key) => texts('aspect about', (all) => all.aspects[key]?.about, key)),
    ...levels.map(({ key, from }) => value('level', String(from), key)),
    ...levels.flatMap(({ key }) => texts('level name', (all) => all.levels[key]?.name, key)),
    ...levels.flatMap(({ key }) => texts('level about', (all) => all.levels[key]?.about, key)),
    ...items.flatMap(({ key }) => texts('reflection', (all) => all.items[key]?.reflection, key)),
    ...items.flatMap(({ key }) => texts('action', (all) => all.items[key]?.action, key)),
    ...items.flatMap(({ key }) => texts('more', (all) => moreOf(all.items[key]?.more), key)),
    ...terms.flatMap((key) => texts('term', (all) => all.glossary[key]?.term, key)),
    ...terms.flatMap((key) => texts('meaning', (all) => all.glossary[key]?.meaning, key)),
  ]
}
