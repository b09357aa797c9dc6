import { type Activities, activitiesOf, ActivitiesOf } from '#activities'
import { type PublicWork, publicWorkOf, PublicWorkSection } from '#assessment'
import type { Deps } from '#deps'
import { type OfficialResult, officialResultsOf, resultsOf, type ScoredResult } from '#insight'
import {
  LanguageNote,
  listMarksBy,
  type MarkedPractice,
  type Practice,
  PracticeItems,
  practicesOf,
  TakenFromOthers,
} from '#library'
import {
  countryName,
  findPlaceTarget,
  getNetwork,
  getPlace,
  kindName,
  listFacts,
  listInventedCountries,
  Locator,
  type Network,
  type PlaceFact,
  type PlaceRecord,
  RecordLanguageNote,
  saysMore,
  SourceLinks,
  sourcesOf,
  StatusBadge,
} from '#network'
import type { PermissionTable } from '#platform/access'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, DemonstrationBadge, Page } from '#ui'
import { PlaceFigures, Profile } from './place-facts.tsx'
import { OfficialResults, OwnResults } from './place-results.tsx'
import { workAt, type WorkHere, WorkLinks } from './work-links.tsx'

interface PlaceView {
  place: PlaceRecord
  networks: readonly Network[]
  /** In the reader's language. */
  country: string
  facts: readonly PlaceFact[]
  practices: readonly Practice[]
  /** What it took from others. */
  taken: readonly MarkedPractice[]
  official: readonly OfficialResult[]
  /** Ours, as far as they are public. */
  results: readonly ScoredResult[]
  /** Strategies and profiles that everybody may read. */
  publicWork: PublicWork
  /** Events and projects it took part in. */
  activities: Activities
  /** What the reader may do here. */
  work: readonly WorkHere[]
}

/** Throws notFound. */
export async function readPlace(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  table: PermissionTable,
  view: View,
  id: string,
): Promise<PlaceView> {
  const { speech, actor } = view
  const place = await getPlace(db, id)
  const [networks, invented, facts, practices, taken, official, results, publicWork, activities] = await Promise.all([
    Promise.all(place.networkIds.map((network) => getNetwork(db, network))),
    listInventedCountries(db),
    listFacts(db, [id]),
    practicesOf(db, id),
    listMarksBy(db, id),
    officialResultsOf(db, id),
    resultsOf(db, id),
    publicWorkOf(db, id),
    activitiesOf({ db, now }, view, { place: id }),
  ])
  const country = countryName(speech, place.country, invented)
  const work = actor ? workAt(table, 'place', actor, await findPlaceTarget(db, id)) : []
  return { place, networks, country, facts, practices, taken, official, results, publicWork, activities, work }
}

export function PlacePage({
  view,
  place,
  networks,
  country,
  facts,
  practices,
  taken,
  official,
  results,
  publicWork,
  activities,
  work,
}: PlaceView & { view: View }) {
  const { speech, lang } = view
  const t = speech.words('network')
  const { demonstration } = place
  const list = href('places', { lang }, { set: demonstration ? 'demonstration' : undefined })
  return (
    <Page
      view={view}
      title={place.name}
      description={statusSentence(view, place)}
      section="places"
      demonstration={demonstration}
    >
      <Breadcrumb speech={speech} crumbs={[{ label: t('places.title'), href: list }]} />
      <Heading view={view} place={place} country={country} />
      <WorkLinks view={view} names={work} id={place.id} />
      <div class="split place-split">
        <aside>
          <Locator view={view} place={place} country={country} />
          {place.coordinateScope === 'seat' && <p class="hint">{t('place.point.seat')}</p>}
          <Profile view={view} place={place} networks={networks} country={country} facts={facts} />
          <p>
            <a href={href('placeTest', { lang, id: place.id })}>
              {speech.words('citizenshipTest')('city.title', { place: place.name })}
            </a>
          </p>
        </aside>
        <div>
          {(demonstration || results.length > 0) && <OwnResults view={view} results={results} />}
          <PublicWorkSection view={view} work={publicWork} />
          <PlaceFigures view={view} facts={facts} />
          <Practices view={view} practices={practices} />
          <TakenFromOthers view={view} place={place} marks={taken} />
          <ActivitiesOf view={view} activities={activities} />
          {!demonstration && <OfficialResults view={view} results={official} />}
          <Sources view={view} place={place} />
        </div>
      </div>
    </Page>
  )
}

function Heading({ view, place, country }: { view: View; place: PlaceRecord; country: string }) {
  const { speech } = view
  const t = speech.words('network')
  const { name, localName, kind, status, demonstration } = place
  return (
    <>
      <h1>
        {name}
        {localName !== null && localName !== name && <span class="also"> {localName}</span>}
      </h1>
      <p class="lead sentence">{t('place.kindInCountry', { kind: kindName(speech, kind), country })}</p>
      <p class="place-status">
        <StatusBadge speech={speech} status={status} />{' '}
        {demonstration && <DemonstrationBadge label={speech.words('site')('demonstration.badge')} />}{' '}
        <span>{statusSentence(view, place)}</span>
      </p>
    </>
  )
}

/** What its status means, for this place. */
function statusSentence({ speech }: View, { status, evidenceYear, demonstration }: PlaceRecord): string {
  const t = speech.words('network')
  if (demonstration) return t('place.status.demonstration')
  return evidenceYear === null
    ? t(`place.status.${status}.undated`)
    : t(`place.status.${status}`, { year: `${evidenceYear}` })
}

function Practices({ view, practices }: { view: View; practices: readonly Practice[] }) {
  const t = view.speech.words('network')
  return (
    <section>
      <h2>{t('place.practices')}</h2>
      {practices.length === 0 ? (
        <p>{t('place.practices.none')}</p>
      ) : (
        <>
          <LanguageNote view={view} practices={practices} />
          <PracticeItems view={view} practices={practices} headings="h3" />
        </>
      )}
    </section>
  )
}

function Sources({ view, place }: { view: View; place: PlaceRecord }) {
  const t = view.speech.words('network')
  const { note, source, coordinateSource, demonstration } = place
  if (demonstration) return null
  return (
    <section>
      <h2>{t('place.sources')}</h2>
      <RecordLanguageNote view={view} shown={note !== null || saysMore(source)} />
      {note && (
        <p>
          <span lang={view.lang === 'en' ? undefined : 'en'}>{note}</span>
        </p>
      )}
      <p>{t('place.sources.membership', { count: sourcesOf(source).length })}</p>
      <SourceLinks view={view} source={source} />
      {coordinateSource && <p class="hint">{t('place.sources.point', { source: coordinateSource })}</p>}
    </section>
  )
}
