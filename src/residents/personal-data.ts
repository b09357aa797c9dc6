import type { PersonalData } from '#platform/personal-data'
import { groupPersonalData } from './group/index.ts'
import { testPersonalData } from './test/personal-data.ts'

/** What this domain holds of persons: of those who work for a place. Nothing is held of residents but what is noted of their talk. */
export const personalData: readonly PersonalData[] = [...testPersonalData, ...groupPersonalData]
