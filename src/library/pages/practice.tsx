import { countryName, type InventedCountries, SourceLink } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, DemonstrationBadge, type Fact, Facts, Notice, Page } from '#ui'
import type { TextsIn } from '#instruments'
import { Marks, type MarksProps } from '../adoption/pages/marks.tsx'
import { type Draft, publishedVersion } from '../drafts/model.ts'
import { Answers } from '../mapping/pages/answers.tsx'
import type { ReviewedItem } from '../mapping/model.ts'
import { type PracticeRecord, saidIn, sinceYear, sourceOf } from '../model.ts'
import { mayWrite } from '../policy.ts'
import { PracticeCard } from './card.tsx'
import { OwnNote, OwnText } from './own-text.tsx'
import { areaLabel, LanguageNote, languageMark } from './practice-items.tsx'

interface PracticeProps {
  view: View
  practice: PracticeRecord
  invented: InventedCountries
}

interface PageProps extends PracticeProps, MarksProps {
  mapping: readonly ReviewedItem[]
  texts: TextsIn | undefined
  /** What it was published from, where its place wrote it. */
  own: Draft | undefined
}

export function PracticePage(props: PageProps) {
  const { view, practice, invented, own } = props
  const { speech, lang } = view
  const t = speech.words('library')
  const { area, demonstration } = practice
  const { title, titleLanguage, summary, language } = saidIn(practice, lang)
  const version = own && publishedVersion(own)
  const writes = own && view.actor && mayWrite(view.actor, own.placeId)
  return (
    <Page
      view={view}
      title={title}
      description={summary}
      section="practices"
      demonstration={demonstration}
      structured={structured(props)}
    >
      <article class="narrow">
        <Breadcrumb
          speech={speech}
          crumbs={[
            { label: t('practices.title'), href: href('practices', { lang }) },
            { label: areaLabel(area, lang), href: href('practices', { lang }, { area }) },
          ]}
        />
        <h1 lang={languageMark(titleLanguage, view)}>{title}</h1>
        {demonstration && (
          <p>
            <DemonstrationBadge label={speech.words('site')('demonstration.badge')} />
          </p>
        )}
        <p class="lead" lang={languageMark(language, view)}>
          {summary}
        </p>
        {version && <OwnNote view={view} version={version} place={own.placeName} draft={writes ? own.id : undefined} />}
        <LanguageNote view={view} practices={[practice]} />
        <Facts facts={factsOf(view, practice, invented)} />
        {version && <OwnText view={view} version={version} />}
        {demonstration && (
          <Notice title={t('practice.invented.title')}>
            <p>{t('practice.invented.text')}</p>
          </Notice>
        )}
        {(!demonstration || version) && <PracticeCard view={view} practice={practice} version={version} />}
        <Answers {...props} />
        <Marks {...props} />
        <p class="actions">
          <a href={href('practices', { lang }, { area })}>
            {t('practice.moreOfArea', { area: areaLabel(area, lang) })}
          </a>
        </p>
      </article>
    </Page>
  )
}

/** For programs: schema.org has no practice, an article comes nearest. */
function structured({ view, practice }: PageProps): object {
  const { title, titleLanguage, summary } = saidIn(practice, view.lang)
  return {
    '@type': 'Article',
    headline: title,
    abstract: summary,
    inLanguage: titleLanguage,
    articleSection: areaLabel(practice.area, view.lang),
    ...(practice.year !== null && { temporalCoverage: `${practice.year}` }),
    spatialCoverage: practice.places.map(({ name, country }) => ({
      '@type': 'Place',
      name,
      address: { '@type': 'PostalAddress', addressCountry: country },
    })),
  }
}

function factsOf(view: View, practice: PracticeRecord, invented: InventedCountries): Fact[] {
  const { speech, lang } = view
  const t = speech.words('library')
  const { places, area, demonstration } = practice
  return [
    {
      label: t('practice.places', { count: places.length }),
      value: (
        <ul role="list">
          {places.map(({ placeId, name, country }) => (
            <li>
              {placeId ? <a href={href('place', { lang, id: placeId })}>{name}</a> : name}
              <span class="also"> {countryName(speech, country, invented)}</span>
            </li>
          ))}
        </ul>
      ),
      ...(places.some(({ placeId }) => placeId === null) && { note: t('practice.notInList') }),
    },
    {
      label: t('practice.area'),
      value: areaLabel(area, lang),
      ...(!demonstration && practice.ownerPlaceId === null && { note: t('practice.area.note') }),
    },
    { label: t('practice.period'), value: <Period view={view} practice={practice} /> },
    { label: t('practice.source'), value: <Source view={view} practice={practice} /> },
  ]
}

type RecordProps = Omit<PracticeProps, 'invented'>

function Period({ view, practice: { period, year, language } }: RecordProps) {
  const t = view.speech.words('library')
  const since = sinceYear(period)
  if (since) return <>{t('practice.period.since', { year: since })}</>
  return period ? (
    <span lang={languageMark(language, view)}>{period}</span>
  ) : (
    <>{year ?? t('practice.period.unknown')}</>
  )
}

function Source({ view, practice: { source, language, demonstration } }: RecordProps) {
  const t = view.speech.words('library')
  if (demonstration) return <>{t('practice.source.invented')}</>
  const found = sourceOf(source)
  if (found.kind === 'page')
    return <SourceLink href={found.href} label={(host) => t('practice.source.page', { host })} />
  if (found.kind === 'owner') return <>{view.speech.words('recommendations')('own.source')}</>
  if (found.kind === 'report-2020') return <>{t('practice.source.report2020')}</>
  return <span lang={languageMark(language, view)}>{found.text}</span>
}
