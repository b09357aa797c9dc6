import type { View } from '#platform/http'
import { href } from '#routes'
import { saidIn } from '../../model.ts'
import { areaLabel, languageMark } from '../../pages/practice-items.tsx'
import type { PracticeFor } from '../picks.ts'

/** Practices of others, each with where it is from and a sentence why it is named here; or that there is none yet. */
export function PracticesForPart({ view, practices }: { view: View; practices: readonly PracticeFor[] }) {
  const t = view.speech.words('checklists')
  return (
    <div class="recommended">
      <p class="recommended-title">{t('practices.title')}</p>
      {practices.length === 0 && <p class="hint">{t('practices.none')}</p>}
      <ul role="list">
        {practices.map(({ practice, area, why }) => {
          const said = saidIn(practice, view.lang)
          const places = view.speech.list(practice.places.map(({ name }) => name))
          const year = String(practice.year ?? '')
          return (
            <li>
              <a
                href={href('practice', { lang: view.lang, id: practice.id })}
                lang={languageMark(said.titleLanguage, view)}
              >
                {said.title}
              </a>
              <p class="hint">
                {t(year ? 'practices.from' : 'practices.from.undated', { places, year })}{' '}
                {t(`practices.why.${why}`, { area: areaLabel(area, view.lang) })}
              </p>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
