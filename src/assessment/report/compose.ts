import type { Block, Doc, Section } from '#platform/document'
import type { Speech } from '#platform/i18n'
import { type Pen, penFor } from './draft/words.ts'
import { figuresOf, type Figures } from './figures.ts'
import type { Material } from './material.ts'
import { methodSection } from './method.ts'
import { changeFigure, profileFigure, spreadFigure } from './parts/charts.ts'
import { evidenceBlock, factBlock, practiceBlock, reviewBlock } from './parts/notes.ts'
import { groupTable, scoreTable } from './parts/tables.ts'
import { draftOf, sectionsOf, sectionTitle, type Written } from './sections.ts'
import { sectionFrom } from './text.ts'

/** Texts that people have written, by section; a section without one says what the data says. */
export type Texts = ReadonlyMap<string, string>

export interface Composed {
  readonly material: Material
  readonly speech: Speech
  readonly texts: Texts
  /** Its day, once it is published; null for a draft. */
  readonly date: Date | null
  readonly version: number | null
}

/** The whole report as a document, in the language of the speech. Pure: the same material gives the same document. */
export function composeReport(given: Composed): Doc {
  const { material, speech, texts, date, version } = given
  const pen = penFor(material, figuresOf(material), speech)
  const { t } = pen
  const all = sectionsOf(material.standing.edition)
  const written = (of: readonly Written[]) => of.map((one) => composeSection(pen, one, texts.get(one.key)))
  const place = material.place.name
  const year = String(material.round.year)
  const areas: Section = {
    key: 'areas',
    title: t('section.areas'),
    blocks: [{ kind: 'paragraph', runs: [t('areas.lead', { place })] }],
    sections: written(all.filter(({ kind }) => kind === 'area')).map(onItsPage),
  }
  const before = all.filter(({ kind }) => kind !== 'area' && kind !== 'conclusions')
  return {
    lang: speech.lang,
    title: t('doc.title', { place, year }),
    subtitle: t('doc.subtitle', { edition: `${pen.texts.edition.title} ${material.standing.edition.edition}` }),
    description: t('doc.description', { place, year }),
    date,
    author: t('doc.author'),
    ...markOf(pen, date),
    identifier: identifierOf(material, version),
    sections: [
      ...written(before).map(profileOnItsPage),
      areas,
      { ...written(all.filter(({ kind }) => kind === 'conclusions')).at(0), newPage: true } as Section,
      methodSection(pen, version),
    ],
  }
}

/** Its first chart and the words to it are seen together. */
const profileOnItsPage = (section: Section): Section =>
  section.key === 'profile' ? { ...section, newPage: true } : section

/** A page an area, but for those with hardly a word. */
const onItsPage = (section: Section): Section => (section.sections ? { ...section, newPage: true } : section)

export const identifierOf = ({ round, standing }: Material, version: number | null): string =>
  [round.id, version === null ? 'draft' : `v${version}`, standing.result.hash.slice(0, 16)].join(' ')

export function markOf({ t, material }: Pen, date: Date | null): { mark?: string } {
  const marks = [date === null && t('mark.draft'), material.place.demonstration && t('mark.demonstration')]
  const said = marks.filter((one) => one !== false)
  return said.length > 0 ? { mark: said.join(' ') } : {}
}

/** One section: what a person wrote, else what the data says. */
export function composeSection(pen: Pen, section: Written, text: string | undefined): Section {
  const head = { key: section.key, title: sectionTitle(pen, section) }
  const { speech, figures } = pen
  const words = text ?? draftOf(pen, section)
  return sectionFrom(words, head, { speech, figures, blocks: blocksFor(pen, section, words) })
}

function blocksFor(pen: Pen, { kind, area }: Written, words: string): ReadonlyMap<string, readonly Block[]> {
  if (kind === 'place') return new Map([['facts', factBlock(pen)]])
  if (kind === 'profile') {
    return new Map<string, readonly Block[]>([
      ['profile', [profileFigure(pen)]],
      ['table', [scoreTable(pen)]],
      ['change', changeFigure(pen)],
      ['groups', [groupTable(pen)]],
    ])
  }
  if (kind !== 'area' || area === null) return new Map()
  // Of a question that the text has asked before, its number is enough.
  const askedBefore = (block: string) => {
    const before = words.slice(0, Math.max(0, words.indexOf(`{block:${block}}`)))
    return (item: string) => before.indexOf(`(${item})`) >= 0
  }
  return new Map([
    ['spread', spreadFigure(pen, area)],
    ['review', reviewBlock(pen, area)],
    ['evidence', evidenceBlock(pen, area, askedBefore('evidence'))],
    ['practices', practiceBlock(pen, area, askedBefore('practices'))],
  ])
}

export type { Figures }
