import { faultOf, plainText } from './answer.ts'
import type { Answer, AnswerFault, Answers } from './answer.ts'
import { readTable, TableError } from './answers-table.ts'
import type { AnswersFile, Row } from './answers-table.ts'
import { codesOf, findItem, isNumber, takesWholeNumbers } from './edition.ts'
import type { Edition, Item } from './edition.ts'
import { nearest } from './nearest.ts'
import { applicability } from './points.ts'
import { type SayWarning, warningsInEnglish } from './warnings.ts'

export interface ReadAnswers {
  readonly answers: Answers
  /** Sentences, each with the line, what is wrong and the cure; with any of them the answers are not to be used. */
  readonly problems: readonly string[]
  /** In English unless another language was asked for. */
  readonly warnings: readonly string[]
}

/**
 * Reads a file of answers with the columns item, value and state, in any order, beside others that are ignored. `value`
 * is the code of an option, several separated by ";" (in a ranking the most wanted first), a number (with or without %
 * where one is asked for), or a text; `state` is answered, na or missing, or empty: then an empty value is missing. The order of rows does not matter. An item that applies and is not in the file is missing,
 * with a warning.
 */
export async function readAnswers(
  edition: Edition,
  file: AnswersFile,
  sayWarning: SayWarning = warningsInEnglish,
): Promise<ReadAnswers> {
  try {
    const [heading, ...rows] = await readTable(file)
    if (!heading) throw new TableError(`${file.name} has no heading: name the columns item, value and state.`)
    const columns = columnsOf(file.name, heading)
    const { absent, ...read } = readRowsOf(edition, file.name, columns, rows)
    const warning = { kind: 'no_line', file: file.name, items: absent.join(', ') } as const
    return { ...read, warnings: absent.length > 0 ? [sayWarning(warning)] : [] }
  } catch (error) {
    if (!(error instanceof TableError)) throw error
    return { answers: {}, problems: [error.message], warnings: [] }
  }
}

interface Columns {
  readonly item: number
  readonly value: number
  /** -1 when there is none. */
  readonly state: number
}

function columnsOf(name: string, { line, cells }: Row): Columns {
  const names = cells.map((cell) => cell.toLowerCase())
  const twice = ['item', 'value', 'state'].find((column) => names.indexOf(column) !== names.lastIndexOf(column))
  if (twice) {
    throw new TableError(`${name} line ${line}: there are two columns ${twice}: keep one, remove or rename the other.`)
  }
  const columns = { item: names.indexOf('item'), value: names.indexOf('value'), state: names.indexOf('state') }
  const missing = (['item', 'value'] as const).filter((column) => columns[column] === -1)
  if (missing.length === 0) return columns
  const other = /;/.test(cells.join()) ? 'semicolons' : /\t/.test(cells.join()) ? 'tabs' : null
  if (other) {
    throw new TableError(
      `${name} line ${line}: the columns are separated with ${other}: save it with commas instead, or as an Excel workbook.`,
    )
  }
  throw new TableError(
    `${name} line ${line}: there is no column ${missing.join(' and no column ')}: name the columns item, value and state.`,
  )
}

function readRowsOf(edition: Edition, name: string, columns: Columns, rows: readonly Row[]) {
  const answers: Record<string, Answer> = {}
  const lines = new Map<string, number>()
  const problems: string[] = []
  const say = (line: number, sentence: string) => problems.push(`${name} line ${line}: ${sentence}`)
  for (const { line, cells } of rows) {
    const key = cells[columns.item] ?? ''
    const item = findItem(edition, key)
    const first = lines.get(key)
    if (!item) say(line, unknownItem(edition, key))
    else if (first) say(line, `${key} is answered a second time, after line ${first}: keep one of the two lines.`)
    else {
      lines.set(key, line)
      const read = readRow(item, cells[columns.value] ?? '', columns.state < 0 ? '' : (cells[columns.state] ?? ''))
      if ('problem' in read) say(line, `${key} ${read.problem}`)
      else answers[key] = read.answer
    }
  }
  const applies = applicability(edition, answers)
  for (const { item, line } of guardedButOpen(edition, answers, applies, lines)) {
    const { item: guard = '', any_of = [] } = item.applies_if ?? {}
    say(
      line,
      `${item.key} can be "na" only when ${guard} is answered otherwise than ${any_of.join(' or ')}: answer one of the two.`,
    )
  }
  const absent = edition.items.map(({ key }) => key).filter((key) => !lines.has(key) && applies.get(key))
  return { answers, problems, absent }
}

/** Said not to apply although the guard lets the item apply, and the item allows it for no other reason. A guard whose
 * own line is wrong decides nothing yet. */
function guardedButOpen(
  edition: Edition,
  answers: Answers,
  applies: ReadonlyMap<string, boolean>,
  lines: ReadonlyMap<string, number>,
) {
  return edition.items
    .filter((item) => item.applies_if && !item.may_not_apply && applies.get(item.key))
    .filter(({ key }) => answers[key]?.state === 'na')
    .filter(({ applies_if: guard }) => guard && (!lines.has(guard.item) || answers[guard.item]))
    .map((item) => ({ item, line: lines.get(item.key) ?? 0 }))
    .toSorted((a, b) => a.line - b.line)
}

function unknownItem(edition: Edition, key: string): string {
  if (key === '') return 'there is no item in this line: write its key in the column item, or remove the line.'
  const close = nearest(
    key,
    edition.items.map((item) => item.key),
  )
  const cure = close ? `did you mean ${close}?` : 'take the keys from the file that "icc template" writes.'
  return `there is no item "${key}" in ${edition.id}: ${cure}`
}

type ReadRow = { readonly answer: Answer } | { readonly problem: string }

function readRow(item: Item, value: string, state: string): ReadRow {
  if (state !== '' && state !== 'answered' && state !== 'na' && state !== 'missing') {
    return { problem: `has the state "${state}": use answered, na or missing, or leave it empty.` }
  }
  if ((state === 'na' || state === 'missing') && value !== '') {
    return { problem: `has the state "${state}" and the value "${value}": remove one of the two.` }
  }
  if (state === 'answered' && value === '') {
    return { problem: 'has the state "answered" and no value: write the value, or empty the state.' }
  }
  const answer =
    state === 'na' ? ({ state } as const) : value === '' ? ({ state: 'missing' } as const) : answered(item, value)
  const fault = faultOf(item, answer)
  return fault ? { problem: sentences[fault](item, value) } : { answer }
}

function answered(item: Item, value: string): Answer {
  // What a spreadsheet would take for a formula was made a text when the file was written.
  if (item.kind === 'text') return { state: 'answered', text: plainText(value.replace(/^'(?=[=+\-@])/, '')) }
  if (isNumber(item)) {
    // A spreadsheet shows a share as "45%" or "45 %", by language.
    const digits = item.kind === 'percent' ? value.replace(/\s*%$/, '') : value
    return { state: 'answered', number: /^[+-]?\d+(\.\d+)?$/.test(digits) ? Number(digits) : Number.NaN }
  }
  const codes = codesIn(value)
  if (item.kind === 'ranking') return { state: 'answered', ranking: codes }
  return { state: 'answered', codes: [...new Set(codes)] }
}

const codesIn = (value: string) =>
  value
    .split(';')
    .map((code) => code.trim())
    .filter((code) => code !== '')

const needsCodes = (item: Item, value: string) =>
  `has the value "${value}", which is no option: use ${codesOf(item).join(', ')}.`

const sentences: Record<AnswerFault, (item: Item, value: string) => string> = {
  empty: needsCodes,
  needs_codes: needsCodes,
  needs_ranking: needsCodes,
  needs_text: () => 'has no text that can be kept: write one, or leave it empty.',
  unknown_code: (item, value) => {
    const unknown = codesIn(value).filter((code) => !codesOf(item).includes(code))
    return `has no option "${unknown.join('" and no option "')}": use ${codesOf(item).join(', ')}.`
  },
  needs_number: (item, value) => {
    const decimals = takesWholeNumbers(item) ? '' : ', with a point before decimals'
    return `has the value "${value}", which is not a number: write digits only${decimals}.`
  },
  not_whole: (_, value) => `has the value ${value}: it must be a whole number, without decimals.`,
  several: (_, value) => `takes one option and has "${value}": keep one of them.`,
  exclusive: (item, value) => {
    const alone = item.kind === 'multiple' ? item.options.filter((o) => o.exclusive).map(({ code }) => `"${code}"`) : []
    return `has "${value}", but ${alone.join(' and ')} cannot stand with another option: keep it alone, or remove it.`
  },
  repeated: (_, value) => `has an option more than once in "${value}": name each once, the most wanted first.`,
  too_many: (item, value) => {
    const most = item.kind === 'ranking' ? item.most : ''
    return `puts ${codesIn(value).length} options in order: keep the ${most} most wanted.`
  },
  too_long: (item, value) => {
    const most = item.kind === 'text' ? item.max_length : ''
    return `has a text of ${plainText(value).length} characters: shorten it to ${most} at most.`
  },
  out_of_range: (item, value) => {
    const [min, max] = isNumber(item) ? [item.min, item.max] : []
    return `has the value ${value}: it must be ${max === undefined ? `${min} or more` : `from ${min} to ${max}`}.`
  },
  always_applies: () => 'always applies and cannot be "na": answer it, or leave value and state empty.',
}
