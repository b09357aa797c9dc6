import { type GroupYear, inLanguage, type NetworkYear, sayPartialDate, SourceLinks } from '#network'
import type { FigureRow } from '#platform/figures'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Table } from '#ui'
import type { WorkYear } from '../store.ts'
import { Deeds } from './network-deeds.tsx'

export interface NetworksOfYear {
  /** At the end of the year, as far as sources attest them. */
  readonly members: number
  readonly newMembers: readonly FigureRow[]
  readonly accessions: readonly FigureRow[]
  readonly networks: readonly NetworkYear[]
  readonly groups: readonly GroupYear[]
}

interface Props extends NetworksOfYear, Pick<WorkYear, 'published' | 'held' | 'stated'> {
  view: View
  year: number
}

export function NetworksInYear(props: Props) {
  const { view, year, newMembers, accessions, members, stated } = props
  const t = view.speech.words('outreach')
  const given = { year: `${year}` }
  return (
    <section class="section" id="networks">
      <h2>{t('networksYear.title', given)}</h2>
      <Stated view={view} known={members} stated={stated.get('members_total')} word="networksYear.total" />
      <h3>{t('networksYear.members')}</h3>
      {newMembers.length === 0 ? (
        <p>{t('networksYear.membersNone', given)}</p>
      ) : (
        <PlaceList view={view} rows={newMembers} />
      )}
      <h3>{t('networksYear.accessions')}</h3>
      {accessions.length === 0 ? (
        <p>{t('networksYear.accessionsNone', given)}</p>
      ) : (
        <PlaceList view={view} rows={accessions} dated />
      )}
      <Stated
        view={view}
        known={accessions.length}
        stated={stated.get('accessions_started')}
        word="networksYear.accessionsStated"
      />
      <Deeds view={view} year={year} networks={props.networks} held={props.held} published={props.published} />
      <Groups {...props} />
      <Languages {...props} />
    </section>
  )
}

interface StatedProps {
  view: View
  known: number
  stated: number | undefined
  word: 'networksYear.total' | 'networksYear.accessionsStated'
}

/** What is on record beside what a source states, where it states something else. */
function Stated({ view: { speech }, known, stated, word }: StatedProps) {
  if (stated === undefined || stated === known) return null
  return <p class="hint">{speech.words('outreach')(word, { known, stated })}</p>
}

function PlaceList({ view, rows, dated }: { view: View; rows: readonly FigureRow[]; dated?: true }) {
  const { speech, lang } = view
  const t = speech.words('outreach')
  return (
    <ul>
      {rows
        .toSorted((a, b) => speech.compare(a.label, b.label))
        .map(({ id, label, on, source }) => (
          <li>
            <a href={href('place', { lang, id })}>{label}</a>
            {dated && on && (
              <span class="also"> {t('networksYear.accessionsSince', { date: sayPartialDate(speech, on) })}</span>
            )}{' '}
            {source && (
              <span class="hint">
                <SourceLinks view={view} source={source} />
              </span>
            )}
          </li>
        ))}
    </ul>
  )
}

function Groups({ view, year, groups }: Props) {
  const { speech, lang } = view
  const t = speech.words('outreach')
  return (
    <>
      <h3>{t('networksYear.groups')}</h3>
      {groups.length === 0 && <p>{t('networksYear.groupsNone', { year: `${year}` })}</p>}
      <ul class="grid" role="list">
        {groups.map(({ id, name, acronym, networkName, fromOn, meetings, outputs }) => {
          const facts = [
            ...(networkName ? [inLanguage(networkName, lang).text] : []),
            ...(fromOn?.startsWith(`${year}`) ? [t('networksYear.groupBegan', { year: `${year}` })] : []),
            ...(meetings > 0 ? [t('networksYear.meetings', { count: meetings })] : []),
          ]
          return (
            <li class="card">
              <h4>
                <a href={href('group', { lang, id })}>
                  {inLanguage(name, lang).text}
                  {acronym && ` (${acronym})`}
                </a>
              </h4>
              <p class="also">{facts.join(' · ')}</p>
              {outputs.length > 0 && (
                <ul>
                  {outputs.map((title) => (
                    <li class="sentence">{inLanguage(title, lang).text}</li>
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** In each language the publications known to exist in it; one in two languages counts in both. */
function Languages({ view, year, published }: Props) {
  const { speech, lang } = view
  const t = speech.words('outreach')
  const counts = new Map<string, number>()
  for (const { values } of published) {
    const known = [...new Set([...(values.language ? [values.language] : []), ...values.languages])]
    for (const code of known.length > 0 ? known : ['']) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  const rows = [...counts].sort(([, a], [, b]) => b - a)
  return (
    <>
      <h3>{t('networksYear.languages')}</h3>
      <p class="hint">
        {t(rows.length === 0 ? 'networksYear.languagesNone' : 'networksYear.languagesHint', { year: `${year}` })}
      </p>
      {rows.length > 0 && (
        <Table
          caption={t('networksYear.languages')}
          captionHidden
          rows={rows}
          columns={[
            {
              key: 'language',
              head: t('networksYear.language'),
              rowHead: true,
              cell: ([code]) =>
                code === '' ? (
                  t('networksYear.languageUnknown')
                ) : (
                  <a href={href('publications', { lang }, { language: code, year })}>{speech.language(code)}</a>
                ),
            },
            {
              key: 'publications',
              head: t('networksYear.publications'),
              numeric: true,
              cell: ([, count]) => speech.number(count),
            },
          ]}
        />
      )}
    </>
  )
}
