import { type Aggregate, type Beside, type Indicator, type Panel, type Structure } from '#statistics'
import { PanelFileError, type Row, rowsOf } from './rows.ts'

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
  const metaRows = rowsOf(meta, 'iMeta', ['iCode', 'Parent', 'Type'], problems).map(withoutNa)
  const dataRows = rowsOf(data, 'iData', ['uCode'], problems)
  checkRows(metaRows, dataRows, problems)
  const ofType = (type: string) => metaRows.filter((row) => row['Type'] === type)
  const units = dataRows.map(({ uCode = '' }) => uCode)
  const columns = new Columns(dataRows, units, problems)
  const indicators = ofType('Indicator')
  const denominators = new Map<string, Float64Array>()
  const denominator = (key: string, what: string) => {
    const column = denominators.get(key) ?? columns.numbers(key, what)
    denominators.set(key, column)
    return column
  }
  for (const { iCode = '' } of ofType('Denominator')) denominator(iCode, 'a denominator')
  const file: PanelFile = {
    panel: { units, columns: indicators.map(({ iCode = '' }) => columns.numbers(iCode, 'an indicator')) },
    structure: {
      indicators: indicators.map((row) => indicatorOf(row, problems)),
      aggregates: ofType('Aggregate').map((row) => aggregateOf(row, problems)),
    },
    beside: {
      groups: Object.fromEntries(ofType('Group').map(({ iCode = '' }) => [iCode, columns.texts(iCode)])),
      denominators: indicators.map(({ iCode = '', Denominator }) =>
        Denominator ? denominator(Denominator, `the denominator of ${iCode}`) : null,
      ),
    },
    denominators,
    names: new Map(metaRows.map(({ iCode = '', iName }) => [iCode, iName || iCode])),
    unitNames: new Map(dataRows.map(({ uCode = '', uName }) => [uCode, uName || uCode])),
  }
  if (problems.length > 0) throw new PanelFileError(problems)
  return file
}

/** R writes NA for an empty cell; a code may well be NA (Namibia). */
function withoutNa(row: Row): Row {
  const cells = Object.entries(row).map(([head, cell]) => [head, cell === 'NA' && head !== 'iCode' ? '' : cell])
  return Object.fromEntries(cells) as Row
}

const types = ['Indicator', 'Aggregate', 'Group', 'Denominator', 'Other']

function checkRows(meta: readonly Row[], data: readonly Row[], problems: string[]): void {
  for (const { iCode, Type = '' } of meta) {
    if (!iCode) problems.push('iMeta: a row has no iCode. Give it one.')
    if (!types.includes(Type)) {
      problems.push(`iMeta: ${iCode} has the Type "${Type}". Write Indicator, Aggregate, Group, Denominator or Other.`)
    }
  }
  if (data.some(({ uCode }) => !uCode)) problems.push('iData: a row has no uCode. Give every unit a code of its own.')
}

/** 12, -0.5, 1e-3: neither 0x10 nor Infinity. */
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

class Columns {
  readonly #rows: readonly Row[]
  readonly #units: readonly string[]
  readonly #problems: string[]

  constructor(rows: readonly Row[], units: readonly string[], problems: string[]) {
    this.#rows = rows
    this.#units = units
    this.#problems = problems
  }

  texts(key: string): string[] {
    if (this.#rows.length > 0 && this.#rows[0]?.[key] === undefined) {
      this.#problems.push(`iData has no column ${key}, which iMeta names as a group.`)
    }
    return this.#rows.map((row) => (row[key] === 'NA' ? '' : (row[key] ?? '')))
  }

  /** An empty cell and NA are missing. */
  numbers(key: string, what: string): Float64Array {
    if (this.#rows.length > 0 && this.#rows[0]?.[key] === undefined) {
      this.#problems.push(`iData has no column ${key}, which iMeta names as ${what}.`)
      return new Float64Array(this.#rows.length)
    }
    return Float64Array.from(this.#rows, (row, index) => {
      const text = row[key] ?? ''
      if (text === '' || text === 'NA') return Number.NaN
      const value = decimal.test(text) ? Number(text) : Number.NaN
      if (!Number.isFinite(value)) {
        this.#problems.push(
          `iData: ${this.#units[index]} has "${text}" for ${key}, which is no number. Write a number with a point, or leave the cell empty.`,
        )
      }
      return value
    })
  }
}

function weightOf({ iCode, Weight }: Row, problems: string[]): number {
  if (Weight === undefined || Weight === '') return 1
  const weight = decimal.test(Weight) ? Number(Weight) : Number.NaN
  if (!(weight > 0 && weight < Infinity)) {
    problems.push(`iMeta: ${iCode} has the Weight "${Weight}". Write a number above 0.`)
  }
  return weight
}

function indicatorOf(row: Row, problems: string[]): Indicator {
  const { iCode = '', Parent, Direction } = row
  if (!Parent) problems.push(`iMeta: the indicator ${iCode} has no Parent. Name the aggregate it belongs to.`)
  if (!['1', '-1', '', undefined].includes(Direction)) {
    problems.push(`iMeta: ${iCode} has the Direction "${Direction}". Write 1 where more is better, -1 where less is.`)
  }
  return { key: iCode, parent: Parent ?? '', weight: weightOf(row, problems), direction: Direction === '-1' ? -1 : 1 }
}

function aggregateOf(row: Row, problems: string[]): Aggregate {
  return { key: row['iCode'] ?? '', parent: row['Parent'] || null, weight: weightOf(row, problems) }
}
