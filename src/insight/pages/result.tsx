import { langOf, slugOf, textsIn, type TextsIn } from '#instruments'
import type { Recommended } from '#library'
import { countryName } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, DemonstrationBadge, Notice, Page } from '#ui'
import { ChartLinks } from '../charts/pages/links.tsx'
import { atLeast, type PublicationLevel } from '../publication/model.ts'
import { PublicationNotice } from '../publication/pages/notice.tsx'
import type { GroupComparison } from './read-comparison.ts'
import type { PlacedResults } from './read-result.ts'
import { ComparisonSection } from './comparison-section.tsx'
import { BasisNotice, ReviewSection } from './basis-section.tsx'
import { CountsSection } from './counts-section.tsx'
import { GainsSection } from './gains-section.tsx'
import { groupName } from './group-words.ts'
import { ProvenanceSection } from './provenance-section.tsx'
import { RoundsSection } from './rounds-section.tsx'

export interface ResultProps extends PlacedResults {
  view: View
  comparison: GroupComparison
  /** Recommended, by question. */
  practices: ReadonlyMap<string, Recommended>
  /** The reader asked to see what everybody would at this level. */
  preview?: PublicationLevel | undefined
}

/** What the sections of the page share. */
export interface SectionProps extends ResultProps {
  texts: TextsIn
}

export function ResultPage(props: ResultProps) {
  const { view, result, edition, former, reading } = props
  const t = view.speech.words('insight')
  const section: SectionProps = { ...props, texts: textsIn(edition, view.lang) }
  return (
    <Page
      view={view}
      title={t('result.title', { place: result.placeName, year: String(result.year) })}
      section={view.account ? 'desk' : 'index'}
      demonstration={result.demonstration}
      indexed={false}
    >
      <Head {...section} />
      <BasisNotice {...section} />
      <PublicationNotice {...section} />
      <Figures {...section} />
      {atLeast(reading, 'areas') && <ComparisonSection {...section} />}
      {props.published !== 'nothing' && (
        <ChartLinks view={view} placeId={result.placeId} demonstration={result.demonstration} />
      )}
      {atLeast(reading, 'answers') && (
        <>
          <ReviewSection {...section} />
          <CountsSection {...section} />
          <GainsSection {...section} />
        </>
      )}
      {former.length > 0 && <RoundsSection {...section} />}
      <ProvenanceSection {...section} />
    </Page>
  )
}

function Head({ view, result, edition, texts, newer }: SectionProps) {
  const { lang, speech } = view
  const t = speech.words('insight')
  const invented = new Map(result.inventedCountry ? [[result.country, result.inventedCountry]] : [])
  const place = href('place', { lang, id: result.placeId })
  return (
    <header>
      <Breadcrumb
        speech={speech}
        crumbs={[
          { label: speech.words('site')('nav.places'), href: href('places', { lang }) },
          { label: result.placeName, href: place },
        ]}
      />
      <h1>
        {t('result.title', { place: result.placeName, year: String(result.year) })}{' '}
        {result.demonstration && <DemonstrationBadge label={speech.words('site')('demonstration.badge')} />}
      </h1>
      <p class="lead">{t('result.lead', { country: countryName(speech, result.country, invented) })}</p>
      <p>
        {t('result.edition')}{' '}
        <a href={href('instrument', { lang, edition: slugOf(edition) })} {...langOf(texts.edition)}>
          {`${texts.edition.title} ${edition.edition}`}
        </a>
      </p>
      {newer && (
        <Notice>
          <p>
            <a href={href('result', { lang, result: newer.id })}>{t('result.newer', { year: String(newer.year) })}</a>
          </p>
        </Notice>
      )}
    </header>
  )
}

/** Core and extended index first, then the other composites of the edition. */
function Figures({ view, edition, scores, comparison, result, texts }: SectionProps) {
  const { speech } = view
  const t = speech.words('insight')
  const keys = edition.composites.map(({ key }) => key).filter((key) => key in scores)
  const ordered = [
    ...['core', 'extended'].filter((key) => keys.includes(key)),
    ...keys.filter((key) => key !== 'core' && key !== 'extended'),
  ]
  return (
    <section aria-label={t('figures.label')} id="figures">
      <ul class="figures result-figures">
        {ordered.map((key) => {
          const value = scores[key] ?? null
          const spread = comparison.byKey.get(key)?.spread
          return (
            <li class="stat">
              <span class="stat-name" {...langOf(texts.composite(key))}>
                {texts.composite(key).name}
              </span>
              {value === null ? (
                <span class="stat-value">{t('score.none')}</span>
              ) : (
                <data class="stat-value" value={String(value)}>
                  {speech.score(value)}
                </data>
              )}
              <span class="stat-label">
                {spread ? t('figures.median', { median: speech.score(spread.median) }) : t('figures.noMedian')}
              </span>
            </li>
          )
        })}
      </ul>
      <p class="hint">
        {t('figures.group', { count: comparison.n, group: groupName(speech, comparison.group, result.networks) })}
      </p>
    </section>
  )
}
