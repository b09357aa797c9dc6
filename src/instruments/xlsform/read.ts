import { aboutOf, type FormRow, notApplicableOf, own, type Sheets, sourceOf, translated } from './sheets.ts'

/** What the files of an edition hold, before they are checked: `parseEdition` says what is wrong with it. */
export interface FormEdition {
  readonly document: Readonly<Record<string, unknown>>
  /** By language. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** Why a form is none of ours, in a sentence with its cure. */
export class FormError extends Error {
  override readonly name = 'FormError'
}

/**
 * The edition that a form says, as `xlsform` writes it; whatever of it was changed in a spreadsheet is read as changed.
 *
 * @throws FormError for a form without the sheet `icc`: any other form says neither points nor areas.
 */
export function editionFrom(sheets: Sheets): FormEdition {
  const said = (what: string) => sheets.icc.find((row) => row['what'] === what)?.['value'] ?? ''
  if (said('instrument') === '') {
    throw new FormError('The form has no sheet "icc" with the instrument: begin with a form that "icc xlsform" writes.')
  }
  const languages = words(said('languages'))
  const items = sheets.survey.flatMap((row, at) => itemFrom(sheets, row, at))
  const order = words(said('items'))
  const placed = (item: (typeof items)[number]) => order.indexOf(String(item['key'])) + 1 || order.length + 1
  return {
    document: kept({
      instrument: said('instrument'),
      edition: said('edition'),
      // Forms of before there was any other have no word for it.
      use: said('use') || 'index',
      published: said('published'),
      languages,
      rule: { mean: said('mean'), missing: said('missing') },
      areas: words(said('areas')),
      composites: sheets.icc.filter(({ what }) => what === 'composite').map(compositeFrom),
      aspects: words(said('aspects')),
      levels: sheets.icc.flatMap(({ what, key, value = '' }) =>
        what === 'level' ? [{ key, from: numberOf(value) }] : [],
      ),
      items: items.toSorted((a, b) => placed(a) - placed(b)),
    }),
    texts: Object.fromEntries(languages.map((language) => [language, textsFrom(sheets, language)])),
  }
}

const words = (text: string) => text.split(/\s+/).filter(Boolean)
const linesOf = (text: string | undefined) => (text ?? '').split(/\r?\n/).filter(Boolean)
const numberOf = (text: string) => (/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : text)

/** Entries without a value are left out. */
function kept(entries: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined && value !== ''))
}

function compositeFrom({ key, value = '' }: FormRow) {
  const members = words(value).map((member) => member.split('='))
  const weights = members.flatMap(([member = '', weight]) => (weight ? [[member, numberOf(weight)]] : []))
  return { key, of: members.map(([member]) => member), weights: Object.fromEntries(weights) }
}

function itemFrom({ survey, choices }: Sheets, row: FormRow, at: number): Record<string, unknown>[] {
  const kind = row[own('kind')]
  if (!kind) return []
  const { name: key = '' } = row
  const cell = (name: string) => row[own(name)]
  const number = (name: string) => (cell(name) === undefined ? undefined : numberOf(cell(name) ?? ''))
  const flag = (name: string) => (cell(name) === undefined ? undefined : cell(name) === 'yes')
  const guard = /^(\S+): (.+)$/.exec(cell('applies_if') ?? '')
  return [
    kept({
      key,
      area: survey.slice(0, at).findLast(({ type }) => type === 'begin_group')?.['name'],
      kind,
      covers: linesOf(cell('covers')),
      may_not_apply: survey.some(({ name }) => name === notApplicableOf(key)),
      applies_if: guard ? { item: guard[1], any_of: words(guard[2] ?? '') } : undefined,
      aspect: cell('aspect'),
      adaptable: flag('adaptable') ?? false,
      known: cell('known'),
      inverse: flag('inverse') ?? false,
      weight: number('weight') ?? 1,
      terms: linesOf(cell('terms')),
      from: linesOf(cell('from')),
      unit: cell('unit'),
      bands: cell('bands') === undefined ? undefined : linesOf(cell('bands')).map(bandFrom),
      min: number('min'),
      max: number('max'),
      decimals: flag('decimals'),
      full_at: number('full_at'),
      most: number('most'),
      max_length: number('max_length'),
      options: optionsFrom(choices, key, kind),
    }),
  ]
}

function bandFrom(line: string) {
  const [from = '', points = ''] = words(line)
  return { from: numberOf(from), points: numberOf(points) }
}

function optionsFrom(choices: readonly FormRow[], item: string, kind: string) {
  if (kind !== 'single' && kind !== 'multiple' && kind !== 'ranking') return undefined
  return choices
    .filter(({ list_name: list }) => list === item)
    .map(({ name: code, points, exclusive }) => {
      if (kind === 'multiple') return { code, exclusive: exclusive === 'yes' }
      return kept({ code, points: kind === 'single' && points !== undefined ? numberOf(points) : undefined })
    })
}

/** Lines of an address and a title. */
const moreFrom = (text: string | undefined) =>
  text === undefined
    ? undefined
    : linesOf(text).map((line) => {
        const [, href = '', title = ''] = /^(\S+) (.*)$/.exec(line) ?? [line, line]
        return { title, href }
      })

function textsFrom({ survey, choices, icc }: Sheets, language: string) {
  const cell = (row: FormRow | undefined, column: string) => row?.[translated(column, language)]
  const named = (name: string) => survey.find((row) => row['name'] === name)
  const said = (what: string, key?: string) =>
    cell(
      icc.find((row) => row['what'] === what && row['key'] === key),
      'value',
    )
  const keysOf = (what: string) => icc.filter((row) => row['what'] === what).flatMap(({ key }) => key ?? [])
  const entries = (keys: readonly string[], of: (key: string) => Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      keys.map((key) => [key, kept(of(key))] as const).filter(([, all]) => Object.keys(all).length > 0),
    )
  const groups = survey.filter(({ type }) => type === 'begin_group')
  const questions = survey.filter((row) => row[own('kind')])
  return kept({
    language,
    title: said('title'),
    subtitle: said('subtitle'),
    about: said('about'),
    glossary: entries(keysOf('term'), (key) => ({ term: said('term', key), meaning: said('meaning', key) })),
    areas: entries(
      groups.flatMap(({ name }) => name ?? []),
      (key) => ({ name: cell(named(key), 'label'), about: cell(named(aboutOf(key)), 'label') }),
    ),
    composites: entries(keysOf('composite'), (key) => ({
      name: said('composite name', key),
      about: said('composite about', key),
    })),
    aspects: entries(words(icc.find(({ what }) => what === 'aspects')?.['value'] ?? ''), (key) => ({
      name: said('aspect name', key),
      about: said('aspect about', key),
    })),
    levels: entries(keysOf('level'), (key) => ({ name: said('level name', key), about: said('level about', key) })),
    items: Object.fromEntries(
      questions.flatMap((row) => {
        const { name: key = '' } = row
        const ask = cell(row, 'label')
        if (ask === undefined) return []
        const options = choices.filter(({ list_name: list }) => list === key)
        const text = {
          ask,
          hint: cell(row, 'hint'),
          evidence: cell(named(sourceOf(key)), 'hint'),
          not_applicable: cell(named(notApplicableOf(key)), 'hint'),
          unit: cell(row, 'guidance_hint'),
          reflection: said('reflection', key),
          action: said('action', key),
          more: moreFrom(said('more', key)),
          options: kept(Object.fromEntries(options.map((option) => [option['name'] ?? '', cell(option, 'label')]))),
        }
        return [[key, kept(text)]]
      }),
    ),
  })
}
