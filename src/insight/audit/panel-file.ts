import Papa from 'papaparse'
import { type Aggregate, type Beside, type Indicator, type Panel, type Structure } from '#statistics'

/** A panel as COINr's two tables hold it: iData (units in rows) and iMeta (what the columns are). */
export interface PanelFile {
  readonly panel: Panel
  readonly structure: Structure
  readonly beside: Beside
  /** Names of units, indicators and aggregates by their codes. */
  readonly names: ReadonlyMap<string, string>
}

/** One sentence a problem, saying where and how to mend it. */
export class PanelFileError extends Error {
  override readonly name = 'PanelFileError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

type Row = Readonly<Record<string, string | undefined>>

/** Throws PanelFileError with every problem of both files. */
export function readPanelFiles(data: string, meta: string): PanelFile {
  const problems: string[] = []
  const metaRows = rowsOf(meta, 'iMeta', ['iCode', 'Parent', 'Type'], problems)
  const dataRows = rowsOf(data, 'iData', ['uCode'], problems)
  const ofType = (type: string) => metaRows.filter((row) => row['Type'] === type)
  for (const { iCode, Type = '' } of metaRows) {
    if (!['Indicator', 'Aggregate', 'Group', 'Denominator', 'Other'].includes(Type)) {
      problems.push(`iMeta: ${iCode} has the Type "${Type}". Write Indicator, Aggregate, Group, Denominator or Other.`)
    }
  }
  const units = dataRows.map(({ uCode = '' }) => uCode)
  if (units.includes('')) problems.push('iData: a row has no uCode. Give every unit a code of its own.')
  const columns = new Columns(dataRows, units, problems)
  const indicators = ofType('Indicator')
  const denominators = indicators.map(({ iCode = '', Denominator }) =>
    Denominator ? columns.numbers(Denominator, `the denominator of ${iCode}`) : null,
  )
  const file: PanelFile = {
    panel: { units, columns: indicators.map(({ iCode = '' }) => columns.numbers(iCode, 'an indicator')) },
    structure: {
      indicators: indicators.map((row) => indicatorOf(row, problems)),
      aggregates: ofType('Aggregate').map((row) => aggregateOf(row, problems)),
    },
    beside: {
      groups: Object.fromEntries(ofType('Group').map(({ iCode = '' }) => [iCode, columns.texts(iCode)])),
      denominators,
    },
    names: new Map([
      ...metaRows.map(({ iCode = '', iName }) => [iCode, iName || iCode] as const),
      ...dataRows.map(({ uCode = '', uName }) => [uCode, uName || uCode] as const),
    ]),
  }
  if (problems.length > 0) throw new PanelFileError(problems)
  return file
}

function rowsOf(text: string, name: string, needed: readonly string[], problems: string[]): Row[] {
  const { data, meta, errors } = Papa.parse<Row>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
  })
  const lacking = needed.filter((column) => !meta.fields?.includes(column))
  if (lacking.length > 0) problems.push(`${name} lacks the column ${lacking.join(', ')}.`)
  for (const { row, message } of errors.filter(({ type }) => type !== 'Delimiter')) {
    problems.push(`${name}, line ${(row ?? 0) + 2}: ${message}.`)
  }
  return lacking.length > 0 ? [] : data
}

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
    return this.#rows.map((row) => row[key] ?? '')
  }

  /** An empty cell and NA are missing. */
  numbers(key: string, what: string): Float64Array {
    if (this.#rows.length > 0 && this.#rows[0]?.[key] === undefined) {
      this.#problems.push(`iData has no column ${key}, which iMeta names as ${what}.`)
      return new Float64Array(this.#rows.length)
    }
    return Float64Array.from(this.#rows, (row, index) => {
      const text = (row[key] ?? '').trim()
      if (text === '' || text === 'NA') return Number.NaN
      const value = Number(text)
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
  const weight = Number(Weight)
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
