import Papa from 'papaparse'
import { isLanguage, speech } from '#platform/i18n'
import { hasOptions, textsIn } from './edition.ts'
import type { Edition, Item, NumberItem, TextsIn } from './edition.ts'
import { writeRows } from '#platform/workbook'

/** A file of answers to fill in, as CSV; texts in a language of the edition, else in its first. */
export const csvTemplate = (edition: Edition, lang: string): string => `${Papa.unparse(rowsOf(edition, lang))}\r\n`

/** The same as an XLSX workbook. */
export const xlsxTemplate = (edition: Edition, lang: string): Promise<Uint8Array> =>
  writeRows(`${edition.instrument} ${edition.edition}`, rowsOf(edition, lang), [10, 24, 12, 70, 90])

function rowsOf(edition: Edition, lang: string): string[][] {
  const texts = textsIn(edition, lang)
  return [
    ['item', 'value', 'state', 'question', 'codes'],
    ...edition.items.map((item) => [item.key, '', '', questionOf(item, texts), codesOf(item, texts)]),
  ]
}

/** A question in another language than the one asked for says in which. */
function questionOf(item: Item, texts: TextsIn): string {
  const { ask, lang, fallback } = texts.item(item.key)
  return fallback ? `[${lang}] ${oneLine(ask)}` : oneLine(ask)
}

/** Codes with their texts: one of them between "|", any number between ";", as they are written in the value. */
function codesOf(item: Item, texts: TextsIn): string {
  const { options, unit, lang } = texts.item(item.key)
  const codes = hasOptions(item)
    ? item.options
        .map(({ code }) => `${code} = ${oneLine(options[code] ?? '')}`)
        .join(item.kind === 'single' ? ' | ' : ' ; ')
    : rangeOf(item, unit, lang)
  return item.may_not_apply ? `${codes} | state: na` : codes
}

function rangeOf(item: NumberItem, unit: string | undefined, lang: string): string {
  const value = `${item.min}–${item.max ?? '∞'}`
  if (item.kind === 'percent') return `${value} %`
  const t = speech(isLanguage(lang) ? lang : 'en').words('instruments')
  return unit ? t('answer.counted', { unit, value }) : value
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ')
