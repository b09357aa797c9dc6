import type { View } from '#platform/http'
import { href } from '#routes'

const rooms = [
  'themes',
  'publications',
  'events',
  'projects',
  'tools',
  'checklists',
  'surveys',
  'news',
  'glossary',
  'welcome',
] as const

/** The way between what the network knows. */
export function LibraryLinks({ view, current }: { view: View; current: (typeof rooms)[number] }) {
  const t = view.speech.words('publications')
  return (
    <nav class="rooms" aria-label={t('rooms.label')}>
      <ul>
        {rooms.map((room) => (
          <li>
            <a href={href(room, { lang: view.lang })} aria-current={room === current ? 'true' : undefined}>
              {t(`rooms.${room}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
