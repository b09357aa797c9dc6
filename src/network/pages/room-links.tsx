import type { View } from '#platform/http'
import { href } from '#routes'

const rooms = ['places', 'networks', 'groups', 'experts', 'support'] as const

interface Props {
  view: View
  current: (typeof rooms)[number]
  demonstration: boolean
}

/** The way between the lists of the network: each keeps to the set, real or invented, that one is in. */
export function RoomLinks({ view, current, demonstration }: Props) {
  const t = view.speech.words('networks')
  const set = demonstration ? 'demonstration' : undefined
  return (
    <nav class="rooms" aria-label={t('rooms.label')}>
      <ul>
        {rooms.map((room) => (
          <li>
            <a href={href(room, { lang: view.lang }, { set })} aria-current={room === current ? 'true' : undefined}>
              {t(`rooms.${room}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
