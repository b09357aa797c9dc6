import type { Edition } from '#instruments'
import { draftArea } from './draft/area.ts'
import { draftConclusions } from './draft/conclusions.ts'
import { draftPlace } from './draft/place.ts'
import { draftProfile } from './draft/profile.ts'
import { draftSummary } from './draft/summary.ts'
import type { Pen } from './draft/words.ts'

/** What a section is about: the drafting guide has a chapter for each kind. */
export const sectionKinds = ['place', 'summary', 'profile', 'area', 'conclusions'] as const
export type SectionKind = (typeof sectionKinds)[number]

/** A part of the report that has a text of its own. */
export interface Written {
  /** As addresses and stored texts name it: `summary`, `area-education`. */
  readonly key: string
  readonly kind: SectionKind
  /** Of a section about one. */
  readonly area: string | null
}

/** In their order. */
export function sectionsOf({ areas }: Pick<Edition, 'areas'>): Written[] {
  const one = (kind: SectionKind): Written => ({ key: kind, kind, area: null })
  return [
    one('place'),
    one('summary'),
    one('profile'),
    ...areas.map((area) => ({ key: `area-${area}`, kind: 'area' as const, area })),
    one('conclusions'),
  ]
}

/** What the program would write from the data alone. */
export function draftOf(pen: Pen, { kind, area }: Written): string {
  switch (kind) {
    case 'place':
      return draftPlace(pen)
    case 'summary':
      return draftSummary(pen)
    case 'profile':
      return draftProfile(pen)
    case 'area':
      return draftArea(pen, area ?? '')
    case 'conclusions':
      return draftConclusions(pen)
  }
}

/** Names of the parts that the program draws into a section. */
export const blockNames: Readonly<Record<SectionKind, readonly string[]>> = {
  place: ['facts'],
  summary: [],
  profile: ['profile', 'table', 'change', 'groups'],
  area: ['spread', 'review', 'evidence', 'practices'],
  conclusions: [],
}

export function sectionTitle({ t, texts }: Pick<Pen, 't' | 'texts'>, { kind, area }: Written): string {
  return kind === 'area' && area !== null ? texts.area(area).name : t(`section.${kind as Exclude<SectionKind, 'area'>}`)
}
