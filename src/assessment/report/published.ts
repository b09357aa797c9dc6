import { createHash } from 'node:crypto'
import type { Doc } from '#platform/document'
import { canonicalJson } from '#platform/canonical-json'
import { languages, type Lang, speech } from '#platform/i18n'
import { composeReport, type Texts } from './compose.ts'
import type { Material } from './material.ts'
import type { PublishedReport, ReportVersion, TextVersion } from './model.ts'
import { composeSummary } from './one-page.ts'

/** What people have written of a report, in a language. */
export const textsIn = (texts: readonly TextVersion[], lang: Lang): Texts =>
  new Map(texts.flatMap(({ section, lang: of, text }) => (of === lang && text !== null ? [[section, text]] : [])))

export interface Publishing {
  readonly material: Material
  readonly texts: readonly TextVersion[]
  readonly former: ReportVersion | undefined
  readonly reason: string | null
  readonly now: Date
}

/** The version as it is kept: canonical JSON, so that its hash can be computed again from what is read. */
export function publishedFrom({ material, texts, former, reason, now }: Publishing): {
  document: string
  hash: string
} {
  const { standing, round } = material
  const { result, document: scored } = standing
  const version = (former?.version ?? 0) + 1
  const documents = documentsOf(material, texts, { date: now, version })
  const report: PublishedReport = {
    format: 'icc-report/1',
    round: round.id,
    place: round.placeId,
    year: round.year,
    version,
    replaces: former?.hash ?? null,
    reason,
    published: now.toISOString(),
    edition: scored.edition,
    rule: scored.rule,
    result: { id: result.id, hash: result.hash, basis: result.basis },
    scores: scored.scores,
    counts: scored.counts,
    comparison: standing.groups.map(({ key, n, byKey }) => ({ key, n, spreads: Object.fromEntries(byKey) })),
    documents,
  }
  return hashed(report)
}

/** What the place approves: the documents as they are composed now, in every language, before a version has its number. */
export const contentOf = (material: Material, texts: readonly TextVersion[]): string =>
  hashed(documentsOf(material, texts, { date: null, version: null })).hash.slice(0, 16)

function documentsOf(
  material: Material,
  texts: readonly TextVersion[],
  stamp: { readonly date: Date | null; readonly version: number | null },
): PublishedReport['documents'] {
  return Object.fromEntries(
    languages.map((lang) => {
      const given = { material, speech: speech(lang), ...stamp }
      return [lang, { doc: composeReport({ ...given, texts: textsIn(texts, lang) }), summary: composeSummary(given) }]
    }),
  )
}

function hashed(value: object): { document: string; hash: string } {
  const document = canonicalJson(JSON.parse(JSON.stringify(value)))
  return { document, hash: createHash('sha256').update(document).digest('hex') }
}

/** What was published, in a language; in the first one where it was not published in this. */
export function documentIn(stored: string, lang: Lang): { doc: Doc; summary: Doc } | undefined {
  const { documents } = JSON.parse(stored) as PublishedReport
  const found = documents[lang] ?? Object.values(documents)[0]
  return found && { doc: dated(found.doc), summary: dated(found.summary) }
}

const dated = (doc: Doc): Doc => ({ ...doc, date: doc.date === null ? null : new Date(doc.date) })
