import { langOf, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { unreadBy } from '../standing.ts'
import type { OpenedReview } from './open.ts'

type AreasProps = OpenedReview & { view: View; current?: string }

/** Of each area what has been read: by the reader where they read, else by the first expert. */
export function progressOf({ reader, edition, given, review, standings }: OpenedReview) {
  const part = reader.part ?? 'lead'
  const unread = new Set(unreadBy(part, edition, given, review))
  return edition.areas.map((area) => {
    const asked = standings.filter((one) => one.area === area && one.applies)
    const done = asked.filter(({ item }) => !unread.has(item)).length
    return { area, done, of: asked.length, first: asked.find(({ item }) => unread.has(item))?.item }
  })
}

/** All areas with what is read in each. */
export function ReviewAreas(props: AreasProps) {
  const { view, round, edition, current } = props
  const t = view.speech.words('review')
  const texts = textsIn(edition, view.lang)
  return (
    <nav class="area-nav" aria-label={t('areas')}>
      <ol>
        {progressOf(props).map(({ area, done, of }) => (
          <li>
            <a
              href={href('reviewArea', { lang: view.lang, round: round.id, area })}
              aria-current={area === current ? 'page' : undefined}
            >
              <span {...langOf(texts.area(area))}>{texts.area(area).name}</span>
              <span class="area-count">{t('progress.area', { done, count: of })}</span>
              <progress value={done} max={Math.max(of, 1)} aria-hidden="true" />
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Where the reading goes on: the first item without a mark. */
export function NextUnread(props: OpenedReview & { view: View }) {
  const { view, round, edition } = props
  const t = view.speech.words('review')
  const areas = progressOf(props)
  const next = areas.find(({ first }) => first !== undefined)
  const [done, of] = [areas.reduce((sum, one) => sum + one.done, 0), areas.reduce((sum, one) => sum + one.of, 0)]
  return (
    <>
      <p class="progress-line">
        <progress value={done} max={Math.max(of, 1)} aria-hidden="true" />
        {t('progress.read', { count: done, of })}
      </p>
      {next?.first && (
        <p class="actions">
          <a
            class="button"
            href={`${href('reviewArea', { lang: view.lang, round: round.id, area: next.area })}#${next.first}`}
          >
            {t('progress.next', { area: textsIn(edition, view.lang).area(next.area).name })}
          </a>
        </p>
      )}
    </>
  )
}
