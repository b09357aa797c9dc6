import type { Db } from '#platform/database'
import { languages } from '#platform/i18n'
import { faultsInProse } from './checked-prose.ts'
import { differencesIn, lackingIn } from './differences.ts'
import { findGaps, type Gaps } from './gaps.ts'
import type { Difference, Material, Problem, Stated } from './model.ts'
import { olderThanOther, type TextVersion } from './texts.ts'

/** What a year's report still lacks. */
export interface Missing extends Gaps {
  readonly differences: readonly Difference[]
  readonly lacking: readonly Stated[]
  readonly faults: readonly Problem[]
  readonly older: number
  readonly noTexts: boolean
}

export async function missingFrom(
  db: Db,
  material: Material,
  { texts, lang }: { texts: readonly TextVersion[]; lang: string },
): Promise<Missing> {
  const { prose, known } = material
  const older = prose.chapters.filter(({ key }) => languages.some((of) => olderThanOther(texts, key, of)))
  return {
    ...(await findGaps(db, { year: material.year, lang, now: material.date })),
    differences: differencesIn(material).filter(({ recorded, acknowledged }) => recorded !== null && !acknowledged),
    lacking: lackingIn(material),
    faults: faultsInProse(prose, known, languages),
    older: older.length,
    noTexts: !material.ownTexts && texts.every(({ text }) => text === null),
  }
}
