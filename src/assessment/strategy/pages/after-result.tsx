import type { View } from '#platform/http'
import { href } from '#routes'

/** Where a round goes on once it has a result: to what the place makes of it, and to the visit of experts. */
export function AfterResult({ view, round }: { view: View; round: string }) {
  const { speech, lang } = view
  return (
    <p class="actions">
      <a class="button secondary" href={href('strategy', { lang, round })}>
        {speech.words('strategy')('link')}
      </a>
      <a href={href('visitOfRound', { lang, round })}>{speech.words('visits')('link')}</a>
    </p>
  )
}
