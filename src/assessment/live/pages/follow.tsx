import type { View } from '#platform/http'
import { href } from '#routes'

/** What the script of the form follows others by, and where it says who is in the area. */
export function Follow({ view, round }: { view: View; round: string }) {
  const t = view.speech.words('assessment')
  // The signs stand for the name and the time, which the script knows.
  const said = { name: '%n', time: '%t' }
  const words = {
    saved: t('live.saved', said),
    meanwhile: t('live.meanwhile', said),
    take: t('live.take'),
    closed: t('live.closed'),
    read: t('live.read'),
  }
  return (
    <>
      <p
        class="presence"
        data-live={href('roundLive', { lang: view.lang, round })}
        data-words={JSON.stringify(words)}
      ></p>
      <p class="unseen" role="status" data-heard></p>
    </>
  )
}
