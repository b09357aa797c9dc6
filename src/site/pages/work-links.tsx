import type { Actor, PermissionTable, Target } from '#platform/access'
import type { View } from '#platform/http'
import { href, patterns } from '#routes'
import { isOpen } from '../desk/open.ts'

const work = {
  place: ['membership', 'placePeople', 'placeTrail'],
  network: ['networkEdit', 'networkPeople', 'networkTrail'],
} as const

export type WorkHere = (typeof work)[keyof typeof work][number]

/** What a place or a network has behind its public page, as far as the permission table opens it to the reader. */
export const workAt = (
  table: PermissionTable,
  what: keyof typeof work,
  actor: Actor,
  target: Target | undefined,
): WorkHere[] => (target ? work[what].filter((name) => isOpen(table, `GET ${patterns[name]}`, actor, target)) : [])

/** One small row; nothing for whoever may do nothing there. */
export function WorkLinks({ view, names, id }: { view: View; names: readonly WorkHere[]; id: string }) {
  const t = view.speech.words('desk')
  if (names.length === 0) return null
  return (
    <nav class="rooms" aria-label={t('here')}>
      <ul>
        {names.map((name) => (
          <li>
            <a href={href(name, { lang: view.lang, id })}>{t(`here.${name}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
