import { type Edition, langOf, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { doneOf, type Progress } from '../progress.ts'

interface AreaNavProps {
  view: View
  round: string
  edition: Edition
  progress: Progress
  /** The area that is open. */
  current?: string
}

/** The same without a column of its own: folded, before the questions, and without the count that changes below it. */
export function AreaMenu({ view, round, edition, progress, current }: AreaNavProps) {
  const t = view.speech.words('assessment')
  const texts = textsIn(edition, view.lang)
  return (
    <details class="area-menu">
      <summary>{t('overview.areas')}</summary>
      <nav class="area-nav" aria-label={t('overview.areas')}>
        <ol>
          {progress.areas.map(({ area, counts }) => {
            const { done, of } = doneOf(counts)
            return (
              <li>
                <a
                  href={href('roundArea', { lang: view.lang, round, area })}
                  aria-current={area === current ? 'page' : undefined}
                >
                  <span {...langOf(texts.area(area))}>{texts.area(area).name}</span>
                  {area !== current && <span class="area-count">{t('progress.area', { done, count: of })}</span>}
                </a>
              </li>
            )
          })}
        </ol>
      </nav>
    </details>
  )
}

/** All areas with what is done in each. */
export function AreaNav({ view, round, edition, progress, current }: AreaNavProps) {
  const t = view.speech.words('assessment')
  const texts = textsIn(edition, view.lang)
  return (
    <nav class="area-nav" aria-label={t('overview.areas')}>
      <ol>
        {progress.areas.map(({ area, counts }) => {
          const { done, of } = doneOf(counts)
          return (
            <li>
              <a
                href={href('roundArea', { lang: view.lang, round, area })}
                aria-current={area === current ? 'page' : undefined}
                data-area-entry={area}
              >
                <span {...langOf(texts.area(area))}>{texts.area(area).name}</span>
                <span class="area-count" data-count>
                  {t('progress.area', { done, count: of })}
                </span>
                <progress value={done} max={of} aria-hidden="true" />
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
