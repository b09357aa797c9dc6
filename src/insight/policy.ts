import type { Policy } from '#network'
import { certaintyPolicy } from './certainty/policy.ts'
import { chartsPolicy } from './charts/policy.ts'
import { officialPolicy } from './official/policy.ts'
import { openDataPolicy } from './open-data/policy.ts'
import { publicationPolicy } from './publication/policy.ts'

export const insightPolicy: Policy = {
  ...publicationPolicy,
  ...officialPolicy,
  ...openDataPolicy,
  ...chartsPolicy,
  ...certaintyPolicy,
}
