import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type InventedMembership, membershipSchema } from './membership.ts'
import { type InventedNetworks, networksSchema } from './networks.ts'
import {
  evidenceSchema,
  type EvidenceTexts,
  type InventedPractices,
  type Plausibility,
  plausibilitySchema,
  practicesSchema,
  type World,
  worldSchema,
} from './model.ts'

export interface Files {
  readonly world: World
  readonly practices: InventedPractices
  readonly membership: InventedMembership
  readonly networks: InventedNetworks
  /** By edition. */
  readonly plausibility: Readonly<Record<string, Plausibility>>
  readonly texts: EvidenceTexts
}

/** Reads `<data>/demonstration/*.yaml`; throws where one does not have its form. */
export async function readFiles(dataFolder: string): Promise<Files> {
  const read = async (name: string): Promise<unknown> =>
    parse(await readFile(join(dataFolder, 'demonstration', `${name}.yaml`), 'utf8'))
  return {
    world: worldSchema.parse(await read('places')),
    practices: practicesSchema.parse(await read('practices')),
    membership: membershipSchema.parse(await read('membership')),
    networks: networksSchema.parse(await read('networks')),
    plausibility: plausibilitySchema.parse(await read('plausibility')),
    texts: evidenceSchema.parse(await read('evidence')),
  }
}
