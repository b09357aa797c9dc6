import type { Speech } from '#platform/i18n'

export interface Crumb {
  label: string
  href: string
}

export function Breadcrumb({ speech, crumbs }: { speech: Speech; crumbs: readonly Crumb[] }) {
  return (
    <nav class="breadcrumb" aria-label={speech.words('site')('breadcrumb')}>
      <ol itemscope={true} itemtype="https://schema.org/BreadcrumbList">
        {crumbs.map((crumb, n) => (
          <li itemprop="itemListElement" itemscope={true} itemtype="https://schema.org/ListItem">
            <a itemprop="item" href={crumb.href}>
              <span itemprop="name">{crumb.label}</span>
            </a>
            <meta itemprop="position" content={String(n + 1)} />
          </li>
        ))}
      </ol>
    </nav>
  )
}
