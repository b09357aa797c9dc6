import type { Network } from '../model.ts'

export const networkKinds = ['national', 'regional', 'thematic', 'platform', 'initiative', 'grouping'] as const
/** `initiative`: no network of the programme; `grouping`: a heading of the record, which nobody runs. */
export type NetworkKind = (typeof networkKinds)[number]

export const networkModels = [
  'lead_city',
  'single_coordinator',
  'association',
  'ngo_by_call',
  'informal_group',
] as const
/** Who holds a network together. */
export type NetworkModel = (typeof networkModels)[number]

export const factKeys = ['kind', 'model', 'lead', 'contactPage', 'languages', 'founded'] as const
export type FactKey = (typeof factKeys)[number]

/** Null, or an empty list: no source states it. */
export interface NetworkFacts {
  kind: NetworkKind
  model: NetworkModel | null
  leadPlaceId: string | null
  leadOrganisation: string | null
  contactPage: string | null
  /** BCP 47 tags. */
  languages: readonly string[]
  foundedYear: number | null
  /** Where each is recorded from. */
  sources: Partial<Record<FactKey, string>>
}

/** Whom a network names to the public. */
export interface NetworkContact {
  accountId: string
  name: string
  email: string
}

export interface NetworkProfile extends Network, NetworkFacts {
  contact: NetworkContact | null
}

/** A place in a network: until it left, or still. */
export interface Membership {
  placeId: string
  placeName: string
  fromYear: number | null
  untilYear: number | null
  source: string
}

export const isCurrent = ({ untilYear }: Pick<Membership, 'untilYear'>): boolean => untilYear === null

/** Facts that have a value but no source: real networks must not have any. */
export function unsourced({ sources, ...facts }: NetworkFacts): FactKey[] {
  const given: Record<FactKey, boolean> = {
    kind: false,
    model: facts.model !== null,
    lead: facts.leadPlaceId !== null || facts.leadOrganisation !== null,
    contactPage: false,
    languages: facts.languages.length > 0,
    founded: facts.foundedYear !== null,
  }
  return factKeys.filter((key) => given[key] && !sources[key])
}

export const isWebAddress = (value: string): boolean => /^https?:\/\/\S+$/i.test(value) && URL.canParse(value)
