import type { Speech } from '#platform/i18n'

export interface Crumb {
  label: string
  href: string
}

export function Breadcrumb({ speech, crumbs }: { speech: Speech; crumbs: readonly Crumb[] }) {
  return (
    <nav class="breadcrumb" aria-label={speech.words('site')('breadcrumb')}>
      <ol>
        {crumbs.map((crumb) => (
          <li>
            <a href={crumb.href}>{crumb.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
