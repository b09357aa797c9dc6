import type { View } from '#platform/http'
import { href } from '#routes'
import { type Round, stateOf } from '../../model.ts'

/** From a round that has a result to its report. */
export function ReportLink({ view, round }: { view: View; round: Round }) {
  const t = view.speech.words('report')
  return (
    <a href={href('report', { lang: view.lang, round: round.id })}>
      {t(stateOf(round) === 'published' ? 'link.report' : 'link.draft')}
    </a>
  )
}
