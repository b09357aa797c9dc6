import Papa from 'papaparse'

/** One sentence a problem, saying where and how to mend it. */
export class PanelFileError extends Error {
  override readonly name = 'PanelFileError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

export type Row = Readonly<Record<string, string | undefined>>

/** Rows of a CSV by column, without the blanks around cells. What is wrong is added to `problems`. */
export function rowsOf(text: string, name: string, needed: readonly string[], problems: string[]): Row[] {
  const { data, meta, errors } = Papa.parse<Row>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (head) => head.trim(),
    transform: (cell) => cell.trim(),
  })
  const lacking = needed.filter((column) => !meta.fields?.includes(column))
  if (lacking.length > 0) problems.push(`${name} lacks the column ${lacking.join(', ')}.`)
  const twice = [...new Set(Object.values(meta.renamedHeaders ?? {}))]
  if (twice.length > 0) problems.push(`${name} has the column ${twice.join(', ')} more than once. Keep one.`)
  for (const { row, message } of errors.filter(({ type }) => type !== 'Delimiter')) {
    problems.push(`${name}, line ${(row ?? 0) + 2}: ${message}.`)
  }
  return lacking.length > 0 ? [] : data
}
