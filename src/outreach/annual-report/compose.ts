import type { Block, Doc, Section } from '#platform/document'
import { type Speech, speech as speechOf } from '#platform/i18n'
import { differenceSection } from './difference-section.ts'
import { lackingIn } from './differences.ts'
import type { Material } from './model.ts'
import { type Pen, penFor } from './saying.ts'
import { sectionFrom, titleOf } from './text.ts'

/** Which version the document is of; null for one that is composed now. */
export interface Stamp {
  readonly version: number | null
}

/** The report in one language. Pure: the same material gives the same document. */
export function composeReport(material: Material, lang: string, { version }: Stamp = { version: null }): Doc {
  const speech = speechOf(lang)
  const pen = penFor(material, speech)
  const { prose, date } = material
  const of = lang as 'en' | 'fr'
  const mark = [version === null ? standingOf(pen) : '', prose.mark?.[of] ?? ''].filter((one) => one !== '')
  return {
    lang,
    title: titleOf(pen, prose.title[of]),
    subtitle: titleOf(pen, prose.subtitle[of]),
    description: pen.t('doc.description', { year: String(material.year) }),
    date,
    author: pen.t('doc.author'),
    ...(mark.length > 0 && { mark: mark.join(' ') }),
    identifier: identifierOf(material, version),
    sections: [...prose.chapters.map((chapter) => composeChapter(pen, chapter)), ...endOf(pen)],
  }
}

/** Of what is not frozen; a network's part says of which day it is. */
const standingOf = ({ t, speech, material: { network, date } }: Pen): string =>
  network ? t('mark.network', { date: speech.date(date) }) : t('mark.draft')

const identifierOf = ({ year, network }: Material, version: number | null): string =>
  ['annual-report', String(year), ...(network ? [network.id] : []), version === null ? 'draft' : `v${version}`].join(
    ' ',
  )

export function composeChapter(
  pen: Pen,
  { key, title, text, newPage }: Material['prose']['chapters'][number],
): Section {
  const of = pen.speech.lang as 'en' | 'fr'
  const head = { key, title: titleOf(pen, title[of]), ...(newPage && { newPage: true as const }) }
  return sectionFrom(pen, head, text[of])
}

/** A chapter alone, with a text that is not saved. */
export const previewOf = (material: Material, speech: Speech, key: string): Section | undefined => {
  const chapter = material.prose.chapters.find((one) => one.key === key)
  return chapter && composeChapter(penFor(material, speech), chapter)
}

function endOf(pen: Pen): readonly Section[] {
  const differences = differenceSection(pen)
  return [...(differences ? [differences] : []), aboutSection(pen)]
}

/** What the report was made of, and what the record lacks for it. */
function aboutSection(pen: Pen): Section {
  const { t, speech, material } = pen
  const lacking = lackingIn(material)
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      runs: [t(material.ownTexts ? 'about.words' : 'about.noTexts', { year: String(material.year) })],
    },
    { kind: 'paragraph', runs: [t('about.text', { date: speech.date(material.date) })] },
  ]
  if (lacking.length > 0) {
    blocks.push(
      { kind: 'paragraph', runs: [t('about.lacking', { count: lacking.length })] },
      { kind: 'list', items: lacking.map(({ name }) => [sayingOf(pen, name)]) },
    )
  }
  return { key: 'about', title: t('about.title'), blocks, newPage: true }
}

const sayingOf = ({ material, speech }: Pen, name: string): string =>
  material.figures.get(name)?.says[speech.lang as 'en' | 'fr'] ?? name
