import type { View } from '#platform/http'
import { href } from '#routes'

/** From a place into the charts that show it. For places with a result that everybody may read. */
export function ChartLinks({ view, placeId, demonstration }: { view: View; placeId: string; demonstration: boolean }) {
  const { lang, speech } = view
  const t = speech.words('charts')
  const query = { set: demonstration ? undefined : 'real', place: placeId }
  return (
    <ul class="chart-links">
      {(['profile', 'progress', 'places'] as const).map((chart) => (
        <li>
          <a href={href('chart', { lang, chart }, query)}>{t(`links.${chart}`)}</a>
        </li>
      ))}
    </ul>
  )
}
