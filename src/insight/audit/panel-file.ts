import { type Aggregate, type Beside, type Indicator, type Panel, type Structure } from '#statistics'
import { PanelFileError, readSheet, type Row, type Sheet } from './rows.ts'

/** A panel as COINr's two tables hold it: iData (units in rows) and iMeta (what the columns are). */
export interface PanelFile {
  readonly panel: Panel
  readonly structure: Structure
  readonly beside: Beside
  /** Columns of the data that are denominators, by their codes. */
  readonly denominators: ReadonlyMap<string, Float64Array>
  /** Names of indicators and aggregates by their codes. */
  readonly names: ReadonlyMap<string, string>
  readonly unitNames: ReadonlyMap<string, string>
}

/** Throws PanelFileError with every problem of both files. */
export function readPanelFiles(data: string, meta: string): PanelFile {
  const problems: string[] = []
  const { rows: metaRows } = readSheet(meta, 'iMeta', ['iCode', 'Parent', 'Type'], problems)
  const sheet = readSheet(data, 'iData', ['uCode'], problems)
  checkRows(metaRows, sheet.rows, problems)
  const ofType = (type: string) => metaRows.filter((row) => row.get('Type') === type)
  const units = sheet.rows.map(codeOf('uCode'))
  const columns = new Columns(sheet, units, problems)
  const indicators = ofType('Indicator')
  const denominators = new Map<string, Float64Array>()
  const denominator = (key: string, what: string) => {
    const column = denominators.get(key) ?? columns.numbers(key, what)
    denominators.set(key, column)
    return column
  }
  for (const key of ofType('Denominator').map(codeOf('iCode'))) denominator(key, 'a denominator')
  const divisors = indicators.map((row) => {
    const by = given(row, 'Denominator')
    return by ? denominator(by, `the denominator of ${row.get('iCode')}`) : null
  })
  const groups = ofType('Group').map(codeOf('iCode'))
  const file: PanelFile = {
    panel: { units, columns: indicators.map((row) => columns.numbers(row.get('iCode') ?? '', 'an indicator')) },
    structure: {
      indicators: indicators.map((row) => indicatorOf(row, problems)),
      aggregates: ofType('Aggregate').map((row) => aggregateOf(row, problems)),
    },
    beside: { groups: Object.fromEntries(groups.map((key) => [key, columns.texts(key)])), denominators: divisors },
    denominators,
    names: namesIn(metaRows, 'iCode', 'iName'),
    unitNames: namesIn(sheet.rows, 'uCode', 'uName'),
  }
  if (problems.length > 0) throw new PanelFileError(problems)
  return file
}

const codeOf = (head: string) => (row: Row) => row.get(head) ?? ''

/** R writes NA for an empty cell. (A code may well be NA: Namibia.) */
const given = (row: Row, head: string): string => {
  const cell = row.get(head) ?? ''
  return cell === 'NA' ? '' : cell
}

const namesIn = (rows: readonly Row[], code: string, name: string) =>
  new Map(rows.map((row) => [row.get(code) ?? '', given(row, name) || (row.get(code) ?? '')]))

const types = new Set(['Indicator', 'Aggregate', 'Group', 'Denominator', 'Other'])

function checkRows(meta: readonly Row[], data: readonly Row[], problems: string[]): void {
  for (const row of meta) {
    if (!row.get('iCode')) problems.push('iMeta: a row has no iCode. Give it one.')
    const type = row.get('Type') ?? ''
    if (!types.has(type)) {
      problems.push(
        `iMeta: ${row.get('iCode')} has the Type "${type}". Write Indicator, Aggregate, Group, Denominator or Other.`,
      )
    }
  }
  if (data.some((row) => !row.get('uCode'))) {
    problems.push('iData: a row has no uCode. Give every unit a code of its own.')
  }
}

/** 12, -0.5, 1e-3: neither 0x10 nor Infinity. */
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

const numberIn = (text: string): number => (decimal.test(text) ? Number(text) : Number.NaN)

class Columns {
  readonly #sheet: Sheet
  readonly #units: readonly string[]
  readonly #problems: string[]

  constructor(sheet: Sheet, units: readonly string[], problems: string[]) {
    this.#sheet = sheet
    this.#units = units
    this.#problems = problems
  }

  texts(key: string): string[] {
    this.#need(key, 'a group')
    return this.#sheet.rows.map((row) => given(row, key))
  }

  /** An empty cell and NA are missing. */
  numbers(key: string, what: string): Float64Array {
    this.#need(key, what)
    return Float64Array.from(this.#sheet.rows, (row, index) => {
      const text = given(row, key)
      const value = numberIn(text)
      if (text !== '' && !Number.isFinite(value)) {
        this.#problems.push(
          `iData: ${this.#units[index]} has "${text}" for ${key}, which is no number. Write a number with a point, or leave the cell empty.`,
        )
      }
      return value
    })
  }

  #need(key: string, what: string): void {
    if (this.#sheet.heads.size > 0 && !this.#sheet.heads.has(key)) {
      this.#problems.push(`iData has no column ${key}, which iMeta names as ${what}.`)
    }
  }
}

function weightOf(row: Row, problems: string[]): number {
  const text = given(row, 'Weight')
  const weight = text === '' ? 1 : numberIn(text)
  if (!(weight > 0 && weight < Infinity)) {
    problems.push(`iMeta: ${row.get('iCode')} has the Weight "${text}". Write a number above 0.`)
  }
  return weight
}

function indicatorOf(row: Row, problems: string[]): Indicator {
  const [key, parent, direction] = [row.get('iCode') ?? '', given(row, 'Parent'), given(row, 'Direction')]
  if (!parent) problems.push(`iMeta: the indicator ${key} has no Parent. Name the aggregate it belongs to.`)
  if (!['1', '-1', ''].includes(direction)) {
    problems.push(`iMeta: ${key} has the Direction "${direction}". Write 1 where more is better, -1 where less is.`)
  }
  return { key, parent, weight: weightOf(row, problems), direction: direction === '-1' ? -1 : 1 }
}

function aggregateOf(row: Row, problems: string[]): Aggregate {
  return { key: row.get('iCode') ?? '', parent: given(row, 'Parent') || null, weight: weightOf(row, problems) }
}
