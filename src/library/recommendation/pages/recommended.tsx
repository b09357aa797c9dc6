import type { View } from '#platform/http'
import { href } from '#routes'
import { saidIn } from '../../model.ts'
import { languageMark } from '../../pages/practice-items.tsx'
import type { Recommended } from '../model.ts'
import { sayWhy } from '../words.ts'

interface Props {
  view: View
  /** Name of the place they are recommended to. */
  place: string
  recommended: Recommended | undefined
}

/** Practices for one question, each with a plain sentence why; or that there is none yet. */
export function RecommendedPractices({ view, place, recommended }: Props) {
  if (!recommended) return null
  const t = view.speech.words('recommendations')
  if (recommended.picks.length === 0) return <p class="hint">{t('recommended.none')}</p>
  return (
    <div class="recommended">
      <p class="recommended-title">{t('recommended.title')}</p>
      <ul role="list">
        {recommended.picks.map((pick) => {
          const said = saidIn(pick.practice, view.lang)
          return (
            <li>
              <a
                href={href('practice', { lang: view.lang, id: pick.practice.id })}
                lang={languageMark(said.titleLanguage, view)}
              >
                {said.title}
              </a>
              <p class="hint">{sayWhy(view.speech, pick, place).join(' ')}</p>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
