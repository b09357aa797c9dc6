import {
  type Edition,
  type Item,
  hasOptions,
  notApplicable,
  type Revision,
  sayTyped,
  textsIn,
  type TextsIn,
  valuesOf,
} from '#instruments'
import type { Speech } from '#platform/i18n'
import { readSheets, type SheetToWrite, writeSheets } from '#platform/workbook'
import type { ExchangeRow } from './rows.ts'

/** What a file holds: some areas of a round, as they stand. */
export interface Extract {
  readonly edition: Edition
  readonly items: readonly Item[]
  readonly answers: ReadonlyMap<string, Revision>
  readonly speech: Speech
}

/** Of the columns only these are read; they are the same in every language. */
export const columns = ['item', 'answer', 'comment', 'source', 'seen'] as const
const heading = ['item', 'area', 'question', 'answer', 'comment', 'source', 'seen'] as const
const answerColumn = 'D'
const tick = 'x'

/**
 * A workbook for people: one row a question, and one an option where several may be chosen. What may be answered is offered
 * by lists, which stand on a hidden sheet of their own.
 */
export function writeWorkbook(extract: Extract): Promise<Uint8Array> {
  const t = extract.speech.words('exchange')
  const texts = textsIn(extract.edition, extract.speech.lang)
  const lists = listsOf(extract, texts)
  const rows: string[][] = [
    [...heading],
    heading.map((column) => t(`sheet.${column}`)),
    ...extract.items.flatMap((item) => rowsOf(extract, item, texts)),
  ]
  const rules = rows.flatMap(([key = ''], at) => {
    const list = lists.findIndex(([name]) => name === (key.includes(':') ? tick : key))
    const size = lists[list]?.length ?? 1
    if (at < 2 || list < 0) return []
    const letter = columnLetter(list)
    const from = `'${listsSheet}'!$${letter}$2:$${letter}$${size}`
    return [{ range: `${answerColumn}${at + 1}`, from, message: t('sheet.choose') }]
  })
  const answers: SheetToWrite = { name: t('sheet.name'), rows, widths: [12, 22, 60, 40, 50, 40, 8], lists: rules }
  const longest = Math.max(...lists.map((list) => list.length))
  const across = Array.from({ length: longest }, (_, line) => lists.map((list) => list[line] ?? ''))
  return writeSheets([answers, { name: listsSheet, rows: across, hidden: true }])
}

const listsSheet = 'lists'

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : columnLetter(Math.floor(at / 26) - 1) + last
}

/** One column a list: its name, then what it offers. */
function listsOf({ items, speech }: Extract, texts: TextsIn): string[][] {
  const na = `${notApplicable} – ${speech.words('exchange')('sheet.na')}`
  return [
    [tick, tick],
    ...items.flatMap((item) => {
      const { options } = texts.item(item.key)
      const offered = item.kind === 'single' ? item.options.map(({ code }) => entry(code, options[code])) : []
      const all = [...offered, ...(item.may_not_apply ? [na] : [])]
      // A number is typed: a list would refuse it.
      return all.length > 0 && hasOptions(item) ? [[item.key, ...all]] : []
    }),
  ]
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ')
const entry = (code: string, text = code) => `${code} – ${oneLine(text)}`

function rowsOf({ answers, speech, edition }: Extract, item: Item, texts: TextsIn): string[][] {
  const revision = answers.get(item.key)
  const { ask, options } = texts.item(item.key)
  const values = revision ? valuesOf(revision.answer, sayTyped(speech)) : []
  const na = values.includes(notApplicable) ? `${notApplicable} – ${speech.words('exchange')('sheet.na')}` : undefined
  const [one = ''] = values
  const answer = na ?? (item.kind === 'single' && one ? entry(one, options[one]) : hasOptions(item) ? '' : one)
  const question = [oneLine(ask), ...notesOf(item, speech)].join(' ')
  const area = textsIn(edition, speech.lang).area(item.area).name
  const first = [item.key, area, question, answer, revision?.comment ?? '', revision?.source ?? '']
  return [
    [...first, String(revision?.revision ?? 0)],
    ...(item.kind === 'multiple'
      ? item.options.map(({ code }) => [
          `${item.key}:${code}`,
          '',
          oneLine(options[code] ?? code),
          values.includes(code) ? tick : '',
          '',
          '',
          '',
        ])
      : []),
  ]
}

function notesOf(item: Item, speech: Speech): string[] {
  const t = speech.words('exchange')
  return [
    ...(item.kind === 'multiple' ? [t('sheet.tick', { sign: tick })] : []),
    ...(!hasOptions(item) && item.may_not_apply ? [t('sheet.orNa', { sign: notApplicable })] : []),
  ]
}

/** The rows of such a workbook. Undefined where it is no workbook, or has no sheet with these columns. */
export async function readWorkbook(bytes: Uint8Array): Promise<ExchangeRow[] | undefined> {
  const sheets = await readSheets(bytes).catch(() => new Map<string, string[][]>())
  const cells = [...sheets.values()].find(([first = []]) => first.includes('item') && first.includes('answer'))
  const [names = [], ...lines] = cells ?? []
  if (!cells) return undefined
  const rows = lines.map((line, at) => ({
    line: at + 2,
    cell: (name: (typeof columns)[number]) => (names.includes(name) ? (line[names.indexOf(name)] ?? '').trim() : ''),
  }))
  const ticked = Map.groupBy(
    rows.filter(({ cell }) => cell('item').includes(':') && cell('answer') !== ''),
    ({ cell }) => cell('item').split(':')[0] ?? '',
  )
  return rows.flatMap(({ line, cell }): ExchangeRow[] => {
    const item = cell('item')
    // The second line says in the reader's language what the columns are.
    if (item === '' || item.includes(':') || line === 2) return []
    const codes = (ticked.get(item) ?? []).map((one) => one.cell('item').slice(item.length + 1))
    const own = codeOf(cell('answer'))
    const seen = /^\d{1,9}$/.test(cell('seen')) ? Number(cell('seen')) : null
    const values = [...(own && own !== notApplicable ? [own] : []), ...codes]
    const state = own === notApplicable ? 'na' : ''
    return [{ line, item, state, values, comment: cell('comment'), source: cell('source'), seen }]
  })
}

/** `drafted – A draft exists` → `drafted`; a number stays what was typed. */
const codeOf = (answer: string): string => /^([a-z0-9_]+|~na) – /.exec(answer)?.[1] ?? answer
