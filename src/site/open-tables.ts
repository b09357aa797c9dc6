import type { Deps } from '#deps'
import { insightTables } from '#insight'
import { instrumentTables } from '#instruments'
import { libraryTables } from '#library'
import { networkTables } from '#network'
import type { DataTable } from '#platform/data-package'

/** Every table of the open data, in the order in which a package holds them. */
export const openTables = ({ editions }: Pick<Deps, 'editions'>): readonly DataTable[] => [
  ...networkTables,
  ...libraryTables,
  ...instrumentTables(editions),
  ...insightTables,
]
