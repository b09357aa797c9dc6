import { headline, type Measure, measures } from '#network'
import { type PracticePick, reasonIn, saidIn, sayWhy } from '#library'
import type { Block, Run, Runs } from '#platform/document'
import type { Speech } from '#platform/i18n'
import { href } from '#routes'
import { type Pen, phraseOf } from '../draft/words.ts'
import { figureRun } from '../figure-words.ts'
import type { Remark } from '../material.ts'

/** Figures of the place, each with its year and source. */
export function factBlock({ t, speech, figures, material }: Pen): Block[] {
  const facts = measures.flatMap((measure: Measure) => {
    const fact = headline(material.facts, measure)
    if (!fact) return []
    const source = fact.basis === 'invented' ? t('facts.invented') : fact.source
    const from =
      fact.year === null ? t('facts.source', { source }) : t('facts.source.year', { source, year: String(fact.year) })
    const value: Runs = [figureRun(speech, figures, `fact:${measure}`), ` (${from})`]
    return [{ label: t(`facts.${measure}`), value }]
  })
  return facts.length === 0 ? [{ kind: 'paragraph', runs: [t('facts.none')] }] : [{ kind: 'facts', facts }]
}

const mostShown = 2

/** Whether the text has asked the question already, with its number. */
type Asked = (item: string) => boolean

/** A question that the text has asked by its number alone, else in words. */
function questionRuns({ texts }: Pen, key: string, asked: Asked): Run[] {
  if (asked(key)) return [key]
  return [{ text: texts.item(key).ask.replace(/\s+/g, ' ').trim(), italic: true }, ` (${key})`]
}

/** What the place itself says and shows for its best answers, in its own words and language. */
export function evidenceBlock(pen: Pen, area: string, asked: Asked): Block[] {
  const { t, material } = pen
  const { edition, document } = material.standing
  const shown = edition.items
    .filter((item) => item.area === area && (document.items[item.key]?.points ?? 0) >= 0.5)
    .flatMap(({ key }) => {
      const remark = material.remarks.get(key)
      const has = remark && (remark.source !== '' || remark.comment !== '' || remark.evidence.length > 0)
      return has ? [{ key, remark, weight: weightOf(remark) + (asked(key) ? 10 : 0) }] : []
    })
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, mostShown)
  if (shown.length === 0) return []
  const items = shown.map(({ key, remark }): Runs => {
    const { comment, source, evidence } = remark
    const parts = questionRuns(pen, key, asked)
    if (asked(key)) parts.push(t('evidence.of'))
    if (comment) parts.push(' ', ofPlace(t('evidence.comment', { comment }), comment, pen))
    if (source) parts.push(' ', ofPlace(t('evidence.source', { source }), source, pen))
    for (const { title, href: to } of evidence) parts.push(' ', to ? { text: title, href: to } : title)
    return parts
  })
  const title = t('evidence.title', { place: material.place.name })
  return [{ kind: 'callout', title, blocks: [{ kind: 'list', items }] }]
}

const weightOf = ({ comment, source, evidence }: Remark): number =>
  evidence.length * 2 + (comment ? 2 : 0) + (source ? 1 : 0)

function ofPlace(text: string, said: string, { speech }: Pen): Run {
  const lang = languageOf(said)
  return lang === undefined || lang === speech.lang ? text : { text, lang }
}

const signs: Readonly<Record<string, RegExp>> = {
  en: /\b(?:the|of|and|is|are|for|with|in|by|to)\b/gi,
  fr: /(?<!\p{L})(?:le|la|les|des|du|de|et|un|une|est|pour|avec|dans|par|au|aux)(?!\p{L})/giu,
}

/** Of a text of which nobody recorded the language: by its small words, where these speak clearly. */
export function languageOf(text: string): string | undefined {
  const counts = Object.entries(signs).map(([lang, sign]) => ({ lang, count: text.match(sign)?.length ?? 0 }))
  const [first, second] = counts.toSorted((a, b) => b.count - a.count)
  return first && first.count > (second?.count ?? 0) ? first.lang : undefined
}

/** The practice of others that fits the area best, with the reason, and where the further ones are. */
export function practiceBlock(pen: Pen, area: string, asked: Asked): Block[] {
  const { t, speech, texts, material } = pen
  const [fittest, ...others] = material.practices.get(area) ?? []
  if (!fittest) return [{ kind: 'paragraph', runs: [t('practices.none', { area: texts.area(area).name })] }]
  const library = { text: t('practices.library'), href: href('practices', { lang: speech.lang }, { area }) }
  const more: Block = { kind: 'paragraph', runs: [t('practices.further', { count: others.length }), ' ', library] }
  return [practiceOf(pen, fittest, asked), ...(others.length > 0 ? [more] : [])]
}

function practiceOf(pen: Pen, pick: PracticePick, asked: Asked): Block {
  const { t, speech, material } = pen
  const { practice, mapped } = pick
  const said = saidIn(practice, speech.lang)
  const places = practice.places.map(({ name }) => name)
  const name: Run = {
    text: said.title,
    bold: true,
    href: href('practice', { lang: speech.lang, id: practice.id }),
    ...otherLang(speech, said.titleLanguage),
  }
  const { text, language } = reasonIn(mapped.reasons, speech.lang)
  const reason: Run[] = text ? [' ', { text, ...otherLang(speech, language) }] : []
  const why = [t('practices.why'), ' ', ...questionRuns(pen, mapped.item, asked), asked(mapped.item) ? '. ' : ' ']
  return {
    kind: 'callout',
    blocks: [
      {
        kind: 'paragraph',
        runs: [
          name,
          places.length > 0 ? ` (${speech.list(places)}). ` : ' ',
          { text: said.summary, ...otherLang(speech, said.language) },
        ],
      },
      { kind: 'paragraph', runs: [...why, sayWhy(speech, pick, material.place.name).join(' '), ...reason] },
    ],
  }
}

const otherLang = ({ lang }: Speech, own: string) => (own === lang ? {} : { lang: own })

/** Where review came to another answer than the place had given, and why. */
export function reviewBlock(pen: Pen, area: string): Block[] {
  const { t, material } = pen
  const { edition, document } = material.standing
  const changed = edition.items.filter((item) => item.area === area && document.reviewed?.answers[item.key])
  if (changed.length === 0) return []
  const items = changed.slice(0, mostShown).map(({ key }): Runs => {
    const before = phraseOf(pen, key, document.reviewed?.answers[key])
    const after = phraseOf(pen, key, document.items[key])
    const reason = material.reviewed.get(key)?.reason
    const runs = questionRuns(pen, key, () => false).concat(` ${t('review.changed', { before, after })}`)
    if (reason) runs.push(' ', ofPlace(reason, reason, pen))
    return runs
  })
  const further = changed.length - items.length
  if (further > 0) items.push([t('review.further', { count: further })])
  return [{ kind: 'callout', title: t('review.title'), blocks: [{ kind: 'list', items }] }]
}
