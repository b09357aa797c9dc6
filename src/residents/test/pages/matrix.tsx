import { type Edition, textsIn } from '#instruments'
import type { View } from '#platform/http'

interface MatrixProps {
  view: View
  edition: Edition
  /** Keys of the questions that were answered. */
  answered: ReadonlySet<string>
  /** Of those whose action somebody means to try. */
  tried: ReadonlySet<string>
}

/** Themes by competences: a circle where something was explored, a ring where not; no more and no less of anything. */
export function ExploredMatrix({ view, edition, answered, tried }: MatrixProps) {
  const t = view.speech.words('citizenshipTest')
  const texts = textsIn(edition, view.lang)
  return (
    <table class="test-matrix">
      <caption class="unseen">{t('matrix.caption')}</caption>
      <thead>
        <tr>
          <td />
          {edition.aspects.map((aspect) => (
            <th scope="col">{texts.aspect(aspect).name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {edition.areas.map((area) => (
          <tr>
            <th scope="row">{texts.area(area).name}</th>
            {edition.aspects.map((aspect, index) => {
              const items = edition.items.filter((item) => item.area === area && item.aspect === aspect)
              const explored = items.some(({ key }) => answered.has(key))
              const trying = items.some(({ key }) => tried.has(key))
              return (
                <td>
                  <Circle colour={colours[index % colours.length]} explored={explored} trying={trying} />
                  <span class="unseen">
                    {t(explored ? 'matrix.explored' : 'matrix.open')} {trying && t('matrix.trying')}
                  </span>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const colours = ['teal', 'clay', 'sun'] as const

function Circle({ colour, explored, trying }: { colour: string | undefined; explored: boolean; trying: boolean }) {
  return (
    <svg class={`test-circle ${colour ?? ''}`} viewBox="0 0 40 40" aria-hidden="true">
      <circle class={explored ? 'explored' : 'open'} cx="20" cy="20" r="17" />
      {trying && <path class="trying" d="M11.5 20.8l6 6 11-12.6" />}
    </svg>
  )
}
