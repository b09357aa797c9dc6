import type { View } from '#platform/http'
import { href } from '#routes'
import { saidIn } from '../../model.ts'
import { languageMark } from '../../pages/practice-items.tsx'
import { visibleTo } from '../model.ts'
import type { MarkedPractice } from '../store.ts'
import { How, sayMark } from './marks.tsx'

interface Props {
  view: View
  place: { readonly demonstration: boolean }
  marks: readonly MarkedPractice[]
}

/** What a place has adopted of others, and what interests it; nothing where it has marked nothing. */
export function TakenFromOthers({ view, place, marks }: Props) {
  const t = view.speech.words('recommendations')
  if (marks.length === 0) return null
  const shown = marks.filter((mark) => visibleTo([mark], place, view.actor).length > 0)
  return (
    <section>
      <h2>{t('ofPlace.title')}</h2>
      <p>{t('ofPlace.lead')}</p>
      {shown.length > 0 && (
        <ul class="practice-marks" role="list">
          {shown.map((mark) => {
            const said = saidIn({ ...mark, language: mark.titleLanguage, summary: '' }, view.lang)
            return (
              <li>
                <p>
                  <a
                    href={href('practice', { lang: view.lang, id: mark.practiceId })}
                    lang={languageMark(said.titleLanguage, view)}
                  >
                    {said.title}
                  </a>
                  <span class="also"> {sayMark(view, mark)}</span>
                </p>
                <How view={view} mark={mark} />
              </li>
            )
          })}
        </ul>
      )}
      {shown.length < marks.length && <p class="hint">{t('ofPlace.hidden', { count: marks.length - shown.length })}</p>}
    </section>
  )
}
