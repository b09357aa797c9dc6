import Papa from 'papaparse'
import { formula } from '#platform/csv'
import { isLanguage, speech } from '#platform/i18n'
import type { Answer, Answers } from './answer.ts'
import { isNumber, textsIn } from './edition.ts'
import type { Edition, Item, NumberItem, TextsIn } from './edition.ts'
import { writeRows } from '#platform/workbook'

/** A file of answers to fill in, or filled in already, as CSV; texts in a language of the edition, else in its first. */
export const csvTemplate = (edition: Edition, lang: string, answers: Answers = {}): string =>
  `${Papa.unparse(rowsOf(edition, lang, answers), { escapeFormulae: formula })}\r\n`

/** The same as an XLSX workbook. */
export const xlsxTemplate = (edition: Edition, lang: string, answers: Answers = {}): Promise<Uint8Array> =>
  writeRows(
    `${edition.instrument} ${edition.edition}`.slice(0, 31),
    rowsOf(edition, lang, answers),
    [10, 24, 12, 70, 90],
  )

function rowsOf(edition: Edition, lang: string, answers: Answers): string[][] {
  const texts = textsIn(edition, lang)
  return [
    ['item', 'value', 'state', 'question', 'codes'],
    ...edition.items.map((item) => {
      const answer = answers[item.key] ?? { state: 'missing' }
      return [
        item.key,
        valueOf(answer),
        answer.state === 'na' ? 'na' : '',
        questionOf(item, texts),
        codesOf(item, texts),
      ]
    }),
  ]
}

function valueOf(answer: Answer): string {
  if (answer.state !== 'answered') return ''
  if ('number' in answer) return String(answer.number)
  return 'text' in answer ? answer.text : ('ranking' in answer ? answer.ranking : answer.codes).join(';')
}

/** A question in another language than the one asked for says in which. */
function questionOf(item: Item, texts: TextsIn): string {
  const { ask, lang, fallback } = texts.item(item.key)
  return fallback ? `[${lang}] ${oneLine(ask)}` : oneLine(ask)
}

/** Codes with their texts: one of them between "|", several between ";", as they are written in the value. */
function codesOf(item: Item, texts: TextsIn): string {
  const { options, unit, lang } = texts.item(item.key)
  const codes = isNumber(item)
    ? rangeOf(item, unit, lang)
    : item.kind === 'text'
      ? `≤ ${item.max_length}`
      : item.options
          .map(({ code }) => `${code} = ${oneLine(options[code] ?? '')}`)
          .join(item.kind === 'single' ? ' | ' : ' ; ')
  return item.may_not_apply ? `${codes} | state: na` : codes
}

function rangeOf(item: NumberItem, unit: string | undefined, lang: string): string {
  const value = `${item.min}–${item.max ?? '∞'}`
  if (item.kind === 'percent') return `${value} %`
  const t = speech(isLanguage(lang) ? lang : 'en').words('instruments')
  return unit ? t('answer.counted', { unit, value }) : value
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ')
