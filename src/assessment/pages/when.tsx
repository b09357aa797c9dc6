import type { View } from '#platform/http'

/** A moment, in the one time zone that the server knows; a script may say it in the reader's. */
export function When({ view, time }: { view: View; time: Date }) {
  const shown = view.speech.date(time, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  })
  return <time datetime={time.toISOString()}>{shown}</time>
}
