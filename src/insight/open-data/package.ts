import { stringify } from 'yaml'
import { type Archive, codebookOf, csvOf, csvwOf, type DataTable, packed } from '#platform/data-package'
import type { Db } from '#platform/database'
import { languages, speech } from '#platform/i18n'
import { href } from '#routes'
import { licence } from './licence.ts'
import { archiveName, type Package } from './model.ts'

export interface PackageContent {
  readonly package: Package
  readonly version: string
  /** YYYY-MM-DD */
  readonly released: string
  readonly tables: readonly DataTable[]
  /** Absolute address of the program. */
  readonly origin: string
}

/** The whole package of one network as it stands now: tables, their description, licence, citation, checksums. */
export async function packData(db: Db, content: PackageContent): Promise<Archive> {
  const { tables, version } = content
  const scope = { demonstration: content.package === 'demonstration' }
  const once = (text: string) => [{ text }]
  return packed([
    { name: 'README.md', parts: once(readmeOf(content)) },
    { name: 'LICENSE.md', parts: once(licenceText(content)) },
    { name: 'CITATION.cff', parts: once(citationOf(content)) },
    { name: 'csv-metadata.json', parts: once(`${JSON.stringify(metadataOf(content), null, 2)}\n`) },
    ...languages.map((lang) => {
      const key = scope.demonstration ? 'codebook.title.demonstration' : 'codebook.title'
      const title = speech(lang).words('codebook')(key, { version })
      return { name: `codebook.${lang}.md`, parts: once(codebookOf(tables, lang, { title })) }
    }),
    ...tables.map((table) => ({ name: `${table.name}.csv`, parts: csvOf(table, db, scope) })),
  ])
}

/** Under which this version stays for good. */
const addressOf = ({ package: name, version, origin }: Pick<PackageContent, 'package' | 'version' | 'origin'>) =>
  origin + href('dataPackage', { version, file: archiveName[name] })

const inEvery = (key: `package.${'title' | 'description'}.${Package}`): Record<string, string> =>
  Object.fromEntries(languages.map((lang) => [lang, speech(lang).words('data')(key)]))

export const packageTitle = (name: Package): Record<string, string> => inEvery(`package.title.${name}`)
export const packageDescription = (name: Package): Record<string, string> => inEvery(`package.description.${name}`)

function metadataOf({ tables, version, released, ...content }: PackageContent) {
  return csvwOf(tables, {
    title: packageTitle(content.package),
    description: packageDescription(content.package),
    version,
    released,
    licence: licence.url,
    languages,
  })
}

/** In every language of the interface, one after the other. */
function readmeOf({ version, released, tables, ...content }: PackageContent): string {
  const parts = languages.map((lang) => {
    const t = speech(lang).words('data')
    const files = tables.map(({ name, about }) => `- \`${name}.csv\`: ${speech(lang).words('codebook')(about)}`)
    return [
      `# ${t(`package.title.${content.package}`)}`,
      t(`package.description.${content.package}`),
      t('package.readme.version', { version, released, address: addressOf({ ...content, version }) }),
      t('package.readme.files'),
      files.join('\n'),
      t('package.readme.more', { lang, licence: licence.name }),
    ].join('\n\n')
  })
  return `${parts.join('\n\n---\n\n')}\n`
}

function licenceText(content: PackageContent): string {
  const { version } = content
  const parts = languages.map((lang) => {
    const t = speech(lang).words('data')
    return [
      `# ${t('licence.title')}`,
      t('licence.text', { name: licence.name, url: licence.legalCode }),
      t('licence.credit', { title: t(`package.title.${content.package}`), version, address: addressOf(content) }),
      t('licence.sources'),
      t('licence.not'),
    ].join('\n\n')
  })
  return `SPDX-License-Identifier: ${licence.spdx}\n\n${parts.join('\n\n---\n\n')}\n`
}

/** Citation File Format 1.2.0. */
function citationOf({ version, released, origin, ...content }: PackageContent): string {
  const title = packageTitle(content.package)['en'] ?? ''
  const citation = {
    'cff-version': '1.2.0',
    message: 'If you use these data, please cite them as below.',
    type: 'dataset',
    title,
    abstract: packageDescription(content.package)['en'] ?? '',
    version,
    'date-released': released,
    license: licence.spdx,
    url: origin + href('data', { lang: 'en' }),
    identifiers: [
      { type: 'url', value: addressOf({ ...content, version, origin }), description: 'This version, as a ZIP' },
    ],
    authors: [{ name: speech('en').words('data')('catalogue.publisher') }],
    keywords: ['intercultural cities', 'intercultural integration', 'local government', 'policy index'],
  }
  // Readers of YAML 1.1 would take a bare version for a date or a number.
  return stringify(citation, { schema: 'yaml-1.1' })
}
