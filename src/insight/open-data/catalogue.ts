import { DataFactory, type Quad } from 'n3'
import { languages, speech } from '#platform/i18n'
import { href } from '#routes'
import { licence } from './licence.ts'
import { archiveName, type Package, packages, type Release } from './model.ts'
import { packageDescription, packageTitle } from './package.ts'
import { iri, node, typed, type Value } from './rdf.ts'

const authority = 'http://publications.europa.eu/resource/authority'
const themeKeys = ['SOCI', 'GOVE'] as const
const themeOf = (key: (typeof themeKeys)[number]) => node(`${authority}/data-theme/${key}`)
const zipFormat = node(`${authority}/file-type/ZIP`)
const zipMediaType = node('https://www.iana.org/assignments/media-types/application/zip')
/** What things named elsewhere are: whoever checks the catalogue need not fetch them. */
const kinds: readonly [Value, string][] = [
  [node(licence.authority), 'dct:LicenseDocument'],
  ...themeKeys.map((key): [Value, string] => [themeOf(key), 'skos:Concept']),
  [zipFormat, 'dct:MediaTypeOrExtent'],
  [zipMediaType, 'dct:MediaType'],
  [zipMediaType, 'dct:MediaTypeOrExtent'],
  [iri('spdx:checksumAlgorithm_sha256'), 'spdx:ChecksumAlgorithm'],
]
const languageCode: Readonly<Record<string, string>> = { en: 'ENG', fr: 'FRA', es: 'SPA', it: 'ITA', pt: 'POR' }

export interface CatalogueContent {
  /** Absolute address of the program. */
  readonly origin: string
  /** The newest first. */
  readonly releases: readonly Release[]
}

/** The open data as a catalogue other catalogues can read: DCAT-AP 3, the application profile of the EU's data portals. */
export function catalogueOf({ origin, releases }: CatalogueContent): Quad[] {
  const quads: Quad[] = []
  const say = (subject: string, properties: Readonly<Record<string, readonly Value[]>>) => {
    for (const [name, values] of Object.entries(properties)) {
      for (const value of values) quads.push(DataFactory.quad(node(subject), iri(name), value))
    }
  }
  const catalogue = `${origin}/data/catalog`
  const ids = { catalogue, publisher: `${catalogue}#publisher`, api: `${catalogue}#api` }
  const there = packages.filter((name) => releases.some((release) => release.package === name))
  say(catalogue, {
    'rdf:type': [iri('dcat:Catalog')],
    'dct:title': spoken((lang) => speech(lang).words('data')('catalogue.title')),
    'dct:description': spoken((lang) => speech(lang).words('data')('catalogue.description')),
    'dct:publisher': [node(ids.publisher)],
    'dct:license': [node(licence.authority)],
    'dct:language': spokenLanguages(),
    'foaf:homepage': [node(origin + href('data', { lang: 'en' }))],
    'dcat:dataset': there.map((name) => node(`${catalogue}#${name}`)),
    'dcat:service': [node(ids.api)],
    ...modifiedAt(releases),
  })
  say(ids.publisher, {
    'rdf:type': [iri('foaf:Agent')],
    'foaf:name': spoken((lang) => speech(lang).words('data')('catalogue.publisher')),
    'foaf:homepage': [node(`${origin}/`)],
  })
  say(origin + href('data', { lang: 'en' }), { 'rdf:type': [iri('foaf:Document')] })
  say(`${origin}/`, { 'rdf:type': [iri('foaf:Document')] })
  for (const [thing, kind] of kinds) say(thing.value, { 'rdf:type': [iri(kind)] })
  for (const key of themeKeys) {
    say(themeOf(key).value, {
      'skos:prefLabel': spoken((lang) => speech(lang).words('data')(`catalogue.theme.${key}`)),
    })
  }
  for (const language of spokenLanguages()) say(language.value, { 'rdf:type': [iri('dct:LinguisticSystem')] })
  say(ids.api, {
    'rdf:type': [iri('dcat:DataService')],
    'dct:title': spoken((lang) => speech(lang).words('data')('catalogue.api')),
    'dct:publisher': [node(ids.publisher)],
    'dct:license': [node(licence.authority)],
    'dcat:endpointURL': [node(`${origin}/api/v1/`)],
    'dcat:endpointDescription': [node(origin + href('openapi', {}))],
    'dcat:servesDataset': there.map((name) => node(`${catalogue}#${name}`)),
  })
  for (const name of there) {
    const own = releases.filter((release) => release.package === name)
    for (const [subject, properties] of datasetOf(name, own, origin, ids)) say(subject, properties)
  }
  return quads
}

type Described = [subject: string, properties: Record<string, readonly Value[]>]

/** A package as a dataset, each of its releases as a version of it with its ZIP. */
function datasetOf(
  name: Package,
  releases: readonly Release[],
  origin: string,
  { catalogue, publisher }: { catalogue: string; publisher: string },
): Described[] {
  const dataset = `${catalogue}#${name}`
  const versionId = ({ version }: Release) => `${dataset}-${version}`
  const common = {
    'rdf:type': [iri('dcat:Dataset')],
    'dct:title': spoken((lang) => packageTitle(name)[lang] ?? ''),
    'dct:description': spoken((lang) => packageDescription(name)[lang] ?? ''),
    'dct:publisher': [node(publisher)],
    'dct:language': spokenLanguages(),
    'dcat:landingPage': [node(origin + href('data', { lang: 'en' }))],
    'dcat:keyword': spoken((lang) => speech(lang).words('data')('catalogue.keyword')),
    'dcat:theme': themeKeys.map(themeOf),
  }
  const [latest] = releases
  return [
    [
      dataset,
      {
        ...common,
        ...(latest && { 'dcat:version': [DataFactory.literal(latest.version)] }),
        'dcat:hasVersion': releases.map((release) => node(versionId(release))),
        'dcat:distribution': latest ? [node(`${versionId(latest)}-zip`)] : [],
        ...modifiedAt(releases),
      },
    ],
    ...releases.flatMap((release): Described[] => [
      [
        versionId(release),
        {
          ...common,
          'dcat:version': [DataFactory.literal(release.version)],
          'dct:issued': [typed(release.releasedAt.toISOString(), 'dateTime')],
          'dcat:distribution': [node(`${versionId(release)}-zip`)],
        },
      ],
      ...distributionOf(`${versionId(release)}-zip`, release, origin),
    ]),
  ]
}

function distributionOf(id: string, release: Release, origin: string): Described[] {
  const { version, hash, bytes, releasedAt } = release
  const file = node(origin + href('dataPackage', { version, file: archiveName[release.package] }))
  return [
    [
      id,
      {
        'rdf:type': [iri('dcat:Distribution')],
        'dct:title': spoken((lang) => `${packageTitle(release.package)[lang] ?? ''} ${version} (ZIP)`),
        'dcat:accessURL': [file],
        'dcat:downloadURL': [file],
        'dcat:mediaType': [zipMediaType],
        'dct:format': [zipFormat],
        'dcat:byteSize': [typed(bytes, 'nonNegativeInteger')],
        'dct:issued': [typed(releasedAt.toISOString(), 'dateTime')],
        'dct:license': [node(licence.authority)],
        'spdx:checksum': [node(`${id}-sha256`)],
      },
    ],
    [
      `${id}-sha256`,
      {
        'rdf:type': [iri('spdx:Checksum')],
        'spdx:algorithm': [iri('spdx:checksumAlgorithm_sha256')],
        'spdx:checksumValue': [typed(hash, 'hexBinary')],
      },
    ],
  ]
}

const modifiedAt = ([latest]: readonly Release[]): Record<string, readonly Value[]> =>
  latest ? { 'dct:modified': [typed(latest.releasedAt.toISOString(), 'dateTime')] } : {}

const spoken = (text: (lang: string) => string): Value[] =>
  languages.map((lang) => DataFactory.literal(text(lang), lang))

const spokenLanguages = () =>
  languages.flatMap((lang) => {
    const code = languageCode[lang]
    return code ? [node(`${authority}/language/${code}`)] : []
  })
