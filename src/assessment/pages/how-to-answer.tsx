import { type Edition, langOf, textsIn } from '#instruments'
import type { View } from '#platform/http'

/** What the questionnaire says about itself to those who answer it; folded where they have read it before. */
export function HowToAnswer({ view, edition, open }: { view: View; edition: Edition; open: boolean }) {
  const { about, ...text } = textsIn(edition, view.lang).edition
  if (!about) return null
  return (
    <details class="how-to" open={open}>
      <summary>{view.speech.words('assessment')('how.title')}</summary>
      <p {...langOf(text)}>{about}</p>
    </details>
  )
}
