import type { View } from '#platform/http'
import type { Hit, Marked } from '#platform/search'
import { Badge, DemonstrationBadge } from '#ui'
import { isInventedAudience, isPublicAudience } from '../audience.ts'

/** Every second part is what was searched for. */
export function Marks({ said, lang }: { said: Marked; lang: string }) {
  return (
    <span lang={said.lang === lang ? undefined : said.lang}>
      {said.parts.map((part, n) => (n % 2 === 1 ? <mark>{part}</mark> : part))}
    </span>
  )
}

interface HitsProps {
  view: View
  hits: readonly Hit[]
  start: number
  kindOf: (kind: string) => string
}

export function Hits({ view, hits, start, kindOf }: HitsProps) {
  return (
    <ol class="search-hits" start={start}>
      {hits.map((hit) => (
        <li>
          <HitItem view={view} hit={hit} kind={kindOf(hit.kind)} />
        </li>
      ))}
    </ol>
  )
}

function HitItem({ view, hit, kind }: { view: View; hit: Hit; kind: string }) {
  const { speech, lang } = view
  const t = speech.words('search')
  const years = hit.facets.filter((facet) => facet.startsWith('year=')).map((facet) => facet.slice(5))
  const other = [hit.title.lang, hit.quote.lang].find((one) => one !== lang)
  return (
    <article class="search-hit">
      <p class="search-kind">
        {[kind, ...years].join(' · ')}{' '}
        {other && <Badge>{t('hit.language', { language: speech.language(other) })}</Badge>}{' '}
        {isInventedAudience(hit.audience) && <DemonstrationBadge label={speech.words('site')('demonstration.label')} />}{' '}
        {!isPublicAudience(hit.audience) && <Badge kind="waiting">{t('hit.inside')}</Badge>}
      </p>
      <h2>
        <a href={hit.address}>
          <Marks said={hit.title} lang={lang} />
        </a>
      </h2>
      {hit.quote.parts.join('') !== '' && (
        <p>
          <Marks said={hit.quote} lang={lang} />
        </p>
      )}
    </article>
  )
}
