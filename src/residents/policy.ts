import type { Policy } from '#network'
import { groupPolicy } from './group/index.ts'
import { testPolicy } from './test/policy.ts'

export const residentsPolicy: Policy = { ...testPolicy, ...groupPolicy }
