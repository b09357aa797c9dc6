import { DataFactory, type Quad, Writer } from 'n3'

const prefixes = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

/** `dcat:Dataset` in full. */
export const iri = (name: string) => {
  const [prefix = '', local = ''] = name.split(':')
  return DataFactory.namedNode(`${prefixes[prefix as keyof typeof prefixes]}${local}`)
}
export const node = (address: string) => DataFactory.namedNode(address)
export const typed = (value: string | number, type: string) => DataFactory.literal(String(value), iri(`xsd:${type}`))
export type Value = ReturnType<typeof node> | ReturnType<typeof typed>

export function asTurtle(quads: readonly Quad[]): Promise<string> {
  const writer = new Writer({ prefixes })
  writer.addQuads([...quads])
  return new Promise((resolve, reject) => {
    writer.end((error: Error | null, text: string) => (error ? reject(error) : resolve(text)))
  })
}

/** Every statement in the expanded form with short names: no other document is needed to read it. */
export function asJsonLd(quads: readonly Quad[]): Record<string, unknown> {
  const nodes = new Map<string, Record<string, unknown[]>>()
  for (const { subject, predicate, object } of quads) {
    const properties = nodes.get(subject.value) ?? {}
    nodes.set(subject.value, properties)
    const isType = predicate.value === `${prefixes.rdf}type`
    const key = isType ? '@type' : shortened(predicate.value)
    ;(properties[key] ??= []).push(isType ? shortened(object.value) : valueOf(object))
  }
  return {
    '@context': prefixes,
    '@graph': [...nodes].map(([id, properties]) => Object.assign({ '@id': id }, properties)),
  }
}

function valueOf(object: Quad['object']): unknown {
  if (object.termType !== 'Literal') return { '@id': object.value }
  if (object.language !== '') return { '@value': object.value, '@language': object.language }
  return object.datatype.value === `${prefixes.xsd}string`
    ? object.value
    : { '@value': object.value, '@type': shortened(object.datatype.value) }
}

function shortened(address: string): string {
  const found = Object.entries(prefixes).find(([, base]) => address.startsWith(base))
  return found ? `${found[0]}:${address.slice(found[1].length)}` : address
}
