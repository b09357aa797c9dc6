import { speech } from '../i18n/index.ts'
import type { CodebookKey, DataColumn, DataTable } from './table.ts'

export interface PackageWords {
  readonly title: Readonly<Record<string, string>>
  readonly description: Readonly<Record<string, string>>
  readonly version: string
  readonly licence: string
  /** YYYY-MM-DD */
  readonly released: string
  readonly languages: readonly string[]
}

type Json = Readonly<Record<string, unknown>>

/** What the files hold, by the W3C's "Metadata Vocabulary for Tabular Data" (CSV on the Web, 2015). */
export function csvwOf(tables: readonly DataTable[], words: PackageWords): Json {
  const { languages, title, description, version, licence, released } = words
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': languages[0] ?? 'en' }],
    'dc:title': spoken(title),
    'dc:description': spoken(description),
    'dc:license': { '@id': licence },
    'dc:issued': { '@value': released, '@type': 'xsd:date' },
    'schema:version': version,
    tables: tables.map((table) => ({
      url: `${table.name}.csv`,
      'dc:description': said(table.about, languages),
      tableSchema: {
        columns: table.columns.map((column) => columnOf(column, languages)),
        primaryKey: [...table.key],
        ...(table.references && {
          foreignKeys: table.references.map(({ column, table: other, to }) => ({
            columnReference: column,
            reference: { resource: `${other}.csv`, columnReference: to },
          })),
        }),
      },
    })),
  }
}

function columnOf(
  { name, datatype, about, required, separator }: DataColumn<unknown>,
  languages: readonly string[],
): Json {
  return {
    name,
    titles: name,
    datatype,
    ...(required && { required }),
    ...(separator && { separator }),
    'dc:description': said(about, languages),
  }
}

const said = (key: CodebookKey, languages: readonly string[]) =>
  spoken(Object.fromEntries(languages.map((lang) => [lang, speech(lang).words('codebook')(key)])))

const spoken = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([lang, text]) => ({ '@value': text, '@language': lang }))
