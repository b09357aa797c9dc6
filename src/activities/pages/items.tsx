import type { View } from '#platform/http'
import { DemonstrationBadge } from '#ui'
import type { Happening } from '../happenings.ts'
import { kindName, modeName, sayWhen, sayWhere } from '../words.ts'

interface ItemsProps {
  view: View
  happenings: readonly Happening[]
  headings: 'h3' | 'h4'
}

/** When, what, and one line on how and where. */
export function HappeningItems({ view, happenings, headings: Heading }: ItemsProps) {
  const { speech, lang } = view
  return (
    <ul class="happenings" role="list">
      {happenings.map((happening) => (
        <li>
          <p class="happening-when">{sayWhen(speech, happening.when)}</p>
          <div>
            <Heading lang={happening.language === lang ? undefined : happening.language}>
              <a href={happening.address}>{happening.title}</a>
            </Heading>
            <p class="also">
              {metaOf(view, happening)}
              {happening.demonstration && (
                <>
                  {' '}
                  <DemonstrationBadge label={speech.words('site')('demonstration.badge')} />
                </>
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

function metaOf({ speech }: View, happening: Happening): string {
  const where = sayWhere(speech, happening)
  const mode = happening.mode === null ? undefined : modeName(speech, happening.mode)
  const said = [kindName(speech, happening.kind), mode, where === mode ? undefined : where]
  return said.filter((one) => one !== undefined).join('\u00A0· ')
}
