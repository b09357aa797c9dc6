import type { Event } from '#activities'
import { EntryTools, In, NewEntryLink, type Publication, SourceLine, textIn } from '#library'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Markdown } from '#ui'
import { objectiveKind } from '../kinds.ts'
import type { Objective } from '../model.ts'

const looks = { planned: 'plain', done: 'good', partly: 'waiting', put_off: 'late' } as const

interface Props {
  view: View
  year: number
  objectives: readonly Objective[]
  events: readonly Event[]
  publications: readonly Publication[]
  /** Names of networks, by id. */
  networks: ReadonlyMap<string, string>
}

/** The programme's first, then those of each network. */
export function Objectives(props: Props) {
  const { view, year, objectives, networks } = props
  const t = view.speech.words('outreach')
  const owners = [...new Set(objectives.map(({ networkId }) => networkId))]
  return (
    <section class="section" id="objectives">
      <h2>{t('objectives.title')}</h2>
      {objectives.length === 0 ? (
        <p>{t('objectives.none', { year: `${year}` })}</p>
      ) : (
        <p class="hint">{t('objectives.sources')}</p>
      )}
      {owners.map((owner) => (
        <section>
          <h3>{owner === null ? t('objectives.programme') : (networks.get(owner) ?? owner)}</h3>
          <ol class="outreach-list" role="list">
            {objectives
              .filter(({ networkId }) => networkId === owner)
              .map((objective) => (
                <li id={objective.id} class="card">
                  <ObjectiveItem {...props} objective={objective} />
                </li>
              ))}
          </ol>
        </section>
      ))}
      <NewEntryLink view={view} kind={objectiveKind} />
    </section>
  )
}

function ObjectiveItem(props: Props & { objective: Objective }) {
  const { view, objective } = props
  const { speech, lang } = view
  const t = speech.words('outreach')
  const { state, putOffTo } = objective.values
  const measures = textIn(objective, 'measures', lang)
  const result = textIn(objective, 'result', lang)
  return (
    <>
      <h4>
        <In view={view} said={textIn(objective, 'title', lang)} />
      </h4>
      <p>
        <Badge kind={looks[state]}>{t(`objective.choice.state.${state}`)}</Badge>{' '}
        {putOffTo !== null && (
          <a href={href('workProgramme', { lang, year: `${putOffTo}` })}>
            {t(state === 'put_off' ? 'objectives.putOffTo' : 'objectives.goesOn', { year: `${putOffTo}` })}
          </a>
        )}
      </p>
      <dl class="objective-sides">
        {measures && (
          <div>
            <dt>{t('objectives.measures')}</dt>
            <dd>
              <ul lang={measures.lang === lang ? undefined : measures.lang}>
                {measures.text.split('\n').map((line) => (
                  <li class="sentence">{line}</li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('objectives.result')}</dt>
          <dd>
            {result ? (
              <div lang={result.lang === lang ? undefined : result.lang}>
                <Markdown text={result.text} headings={4} />
              </div>
            ) : (
              <p class="also">{t('objectives.noResult')}</p>
            )}
          </dd>
        </div>
      </dl>
      <Named {...props} />
      <SourceLine view={view} entry={objective} />
      <EntryTools view={view} kind={objectiveKind} entry={objective} />
    </>
  )
}

/** Events and publications that came of it, as far as the reader may read them. */
function Named({ view, objective, events, publications }: Props & { objective: Objective }) {
  const { speech, lang } = view
  const { values } = objective
  const named = [
    ...events
      .filter(({ id }) => values.events.includes(id))
      .map((event) => ({ entry: event, address: href('event', { lang, id: event.id }) })),
    ...publications
      .filter(({ id }) => values.publications.includes(id))
      .map((publication) => ({ entry: publication, address: href('publication', { lang, id: publication.id }) })),
  ]
  if (named.length === 0) return null
  return (
    <ul class="outreach-places" role="list" aria-label={speech.words('outreach')('objectives.see')}>
      {named.map(({ entry, address }) => (
        <li>
          <a href={address}>
            <In view={view} said={textIn(entry, 'title', lang)} />
          </a>
        </li>
      ))}
    </ul>
  )
}
