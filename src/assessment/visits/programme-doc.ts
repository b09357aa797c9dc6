import type { Block, Cell, Doc, Section } from '#platform/document'
import { speech as speechOf, type Speech } from '#platform/i18n'
import type { Visit, VisitContent } from './model.ts'
import { inOrder } from './programme.ts'
import { markOf, sayDays, sayTimes } from './words.ts'

interface Material {
  readonly visit: Visit
  readonly content: VisitContent
  /** Which version, so that people see whether they hold the newest. */
  readonly version: number
}

/** Whom a visit meets, when and where, as a sheet in the language of the visit. */
export function programmeDoc({ visit, content, version }: Material): Doc {
  const words = speechOf(visit.language)
  const t = words.words('visits')
  const mark = markOf(words, { draft: false, invented: visit.demonstration })
  return {
    lang: visit.language,
    title: t('programme.title', { place: visit.placeName }),
    subtitle: t('programme.subtitle', { mode: t(`mode.${content.mode}`), days: sayDays(words, content) }),
    description: t('lead'),
    // The day it was fetched on would be read as the day of the visit.
    date: null,
    identifier: words.words('strategy')('doc.version', { version }),
    ...(mark === null ? {} : { mark }),
    sections: sectionsOf(words, content),
  }
}

function sectionsOf(words: Speech, content: VisitContent): Section[] {
  const t = words.words('visits')
  const table = programmeTable({ speech: words, content })
  const none = { kind: 'paragraph' as const, runs: [t('programme.none')] }
  const topics = { kind: 'list' as const, items: content.topics.map(({ title }) => [title]) }
  const sections: Section[] = [
    { key: 'topics', title: t('topics.title'), blocks: topics.items.length > 0 ? [topics] : [] },
    { key: 'programme', title: t('way.programme'), blocks: table.length > 0 ? table : [none] },
    { key: 'stakeholders', title: t('stakeholders.title'), blocks: stakeholderList({ speech: words, content }) },
  ]
  return sections.filter(({ blocks }) => blocks.length > 0)
}

interface InWords {
  readonly speech: Speech
  readonly content: VisitContent
}

const cell = (text: string): Cell => ({ runs: [text] })

export function programmeTable({ speech, content }: InWords): Block[] {
  const t = speech.words('visits')
  const rows = inOrder(content.blocks).map((block) => [
    cell(sayTimes(speech, block)),
    cell(block.title),
    cell(block.met),
    cell(block.where),
  ])
  if (rows.length === 0) return []
  const head = (['time', 'title', 'met', 'where'] as const).map((name) => cell(t(`table.${name}`)))
  return [{ kind: 'table', caption: t('table.caption.programme'), head, rows }]
}

/** Organisations and functions that the visit turns to: for those who prepare it, not for the public profile. */
function stakeholderList({ speech, content }: InWords): Block[] {
  const t = speech.words('visits')
  const items = content.stakeholders.map(({ organisation, role }) => [
    role === '' ? organisation : t('stakeholders.line', { organisation, role }),
  ])
  return items.length > 0 ? [{ kind: 'list', items }] : []
}
