import type { View } from '#platform/http'
import { href } from '#routes'

interface Props {
  view: View
  /** The list of which both sets are shown. */
  route: 'places' | 'networks' | 'groups' | 'experts' | 'support' | 'practiceMapping'
  demonstration: boolean
}

/** The real network or the invented one. */
export function SetSwitch({ view, route, demonstration }: Props) {
  const t = view.speech.words('network')
  const { lang } = view
  const sets = [
    { label: t('set.real'), address: href(route, { lang }), current: !demonstration },
    {
      label: t('set.demonstration'),
      address: href(route, { lang }, { set: 'demonstration' }),
      current: demonstration,
    },
  ]
  return (
    <nav class="switch" aria-label={t('set.label')}>
      <ul>
        {sets.map(({ label, address, current }) => (
          <li>
            <a href={address} aria-current={current ? 'true' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
