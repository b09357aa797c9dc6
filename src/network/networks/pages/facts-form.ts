import { z } from 'zod'
import { workLanguages } from '../../people/model.ts'
import {
  type FactKey,
  factKeys,
  isWebAddress,
  type NetworkFacts,
  type NetworkKind,
  networkKinds,
  type NetworkModel,
  networkModels,
  unsourced,
} from '../model.ts'

// PostgreSQL takes no NUL in a text.
const line = z
  .string()
  .transform((value) => value.replaceAll('\0', '').trim().slice(0, 500))
  .catch('')
const Form = z.object({
  kind: line,
  model: line,
  leadPlaceId: line,
  leadOrganisation: line,
  contactPage: line,
  founded: line,
  languages: z.union([z.string().transform((one) => [one]), z.array(z.string())]).catch([]),
  'source.kind': line,
  'source.model': line,
  'source.lead': line,
  'source.contactPage': line,
  'source.languages': line,
  'source.founded': line,
})

/** What was typed, as it was typed. */
export type TypedFacts = z.infer<typeof Form>

/** What is amiss in a field: a key of the words, below `facts.error`. */
export type FactErrors = Partial<
  Record<FactKey | 'leadPlaceId', 'kind' | 'model' | 'place' | 'page' | 'year' | 'source'>
>

export interface ReadFacts {
  typed: TypedFacts
  errors: FactErrors
  facts: NetworkFacts
}

/** Real networks need a source for what they say; `places` are those that may lead it. */
export function readFacts(
  body: unknown,
  { demonstration, places, thisYear }: { demonstration: boolean; places: readonly string[]; thisYear: number },
): ReadFacts {
  const typed = Form.parse(body)
  const errors: FactErrors = {}
  if (!isKind(typed.kind)) errors.kind = 'kind'
  if (typed.model !== '' && !isModel(typed.model)) errors.model = 'model'
  if (typed.leadPlaceId !== '' && !places.includes(typed.leadPlaceId)) errors.leadPlaceId = 'place'
  if (typed.contactPage !== '' && !isWebAddress(typed.contactPage)) errors.contactPage = 'page'
  const year = Number(typed.founded)
  if (typed.founded !== '' && !(Number.isInteger(year) && year >= 1900 && year <= thisYear)) errors.founded = 'year'
  const facts: NetworkFacts = {
    kind: isKind(typed.kind) ? typed.kind : 'national',
    model: isModel(typed.model) ? typed.model : null,
    leadPlaceId: typed.leadPlaceId || null,
    leadOrganisation: typed.leadOrganisation || null,
    contactPage: typed.contactPage || null,
    languages: workLanguages.filter((code) => typed.languages.includes(code)),
    foundedYear: typed.founded === '' ? null : year,
    sources: Object.fromEntries(
      factKeys.flatMap((key) => (typed[`source.${key}`] === '' ? [] : [[key, typed[`source.${key}`]]])),
    ),
  }
  if (!demonstration) for (const key of unsourced(facts)) errors[key] ??= 'source'
  return { typed, errors, facts }
}

/** The form before anything was typed. */
export const typedOf = (facts: NetworkFacts): TypedFacts => ({
  kind: facts.kind,
  model: facts.model ?? '',
  leadPlaceId: facts.leadPlaceId ?? '',
  leadOrganisation: facts.leadOrganisation ?? '',
  contactPage: facts.contactPage ?? '',
  founded: facts.foundedYear === null ? '' : String(facts.foundedYear),
  languages: [...facts.languages],
  'source.kind': facts.sources.kind ?? '',
  'source.model': facts.sources.model ?? '',
  'source.lead': facts.sources.lead ?? '',
  'source.contactPage': facts.sources.contactPage ?? '',
  'source.languages': facts.sources.languages ?? '',
  'source.founded': facts.sources.founded ?? '',
})

const isKind = (value: string): value is NetworkKind => networkKinds.some((kind) => kind === value)
const isModel = (value: string): value is NetworkModel => networkModels.some((model) => model === value)
