import type { Deps } from '#deps'
import type { Doc } from '#platform/document'
import { notFound } from '#platform/http'
import { type Lang, speech } from '#platform/i18n'
import type { Round } from '../model.ts'
import { findRound } from '../store.ts'
import { composeReport } from './compose.ts'
import { composeSummary } from './one-page.ts'
import { documentIn, textsIn } from './published.ts'
import { readMaterial } from './read-material.ts'
import { findDocument, listTexts, listVersions } from './store.ts'

type Needs = Pick<Deps, 'db' | 'editions'>

export interface ReportDocuments {
  readonly doc: Doc
  readonly summary: Doc
}

/** As it stands now, whatever was published. Undefined until the place has signed off. */
export async function draftReport(deps: Needs, round: Round, lang: Lang): Promise<ReportDocuments | undefined> {
  const [material, texts] = await Promise.all([readMaterial(deps, round), listTexts(deps.db, round.id)])
  if (!material) return undefined
  const given = { material, speech: speech(lang), date: null, version: null }
  return { doc: composeReport({ ...given, texts: textsIn(texts, lang) }), summary: composeSummary(given) }
}

/**
 * The report of a round in a language: the published version, else the draft as it is composed now. Links in it begin with
 * a slash. Throws notFound for a round without a result.
 */
export async function reportFor(
  deps: Needs,
  roundId: string,
  lang: Lang,
): Promise<ReportDocuments & { readonly version: number | null }> {
  const round = await findRound(deps.db, roundId)
  if (!round) throw notFound()
  const [latest] = await listVersions(deps.db, roundId)
  const stored = latest && (await findDocument(deps.db, roundId, latest.version))
  const published = stored === undefined ? undefined : documentIn(stored, lang)
  if (published && latest) return { ...published, version: latest.version }
  const draft = await draftReport(deps, round, lang)
  if (!draft) throw notFound()
  return { ...draft, version: null }
}
