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

/** The cells of a row by the head of their column. */
export type Row = ReadonlyMap<string, string>

export interface Sheet {
  readonly heads: ReadonlySet<string>
  readonly rows: readonly Row[]
}

/** A CSV with a heading, without the blanks around cells and without empty lines. What is wrong is added to `problems`. */
export function readSheet(text: string, name: string, needed: readonly string[], problems: string[]): Sheet {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    skipEmptyLines: 'greedy',
    transform: (cell) => cell.trim(),
  })
  const [heading = [], ...lines] = data
  const heads = new Set(heading)
  const lacking = needed.filter((column) => !heads.has(column))
  if (lacking.length > 0) problems.push(`${name} lacks the column ${lacking.join(', ')}.`)
  const twice = new Set(heading.filter((head, at) => head !== '' && heading.indexOf(head) !== at))
  if (twice.size > 0) problems.push(`${name} has the column ${[...twice].join(', ')} more than once. Keep one.`)
  for (const { row, message } of errors.filter(({ type }) => type !== 'Delimiter')) {
    problems.push(`${name}, line ${(row ?? 0) + 1}: ${message}.`)
  }
  for (const [at, cells] of lines.entries()) {
    if (cells.length !== heading.length) {
      problems.push(`${name}, line ${at + 2}: ${cells.length} cells, where the heading has ${heading.length}.`)
    }
  }
  const rows =
    lacking.length > 0 ? [] : lines.map((cells) => new Map(heading.map((head, at) => [head, cells[at] ?? ''])))
  return { heads, rows }
}
