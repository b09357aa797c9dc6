import type { Child } from 'hono/jsx'
import { type Edition, langOf, type TextsIn, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge } from '#ui'
import { doneOf, type Progress } from '../progress.ts'

interface AreaNavProps {
  view: View
  round: string
  edition: Edition
  progress: Progress
  /** The area that is open. */
  current?: string | undefined
  /** Areas of which the reader was given something. */
  yours?: ReadonlySet<string>
}

/** The same without a column of its own: folded, before the questions, and without the count that changes below it. */
export function AreaMenu({ view, round, edition, progress, current }: AreaNavProps) {
  const t = view.speech.words('assessment')
  const entry = { view, round, current, texts: textsIn(edition, view.lang) }
  return (
    <details class="area-menu">
      <summary>{t('overview.areas')}</summary>
      <nav class="area-nav" aria-label={t('overview.areas')}>
        <ol>
          {progress.areas.map(({ area, counts }) => {
            const { done, of } = doneOf(counts)
            return (
              <AreaEntry {...entry} area={area}>
                {area !== current && <span class="area-count">{t('progress.area', { done, count: of })}</span>}
              </AreaEntry>
            )
          })}
        </ol>
      </nav>
    </details>
  )
}

/** All areas with what is done in each. */
export function AreaNav({ view, round, edition, progress, current, yours }: AreaNavProps) {
  const t = view.speech.words('assessment')
  const entry = { view, round, current, texts: textsIn(edition, view.lang) }
  return (
    <nav class="area-nav" aria-label={t('overview.areas')}>
      <ol>
        {progress.areas.map(({ area, counts }) => {
          const { done, of } = doneOf(counts)
          return (
            <AreaEntry {...entry} area={area} yours={yours?.has(area)} counted>
              <span class="area-count" data-count>
                {t('progress.area', { done, count: of })}
              </span>
              <progress value={done} max={of} aria-hidden="true" />
            </AreaEntry>
          )
        })}
      </ol>
    </nav>
  )
}

interface AreaEntryProps extends Pick<AreaNavProps, 'view' | 'round' | 'current'> {
  texts: TextsIn
  area: string
  /** Its count follows what is answered on the page. */
  counted?: boolean
  yours?: boolean | undefined
  children?: Child
}

function AreaEntry({ view, round, current, texts, area, counted, yours, children }: AreaEntryProps) {
  const text = texts.area(area)
  return (
    <li>
      <a
        href={href('roundArea', { lang: view.lang, round, area })}
        aria-current={area === current ? 'page' : undefined}
        data-area-entry={counted ? area : undefined}
      >
        <span>
          <span {...langOf(text)}>{text.name}</span>
          {yours && (
            <>
              {' '}
              <Badge kind="waiting">{view.speech.words('departments')('area.yours')}</Badge>
            </>
          )}
        </span>
        {children}
      </a>
    </li>
  )
}
