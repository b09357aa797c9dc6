import type { Child } from 'hono/jsx'
import type { View } from '#platform/http'
import { href } from '#routes'
import { type Fact, Facts } from '#ui'
import { SourceLink, SourceLinks } from '../../pages/source-links.tsx'
import type { FactKey, NetworkProfile } from '../model.ts'
import { factName, modelName, networkKindName } from '../words.ts'

interface Props {
  view: View
  network: NetworkProfile
  /** Undefined: no place leads it, or none of ours. */
  leadPlaceName: string | undefined
}

/** What a network is, each with where it is recorded from; who holds it together is said even where nobody knows. */
export function NetworkFacts({ view, network, leadPlaceName }: Props) {
  const { speech } = view
  const t = speech.words('networks')
  const { kind, model, foundedYear, languages, contactPage, contact } = network
  const entries: (Fact | false)[] = [
    fact(view, network, 'kind', networkKindName(speech, kind)),
    kind !== 'grouping' && fact(view, network, 'model', model ? modelName(speech, model) : t('fact.none')),
    lead(view, network, leadPlaceName),
    foundedYear !== null && fact(view, network, 'founded', String(foundedYear)),
    languages.length > 0 &&
      fact(view, network, 'languages', speech.list(languages.map((code) => speech.language(code)))),
    contactPage !== null &&
      URL.canParse(contactPage) && {
        label: t('fact.contactPage'),
        value: <SourceLink href={contactPage} label={(host) => host} />,
      },
    contact !== null && {
      label: t('fact.contact'),
      value: (
        <>
          {contact.name}
          <br />
          <a href={`mailto:${contact.email}`}>{contact.email}</a>
        </>
      ),
    },
  ]
  return <Facts facts={entries.filter((entry) => entry !== false)} />
}

function lead(view: View, network: NetworkProfile, placeName: string | undefined): Fact | false {
  const { leadPlaceId, leadOrganisation } = network
  const place =
    leadPlaceId !== null && placeName !== undefined ? (
      <a href={href('place', { lang: view.lang, id: leadPlaceId })}>{placeName}</a>
    ) : undefined
  if (!place && leadOrganisation === null) return false
  return fact(
    view,
    network,
    'lead',
    <>
      {place}
      {place && leadOrganisation !== null && <br />}
      {leadOrganisation}
    </>,
  )
}

function fact(view: View, { sources, demonstration }: NetworkProfile, key: FactKey, value: Child): Fact {
  const source = sources[key]
  return {
    label: factName(view.speech, key),
    value:
      source && !demonstration ? (
        <>
          {value}
          <div class="also">
            <SourceLinks view={view} source={source} />
          </div>
        </>
      ) : (
        value
      ),
  }
}
