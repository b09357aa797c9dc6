import { inLanguage, type NetworkYear } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import type { WorkYear } from '../store.ts'

type OnRecord = Pick<WorkYear, 'held' | 'published'>

const countOf = (entries: readonly { networkId: string | null }[], id: string) =>
  entries.filter(({ networkId }) => networkId === id).length

/** Whether anything is on record of a network in the year. */
export const tells = ({ id, activities, written }: NetworkYear, { held, published }: OnRecord): boolean =>
  written || Object.keys(activities).length > 0 || countOf(held, id) + countOf(published, id) > 0

interface Props extends OnRecord {
  view: View
  year: number
  networks: readonly NetworkYear[]
}

/** What is told of each network, and of which nothing is. */
export function Deeds({ view, year, networks, ...record }: Props) {
  const { speech, lang } = view
  const t = speech.words('outreach')
  const named = networks
    .map((network) => ({ ...network, said: inLanguage(network.name, lang) }))
    .sort((a, b) => speech.compare(a.said.text, b.said.text))
  const silent = named.filter((network) => !tells(network, record)).map(({ said }) => said.text)
  return (
    <>
      <h3>{t('networksYear.did')}</h3>
      {silent.length > 0 && <p>{t('networksYear.silent', { year: `${year}`, networks: speech.list(silent) })}</p>}
      {named
        .filter((network) => tells(network, record))
        .map((network) => (
          <>
            <h4 lang={network.said.lang === lang ? undefined : network.said.lang}>
              <a href={href('network', { lang, id: network.id })}>{network.said.text}</a>
            </h4>
            <Deed view={view} year={year} network={network} {...record} />
          </>
        ))}
    </>
  )
}

function Deed({ view, year, network, held, published }: Omit<Props, 'networks'> & { network: NetworkYear }) {
  const { speech, lang } = view
  const t = speech.words('outreach')
  const { id, kind, activities, written } = network
  const told = activities[lang]?.length ? lang : 'en'
  const list = activities[told] ?? []
  const [events, publications] = [countOf(held, id), countOf(published, id)]
  return (
    <>
      {kind === 'initiative' && <p class="also">{t('networksYear.initiative')}</p>}
      {list.length > 0 && (
        <ul lang={told === lang ? undefined : told}>
          {list.map((line) => (
            <li class="sentence">{line}</li>
          ))}
        </ul>
      )}
      <p class="actions">
        {events > 0 && (
          <a href={href('events', { lang }, { network: id, year })}>{t('networksYear.events', { count: events })}</a>
        )}
        {publications > 0 && (
          <a href={href('publications', { lang }, { network: id, year })}>
            {t('networksYear.published', { count: publications })}
          </a>
        )}
        {written && <a href={href('network', { lang, id })}>{t('networksYear.read', { year: `${year}` })}</a>}
      </p>
    </>
  )
}
