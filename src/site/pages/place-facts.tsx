import {
  headline,
  inLanguage,
  joinedIn,
  type Measure,
  measures,
  type Network,
  type PlaceFact,
  type PlaceRecord,
  RecordLanguageNote,
  saysMore,
  SourceLinks,
} from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { type Fact, Facts } from '#ui'

interface ProfileProps {
  view: View
  place: PlaceRecord
  networks: readonly Network[]
  country: string
  facts: readonly PlaceFact[]
}

/** The few things one wants to know first. */
export function Profile({ view, place, networks, country, facts }: ProfileProps) {
  const { speech, lang } = view
  const t = speech.words('network')
  const population = headline(facts, 'population')
  const { name, localName } = place
  const entries: (Fact | false | undefined)[] = [
    localName !== null && localName !== name && { label: t('place.localName'), value: localName },
    { label: t('column.country'), value: country },
    networks.length > 0 && {
      label: t('column.network'),
      value: networks.map((network) => (
        <div>
          <a href={href('network', { lang, id: network.id })}>{inLanguage(network.name, lang).text}</a>
        </div>
      )),
    },
    { label: t('column.joined'), value: joinedIn(speech, place) },
    population && {
      label: t('measure.population'),
      value: figure(view, population),
      note: dateOf(view, population),
    },
  ]
  return <Facts facts={entries.filter((entry) => typeof entry === 'object')} />
}

/** Every figure on record with its date, source and limits; each measure for itself, since no two count the same. */
export function PlaceFigures({ view, facts }: { view: View; facts: readonly PlaceFact[] }) {
  const t = view.speech.words('network')
  const known = measures
    .map((measure) => ({ measure, found: facts.filter((fact) => fact.measure === measure) }))
    .filter(({ found }) => found.length > 0)
  return (
    <section>
      <h2>{t('place.facts')}</h2>
      <RecordLanguageNote view={view} shown={facts.some((fact) => isForeign(view, fact))} />
      {known.length === 0 ? (
        <p>{t('place.facts.none')}</p>
      ) : (
        <Facts
          facts={known.map(({ measure, found }) => ({
            label: t(`measure.${measure}`),
            value: (
              <ul role="list" class="figures-of-place">
                {found.map((fact) => (
                  <li>
                    <Figure view={view} fact={fact} />
                  </li>
                ))}
              </ul>
            ),
            note: noteOf(view, measure),
          }))}
        />
      )}
    </section>
  )
}

/** Some of its words are in another language than the page. */
function isForeign({ lang }: View, { caveat, basis, source }: PlaceFact): boolean {
  return (caveat !== null && inLanguage(caveat, lang).lang !== lang) || (basis !== 'invented' && saysMore(source))
}

function Figure({ view, fact }: { view: View; fact: PlaceFact }) {
  const caveat = fact.caveat && inLanguage(fact.caveat, view.lang)
  return (
    <>
      <strong>{figure(view, fact)}</strong>{' '}
      <span class="also">
        {dateOf(view, fact)}
        {fact.basis !== 'invented' && (
          <>
            {' · '}
            <SourceLinks view={view} source={fact.source} />
          </>
        )}
      </span>
      {caveat && (
        <span class="fact-note" lang={caveat.lang === view.lang ? undefined : caveat.lang}>
          {caveat.text}
        </span>
      )}
    </>
  )
}

function figure({ speech }: View, { measure, value }: PlaceFact): string {
  if (measure === 'population') return speech.number(value)
  if (measure === 'gdp_per_capita_eur') {
    return speech.number(value, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 })
  }
  return speech.percent(value)
}

function dateOf({ speech }: View, { year, basis }: PlaceFact): string {
  const t = speech.words('network')
  if (basis === 'geonames') return t('fact.geonames')
  return year === null ? t('fact.undated') : t('fact.dated', { year: `${year}` })
}

/** Foreign-born and non-national residents are often taken for one another. */
function noteOf({ speech }: View, measure: Measure): string | undefined {
  const t = speech.words('network')
  if (measure === 'foreign_born_percent') return t('measure.foreign_born_percent.note')
  return measure === 'non_national_percent' ? t('measure.non_national_percent.note') : undefined
}
