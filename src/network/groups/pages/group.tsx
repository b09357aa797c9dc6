import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Breadcrumb, type Fact, Facts, Page } from '#ui'
import { inLanguage, type Texts } from '../../model.ts'
import { type CountryNames } from '../../names.ts'
import { SourceLink, SourceLinks } from '../../pages/source-links.tsx'
import { type GroupMember, type GroupRecord, type Output, stagesOf, unknownSeats } from '../model.ts'
import { memberName, sayDays, sayPeriod, sayStage } from '../words.ts'

interface Props {
  view: View
  record: GroupRecord
  countries: CountryNames
  editable: boolean
}

/** A working group as the record has it, each row with its source. */
export function GroupPage({ view, record, countries, editable }: Props) {
  const { speech, lang } = view
  const t = speech.words('networks')
  const { group } = record
  const name = inLanguage(group.name, lang)
  const { demonstration } = group
  const set = demonstration ? 'demonstration' : undefined
  return (
    <Page view={view} title={name.text} section="places" demonstration={demonstration}>
      <Breadcrumb speech={speech} crumbs={[{ label: t('groups.title'), href: href('groups', { lang }, { set }) }]} />
      <h1 lang={name.lang === lang ? undefined : name.lang}>
        {name.text}
        {group.acronym && <span class="also"> {group.acronym}</span>}
      </h1>
      <Said view={view} texts={group.purpose} kind="lead" />
      {editable && (
        <p class="actions">
          <a class="button secondary" href={href('groupEdit', { lang, id: group.id })}>
            {t('group.edit')}
          </a>
        </p>
      )}
      <div class="split place-split">
        <aside>
          <GroupFacts view={view} record={record} />
        </aside>
        <div>
          <Members view={view} record={record} countries={countries} />
          <Meetings view={view} record={record} />
          <Outputs view={view} record={record} />
          {group.note && (
            <section>
              <h2>{t('group.note')}</h2>
              <Said view={view} texts={group.note} />
            </section>
          )}
          {!demonstration && (
            <section>
              <h2>{t('group.sources')}</h2>
              <SourceLinks view={view} source={group.source} />
            </section>
          )}
        </div>
      </div>
    </Page>
  )
}

function Said({ view, texts, kind }: { view: View; texts: Texts; kind?: 'lead' }) {
  const { text, lang } = inLanguage(texts, view.lang)
  return (
    <p class={kind} lang={lang === view.lang ? undefined : lang}>
      {text}
    </p>
  )
}

function GroupFacts({ view, record: { group, seats } }: Pick<Props, 'view' | 'record'>) {
  const { speech, lang } = view
  const t = speech.words('networks')
  const period = sayPeriod(speech, group)
  const told = (label: string, texts: Texts | null): Fact | false =>
    texts !== null && { label, value: inLanguage(texts, lang).text }
  const facts: (Fact | false)[] = [
    group.networkId !== null &&
      group.networkName !== null && {
        label: t('column.network'),
        value: <a href={href('network', { lang, id: group.networkId })}>{inLanguage(group.networkName, lang).text}</a>,
      },
    told(t('group.decidedBy'), group.decidedBy),
    told(t('group.attachedTo'), group.attachedTo),
    { label: t('group.period'), value: period ?? t('fact.none') },
    seats.length > 0 && {
      label: t('group.seats'),
      value: speech.list(seats.map(({ kind, seats: count }) => t(`seats.${kind}`, { count }))),
    },
  ]
  return <Facts facts={facts.filter((fact) => fact !== false)} />
}

function Members({ view, record, countries }: Pick<Props, 'view' | 'record' | 'countries'>) {
  const { speech } = view
  const t = speech.words('networks')
  const { members, seats } = record
  const unknown = seats.flatMap(({ kind }) => {
    const count = unknownSeats(record, kind)
    return count > 0 ? [t(`seats.${kind}`, { count })] : []
  })
  const observers = members.filter(({ standing }) => standing === 'observer')
  const own = members.filter(({ standing }) => standing === 'member')
  return (
    <>
      <section>
        <h2>{t('group.members')}</h2>
        <MemberList view={view} members={own} countries={countries} demonstration={record.group.demonstration} />
        {unknown.length > 0 && <p class="hint">{t('group.members.unknown', { seats: speech.list(unknown) })}</p>}
        {own.length === 0 && unknown.length === 0 && <p>{t('group.members.none')}</p>}
      </section>
      {observers.length > 0 && (
        <section>
          <h2>{t('group.observers')}</h2>
          <MemberList
            view={view}
            members={observers}
            countries={countries}
            demonstration={record.group.demonstration}
          />
        </section>
      )}
    </>
  )
}

type MemberListProps = Pick<Props, 'view' | 'countries'> & { members: readonly GroupMember[]; demonstration: boolean }

function MemberList({ view, members, countries, demonstration }: MemberListProps) {
  const { speech, lang } = view
  const t = speech.words('networks')
  if (members.length === 0) return null
  return (
    <ul class="group-rows" role="list">
      {members.map((member) => {
        const name = memberName(speech, member, countries)
        const period = sayPeriod(speech, member)
        return (
          <li>
            <strong>{member.placeId ? <a href={href('place', { lang, id: member.placeId })}>{name}</a> : name}</strong>{' '}
            <span class="also">{[t(`kindOf.${member.kind}`), period].filter(Boolean).join(' · ')}</span>
            <Source view={view} source={member.source} demonstration={demonstration} />
          </li>
        )
      })}
    </ul>
  )
}

function Source({ view, source, demonstration }: { view: View; source: string; demonstration: boolean }) {
  if (demonstration) return null
  return (
    <div class="also">
      <SourceLinks view={view} source={source} />
    </div>
  )
}

function Meetings({ view, record: { meetings, group } }: Pick<Props, 'view' | 'record'>) {
  const { speech } = view
  const t = speech.words('networks')
  if (meetings.length === 0) return null
  return (
    <section>
      <h2>{t('group.meetings')}</h2>
      <ul class="group-rows" role="list">
        {meetings.map((meeting) => (
          <li>
            <h3>
              {sayDays(speech, meeting)}
              {(meeting.format ?? meeting.location) && (
                <span class="also">
                  {' '}
                  {[meeting.format && t(`format.${meeting.format}`), meeting.location].filter(Boolean).join(' · ')}
                </span>
              )}
            </h3>
            {meeting.summary && <Said view={view} texts={meeting.summary} />}
            {meeting.documents.length > 0 && (
              <ul>
                {meeting.documents.map(({ title, url }) => (
                  <li>
                    <a href={url} rel="noreferrer">
                      {title}
                    </a>
                  </li>
                ))}
              </ul>
            )}
            <Source view={view} source={meeting.source} demonstration={group.demonstration} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const badges = { begun: 'waiting', drafted: 'plain', assessed: 'plain', adopted: 'good' } as const

/** The last stage stands out; what came before is said beside it. */
function Stages({ view: { speech }, output }: { view: View; output: Output }) {
  const t = speech.words('networks')
  const stages = stagesOf(output)
  const last = stages.at(-1)
  const former = stages.slice(0, -1).map((stage) => sayStage(speech, stage))
  return (
    <p>
      {last ? (
        <Badge kind={badges[last.state]}>{sayStage(speech, last)}</Badge>
      ) : (
        <Badge kind="past">{t('output.planned')}</Badge>
      )}{' '}
      <span class="also">{[t(`outputKind.${output.kind}`), ...former.toReversed()].join(' · ')}</span>
    </p>
  )
}

function Outputs({ view, record: { outputs, group } }: Pick<Props, 'view' | 'record'>) {
  const { speech } = view
  const t = speech.words('networks')
  if (outputs.length === 0) return null
  return (
    <section>
      <h2>{t('group.outputs')}</h2>
      <ul class="group-rows" role="list">
        {outputs.map((output) => {
          const title = inLanguage(output.title, view.lang)
          return (
            <li>
              <h3 lang={title.lang === view.lang ? undefined : title.lang}>{title.text}</h3>
              <Stages view={view} output={output} />
              {output.document && (
                <p>
                  <SourceLink href={output.document} label={(host) => t('output.document', { host })} />
                </p>
              )}
              <Source view={view} source={output.source} demonstration={group.demonstration} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
