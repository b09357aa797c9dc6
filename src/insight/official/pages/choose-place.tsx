import type { Place } from '#network'
import { countryNames, type InventedCountries } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, DemonstrationBadge, Page, TextField } from '#ui'
import type { Faults, Typed } from '../entry-form.ts'
import { sayFault } from './words.ts'

export const mostFound = 25

interface ChooseProps {
  view: View
  /** Places that the person acts for. */
  mine: readonly Place[]
  /** Only whoever may enter for every place searches. */
  searches: boolean
  search: string
  found: readonly Place[]
  invented: InventedCountries
  typed: Typed
  faults: Faults
}

/** Of which place a result is to be entered: one's own, one found by name, or one that is on no list. */
export function ChoosePlacePage(props: ChooseProps) {
  const { view, mine, searches, found, search, invented } = props
  const { lang, speech } = view
  const t = speech.words('data')
  return (
    <Page view={view} title={t('official.choose.title')} section="index" indexed={false}>
      <Breadcrumb
        speech={speech}
        crumbs={[{ label: speech.words('insight')('official.title'), href: href('officialResults', { lang }) }]}
      />
      <h1>{t('official.choose.title')}</h1>
      <p class="lead">{t('official.choose.lead')}</p>
      {mine.length > 0 && (
        <section>
          <h2>{t('official.choose.mine')}</h2>
          <PlaceLinks view={view} places={mine} invented={invented} />
        </section>
      )}
      {searches && (
        <form action={href('officialNew', { lang })} role="search" aria-label={t('official.choose.label')}>
          <TextField name="q" type="search" label={t('official.choose.label')} value={search} />
          <button type="submit">{t('official.choose.submit')}</button>
        </form>
      )}
      {search !== '' && (
        <section aria-live="polite">
          <h2>
            {found.length === 0
              ? t('official.choose.none')
              : t('official.choose.found', { count: Math.min(found.length, mostFound) })}
          </h2>
          {found.length > mostFound && <p class="hint">{t('official.choose.more', { count: mostFound })}</p>}
          <PlaceLinks view={view} places={found.slice(0, mostFound)} invented={invented} />
        </section>
      )}
      {searches && <Unlisted {...props} />}
    </Page>
  )
}

function PlaceLinks({ view, places, invented }: Pick<ChooseProps, 'view' | 'invented'> & { places: readonly Place[] }) {
  const { lang, speech } = view
  const countries = countryNames(
    speech,
    places.map(({ country }) => country),
    invented,
  )
  return (
    <ul class="official-places" role="list">
      {places.map(({ id, name, country, demonstration }) => (
        <li>
          <a href={href('officialNew', { lang }, { place: id })}>{name}</a>{' '}
          <span class="hint">{countries.get(country)}</span>{' '}
          {demonstration && <DemonstrationBadge label={speech.words('site')('demonstration.badge')} />}
        </li>
      ))}
    </ul>
  )
}

/** Invented places are all on our lists. */
function Unlisted({ view, typed, faults }: ChooseProps) {
  const { lang, speech, actor } = view
  const t = speech.words('data')
  if (actor?.demonstration) return null
  const error = (name: string) => {
    const fault = faults[name]
    return fault && sayFault(speech, fault)
  }
  return (
    <details class="official-unlisted" open={Object.keys(faults).length > 0}>
      <summary>{t('official.choose.unlisted')}</summary>
      <p>{t('official.choose.unlisted.text')}</p>
      <form action={href('officialNew', { lang })}>
        <TextField
          name="name"
          label={t('official.choose.label')}
          value={typed['name']}
          error={error('name')}
          maxlength={200}
        />
        <TextField
          name="country"
          label={t('official.choose.country')}
          value={typed['country']}
          error={error('country')}
          maxlength={2}
        />
        <button type="submit" class="secondary">
          {t('official.choose.unlisted.submit')}
        </button>
      </form>
    </details>
  )
}
