import type { Context } from '../context.ts'
import type { Source } from '../source.ts'

/** The citation in a sentence, in the reader's language. */
export function citationText({ speech, t }: Context, source: Source): string {
  const { publisher, title, edition, dataDate, permanent } = source
  const named = source.demonstration ? t('cite.title.demonstration', { title }) : title
  const year = yearOf(source)
  const parameters = { publisher, title: named, edition, year, address: permanent }
  return dataDate ? t('cite.text', { ...parameters, date: speech.date(dataDate) }) : t('cite.text.undated', parameters)
}

export function bibtexOf({ t, state }: Context, source: Source): string {
  const { publisher, edition, dataDate, permanent, licence, demonstration } = source
  const note = [demonstration, dataDate && t('cite.note', { date: dataDate }), edition].filter(Boolean).join(' ')
  const fields = {
    author: `{${escaped(publisher)}}`,
    title: `{${escaped(source.title)}}`,
    year: yearOf(source),
    publisher: escaped(publisher),
    url: permanent,
    ...(dataDate && { date: dataDate }),
    note: escaped(note),
    copyright: licence.id,
  }
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}}`)
  return `@misc{icc-${state.view}-${dataDate ?? 'undated'},\n${lines.join(',\n')}\n}\n`
}

/** CSL-JSON as citeproc and Zotero read it: a list of one item. */
export function cslOf({ speech, t, state }: Context, source: Source): string {
  const { publisher, edition, dataDate, permanent, licence, demonstration } = source
  const item = {
    id: `icc-${state.view}-${dataDate ?? 'undated'}`,
    type: 'dataset',
    title: source.title,
    author: [{ literal: publisher }],
    publisher,
    ...(dataDate && { issued: { 'date-parts': [dataDate.split('-').map(Number)] } }),
    URL: permanent,
    language: speech.lang,
    version: edition,
    license: licence.url,
    ...(demonstration && { note: demonstration }),
    abstract: t('independent'),
  }
  return `${JSON.stringify([item], null, 1)}\n`
}

const yearOf = ({ dataDate }: Source) => dataDate?.slice(0, 4) ?? ''

/** Signs that mean something to TeX. */
const escaped = (text: string) => text.replace(/[\\{}]/g, '').replace(/[&%$#_]/g, (sign) => `\\${sign}`)
