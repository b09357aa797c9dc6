import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod'

export const areaKeys = [
  'commitment',
  'education',
  'neighbourhoods',
  'public_services',
  'business_labour',
  'cultural_social_life',
  'public_space',
  'mediation',
  'language',
  'media',
  'international_outlook',
  'intelligence_competence',
  'welcoming',
  'leadership_citizenship',
  'anti_discrimination',
  'participation',
  'interaction',
] as const
export const earlierAreaKeys = ['governance'] as const
export const principleKeys = ['equality', 'diversity_advantage', 'positive_interaction', 'active_citizenship'] as const
export const themeKeys = [
  'gentrification',
  'systemic_discrimination',
  'artificial_intelligence',
  'covid_19',
  'anti_rumours',
  'lgbti_inclusion',
  'community_sponsorship',
  'intercultural_competence',
  'alternative_narratives',
] as const

export type AreaKey = (typeof areaKeys)[number]
/** An area of earlier versions of the Index: occurs in older results only. */
export type EarlierAreaKey = (typeof earlierAreaKeys)[number]
export type PrincipleKey = (typeof principleKeys)[number]
export type ThemeKey = (typeof themeKeys)[number]

const names = z.object({ en: z.string(), fr: z.string() }).catchall(z.string())
const schema = z.strictObject({
  areas: z.record(z.enum(areaKeys), names),
  earlier: z.record(z.enum(earlierAreaKeys), names.extend({ now: z.enum(areaKeys) })),
  principles: z.record(z.enum(principleKeys), names),
  themes: z.record(z.enum(themeKeys), names),
})

/** Names by language; read once. A key without names, or names without a key, stops the program at its start. */
const taxonomy = schema.parse(parse(readFileSync(new URL('../../instruments/taxonomy.yaml', import.meta.url), 'utf8')))

/** In English where a language has no name yet. */
const nameIn = (entry: z.infer<typeof names>, lang: string) => entry[lang] ?? entry.en

export const isAreaKey = (key: string): key is AreaKey => Object.hasOwn(taxonomy.areas, key)
/** What somebody may be at home in, or need help with: a theme or an area. */
export const subjectKeys = [...themeKeys, ...areaKeys] as const
export type SubjectKey = (typeof subjectKeys)[number]
export const isSubjectKey = (key: string): key is SubjectKey => subjectKeys.some((one) => one === key)

export const isEarlierAreaKey = (key: string): key is EarlierAreaKey => Object.hasOwn(taxonomy.earlier, key)

export const areaName = (key: AreaKey | EarlierAreaKey, lang: string): string =>
  nameIn(isAreaKey(key) ? taxonomy.areas[key] : taxonomy.earlier[key], lang)
export const principleName = (key: PrincipleKey, lang: string): string => nameIn(taxonomy.principles[key], lang)
export const themeName = (key: ThemeKey, lang: string): string => nameIn(taxonomy.themes[key], lang)

export const subjectName = (key: SubjectKey, lang: string): string =>
  isAreaKey(key) ? areaName(key, lang) : themeName(key, lang)

/** The area of today that continues an earlier one. */
export const areaNow = (key: AreaKey | EarlierAreaKey): AreaKey => (isAreaKey(key) ? key : taxonomy.earlier[key].now)
