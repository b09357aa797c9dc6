import type { ResultDocument } from '#insight'
import { type Edition, textsIn } from '#instruments'
import { headline, type PlaceFact } from '#network'
import type { Block, Cell, Doc, Section } from '#platform/document'
import type { Speech } from '#platform/i18n'
import { paragraphs } from '../strategy/strategy-doc.ts'
import type { Finding, Visit, VisitContent } from './model.ts'
import { programmeTable } from './programme-doc.ts'
import { sayDays } from './words.ts'

/** The sections of every profile, in their order. */
export const sectionKeys = [
  'summary',
  'context',
  'governance',
  'policies',
  'voice',
  'strengths',
  'gaps',
  'recommendations',
  'practices',
  'annex',
] as const
export type SectionKey = (typeof sectionKeys)[number]
export const isSectionKey = (key: string): key is SectionKey => sectionKeys.some((one) => one === key)

/** Made of the programme alone: nothing is written in it. */
export const writtenKeys = sectionKeys.filter((key): key is WrittenKey => key !== 'annex')
export type WrittenKey = Exclude<SectionKey, 'annex'>

/** Which areas of the result two of the sections speak of; every other area is a policy. */
const areasOf: Readonly<Partial<Record<SectionKey, readonly string[]>>> = {
  governance: ['commitment', 'intelligence_competence', 'international_outlook', 'leadership_citizenship'],
  voice: ['participation', 'interaction'],
}

export interface ProfileMaterial {
  /** Of the language in which the profile is written. */
  readonly speech: Speech
  readonly visit: Visit
  readonly content: VisitContent
  readonly facts: readonly PlaceFact[]
  readonly document: ResultDocument
  readonly edition: Edition
  /** Titles of practices of the place. */
  readonly practices: readonly string[]
  /** Day of the document; null for a draft. */
  readonly date: Date | null
  readonly mark: string | null
}

/** What stands in a section: what the team wrote, else the program's draft. */
export const textOfSection = (material: ProfileMaterial, key: SectionKey): string =>
  material.content.sections[key] ?? draftOf(material, key)

/** Sections without a word, which a reader would miss. */
export const unwritten = (material: ProfileMaterial): SectionKey[] =>
  writtenKeys.filter((key) => key !== 'practices' && textOfSection(material, key) === '')

export function profileDoc(material: ProfileMaterial): Doc {
  const { speech, visit, content, date, mark } = material
  const t = speech.words('visits')
  return {
    lang: speech.lang,
    title: t('profile.title', { place: visit.placeName }),
    subtitle: t('profile.subtitle', { kind: t(`kind.${visit.kind}`), dates: sayDays(speech, content) }),
    description: t('profile.description', { place: visit.placeName, year: String(visit.year) }),
    date,
    ...(mark === null ? {} : { mark }),
    sections: sectionKeys.map((key) => sectionOf(material, key)),
  }
}

function sectionOf(material: ProfileMaterial, key: SectionKey): Section {
  const t = material.speech.words('visits')
  const text = paragraphs(textOfSection(material, key))
  const empty: Block[] = [{ kind: 'paragraph', runs: [{ text: t('profile.empty'), italic: true }] }]
  const blocks = [...text, ...dataOf(material, key)]
  return { key, title: t(`section.${key}`), blocks: blocks.length > 0 ? blocks : empty }
}

/** What the program adds to the words, and keeps right. */
function dataOf(material: ProfileMaterial, key: SectionKey): Block[] {
  switch (key) {
    case 'summary':
      return [keyFigures(material)]
    case 'governance':
    case 'policies':
    case 'voice':
      return scoreTable(material, key)
    case 'recommendations':
      return recommendationTable(material)
    case 'annex':
      return programmeTable(material)
    default:
      return []
  }
}

const cell = (text: string): Cell => ({ runs: [text] })
const number = (text: string): Cell => ({ runs: [text], numeric: true })

function keyFigures({ speech, document, facts }: ProfileMaterial): Block {
  const t = speech.words('visits')
  const { core, extended, composites } = document.scores
  const of = (score: number | null | undefined) => (typeof score === 'number' ? speech.score(score) : t('figure.none'))
  return {
    kind: 'facts',
    facts: [
      { label: t('figure.extended'), value: [of(extended)] },
      { label: t('figure.core'), value: [of(core)] },
      { label: t('figure.lens'), value: [of(composites['intercultural_lens'])] },
      ...figuresOfPlace(speech, facts).map(({ label, value }) => ({ label, value: [value] })),
    ],
  }
}

/** Population and the share of residents born abroad, each with its year, as far as they are known. */
function figuresOfPlace(speech: Speech, facts: readonly PlaceFact[]) {
  const t = speech.words('visits')
  const [population, abroad] = (['population', 'foreign_born_percent'] as const).map((measure) =>
    headline(facts, measure),
  )
  const dated = (value: string, fact: PlaceFact) => t('figure.dated', { value, year: String(fact.year) })
  return [
    ...(population
      ? [{ label: t('figure.population'), value: dated(speech.number(population.value), population) }]
      : []),
    ...(abroad ? [{ label: t('figure.abroad'), value: dated(speech.percent(abroad.value), abroad) }] : []),
  ]
}

function areasIn({ edition }: ProfileMaterial, key: SectionKey): string[] {
  const own = areasOf[key]
  const elsewhere = new Set(Object.values(areasOf).flat())
  return edition.areas.filter((area) => (own ? own.includes(area) : !elsewhere.has(area)))
}

function scoreTable(material: ProfileMaterial, key: SectionKey): Block[] {
  const { speech, edition, document } = material
  const t = speech.words('visits')
  const texts = textsIn(edition, speech.lang)
  const rows = areasIn(material, key).map((area) => {
    const score = document.scores.areas[area]
    return [cell(texts.area(area).name), number(typeof score === 'number' ? speech.score(score) : t('figure.none'))]
  })
  const head = [cell(t('table.area')), number(t('table.score'))]
  return [{ kind: 'table', caption: t(`table.caption.${key === 'policies' ? 'policies' : 'areas'}`), head, rows }]
}

function recommendationTable({ speech, content }: ProfileMaterial): Block[] {
  const t = speech.words('visits')
  const rows = content.findings
    .filter(({ recommendation }) => recommendation !== '')
    .map(({ recommendation, owner, horizon, confirms, contradicts }) => [
      cell(recommendation),
      cell(owner),
      cell(t(`horizon.${horizon}`)),
      cell([...new Set([...contradicts, ...confirms])].join(', ')),
    ])
  if (rows.length === 0) return []
  const head = (['recommendation', 'owner', 'horizon', 'items'] as const).map((name) => cell(t(`table.${name}`)))
  return [{ kind: 'table', caption: t('table.caption.recommendations'), head, rows }]
}

/** What the data and the findings say already, for the team to write on. */
export function draftOf(material: ProfileMaterial, key: SectionKey): string {
  const { speech, visit, content, facts, practices } = material
  const t = speech.words('visits')
  switch (key) {
    case 'summary':
      return [
        t('draft.summary', { place: visit.placeName, year: String(visit.year) }),
        ...(content.topics.length > 0
          ? [t('draft.topics', { topics: speech.list(content.topics.map(({ title }) => title)) })]
          : []),
      ].join(' ')
    case 'context':
      return figuresOfPlace(speech, facts)
        .map(({ label, value }) => t('draft.figure', { label, value }))
        .join('\n\n')
    case 'governance':
    case 'policies':
    case 'voice':
      return seenIn(material, key)
    case 'strengths':
      return areaSentence(material, 'highest')
    case 'gaps':
      return areaSentence(material, 'lowest')
    case 'practices':
      return practices.length > 0 ? t('draft.practices', { practices: speech.list(practices) }) : ''
    case 'recommendations':
      return content.findings.some(({ recommendation }) => recommendation !== '') ? t('draft.recommendations') : ''
    case 'annex':
      return ''
  }
}

/** What the team saw, of the topics whose areas belong to the section. */
function seenIn(material: ProfileMaterial, key: SectionKey): string {
  const { content } = material
  const areas = new Set(areasIn(material, key))
  const belongs = ({ topic }: Finding) => {
    const area = content.topics.find(({ id }) => id === topic)?.area ?? null
    return area === null ? key === 'policies' : areas.has(area)
  }
  return content.findings
    .filter(belongs)
    .map(({ seen }) => seen)
    .join('\n\n')
}

const named = 3

function areaSentence({ speech, document, edition }: ProfileMaterial, which: 'highest' | 'lowest'): string {
  const texts = textsIn(edition, speech.lang)
  const scored = edition.areas.flatMap((area) => {
    const score = document.scores.areas[area]
    return typeof score === 'number' ? [{ area, score }] : []
  })
  const ordered = scored.toSorted((a, b) => (which === 'highest' ? b.score - a.score : a.score - b.score))
  const areas = ordered
    .slice(0, named)
    .map(({ area, score }) =>
      speech.words('visits')('draft.area', { area: texts.area(area).name, score: speech.score(score) }),
    )
  return areas.length === 0 ? '' : speech.words('visits')(`draft.${which}`, { areas: speech.list(areas) })
}
