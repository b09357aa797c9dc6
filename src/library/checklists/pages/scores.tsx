import { langOf, slugOf, type TextsIn, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import type { AreaScore, ChecklistResult, CompositeScore } from '../result.ts'

interface ScoresProps {
  view: View
  result: ChecklistResult
}

/** One score for each composite, with what it calls for and its parts as bars. */
export function Scores({ view, result: { edition, composites, areas } }: ScoresProps) {
  const texts = textsIn(edition, view.lang)
  const reached = new Set(composites.flatMap((one) => one.areas.map(({ key }) => key)))
  return (
    <div class="checklist-scores">
      {composites.map((composite) => (
        <Score view={view} texts={texts} composite={composite} named={composites.length > 1} />
      ))}
      <Bars view={view} texts={texts} areas={areas.filter(({ key }) => !reached.has(key))} />
      <p class="hint not-printed">
        <a href={href('instrument', { lang: view.lang, edition: slugOf(edition) })}>
          {view.speech.words('checklists')('result.how')}
        </a>
      </p>
    </div>
  )
}

interface ScoreProps {
  view: View
  texts: TextsIn
  composite: CompositeScore
  /** One alone is named by its checklist. */
  named: boolean
}

function Score({ view, texts, composite: { key, score, level, areas }, named }: ScoreProps) {
  const t = view.speech.words('checklists')
  const { name, about, ...text } = texts.composite(key)
  const said = level === undefined ? undefined : texts.level(level)
  return (
    <div class="checklist-score">
      {named && <h3 {...langOf(text)}>{name}</h3>}
      <p class="checklist-figure">
        <strong>{score === null ? t('result.none') : t('result.score', { score })}</strong>
        {said && (
          <span class="checklist-level" {...langOf(said)}>
            {said.name}
          </span>
        )}
      </p>
      {said?.about && <p {...langOf(said)}>{said.about}</p>}
      {about && (
        <p class="hint" {...langOf(text)}>
          {about}
        </p>
      )}
      <Bars view={view} texts={texts} areas={areas} />
    </div>
  )
}

function Bars({ view, texts, areas }: { view: View; texts: TextsIn; areas: readonly AreaScore[] }) {
  const t = view.speech.words('checklists')
  if (areas.length === 0) return null
  return (
    <>
      <p class="hint">{t('result.areas')}</p>
      <ul class="checklist-bars" role="list">
        {areas.map(({ key, score }) => {
          const { name, ...text } = texts.area(key)
          return (
            <li>
              <span {...langOf(text)}>{name}</span>
              <span class="numeric">{score === null ? t('result.none.short') : view.speech.number(score)}</span>
              {score !== null && <progress value={score} max={100} aria-hidden="true" />}
            </li>
          )
        })}
      </ul>
    </>
  )
}
