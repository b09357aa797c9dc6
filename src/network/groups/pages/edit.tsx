import type { Child } from 'hono/jsx'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, type Crumb, Notice, Page } from '#ui'
import { inLanguage } from '../../model.ts'
import type { CountryNames } from '../../names.ts'
import { type Faults, groupFields, partFields, type Typed } from '../fields.ts'
import { type GroupPart, groupParts, type GroupRecord, type WorkingGroup } from '../model.ts'
import { memberName, sayDays } from '../words.ts'
import { GroupFields } from './fields.tsx'

export const groupDoings = ['begun', 'saved', 'removed'] as const
export type GroupDoing = (typeof groupDoings)[number]

export interface Choices {
  places: readonly { id: string; name: string }[]
  countries: CountryNames
}

interface EditProps extends Choices {
  view: View
  record: GroupRecord
  typed: Typed
  faults: Faults
  done: GroupDoing | undefined
}

/** What a group is, as a form, and its rows with the way to each. */
export function GroupEditPage({ view, record, typed, faults, done, places, countries }: EditProps) {
  const { speech, lang } = view
  const t = speech.words('networks')
  const { group } = record
  return (
    <Frame
      view={view}
      group={group}
      title={t('group.edit.title', { group: nameOf(view, group) })}
      faults={faults}
      done={done}
    >
      {groupParts.map((part) => (
        <section class="section">
          <h2>{t(`part.${part}`)}</h2>
          <Entries view={view} record={record} part={part} countries={countries} />
          <p class="actions">
            <a class="button secondary" href={href('groupRow', { lang, id: group.id, part })}>
              {t(`part.${part}.add`)}
            </a>
          </p>
        </section>
      ))}
      <section class="section">
        <h2>{t('group.edit.facts')}</h2>
        <form method="post" action={href('groupEdit', { lang, id: group.id })} novalidate>
          <GroupFields
            view={view}
            of="group"
            fields={groupFields}
            typed={typed}
            faults={faults}
            places={places}
            countries={countries}
            demonstration={group.demonstration}
          />
          <button type="submit">{t('facts.submit')}</button>
        </form>
      </section>
    </Frame>
  )
}

const nameOf = ({ lang }: View, { acronym, name }: WorkingGroup) => acronym ?? inLanguage(name, lang).text

interface FrameProps {
  view: View
  group: WorkingGroup
  title: string
  faults: Faults
  done?: GroupDoing | undefined
  deeper?: Crumb
  children?: Child
}

function Frame({ view, group, title, faults, done, deeper, children }: FrameProps) {
  const { speech, lang } = view
  const t = speech.words('networks')
  const crumbs = [
    { label: t('groups.title'), href: href('groups', { lang }) },
    { label: nameOf(view, group), href: href('group', { lang, id: group.id }) },
    ...(deeper ? [deeper] : []),
  ]
  return (
    <Page view={view} title={title} section="places" demonstration={group.demonstration} indexed={false}>
      <Breadcrumb speech={speech} crumbs={crumbs} />
      <h1>{title}</h1>
      {done && (
        <Notice kind="success" live>
          <p>{t(`group.done.${done}`)}</p>
        </Notice>
      )}
      {Object.keys(faults).length > 0 && (
        <Notice kind="error" live>
          <p>{t('facts.refused')}</p>
        </Notice>
      )}
      {children}
    </Page>
  )
}

/** A word for each row of a part, which leads to its form. */
export function entriesOf(view: View, record: GroupRecord, part: GroupPart, countries: CountryNames) {
  const { speech, lang } = view
  const t = speech.words('networks')
  switch (part) {
    case 'seats':
      return record.seats.map(({ id, kind, seats }) => ({ id, name: t(`seats.${kind}`, { count: seats }) }))
    case 'members':
      return record.members.map((member) => ({
        id: member.id,
        name: `${memberName(speech, member, countries)} (${t(`standing.${member.standing}`)})`,
      }))
    case 'meetings':
      return record.meetings.map((meeting) => ({ id: meeting.id, name: sayDays(speech, meeting) }))
    case 'outputs':
      return record.outputs.map(({ id, title }) => ({ id, name: inLanguage(title, lang).text }))
  }
}

type EntriesProps = Pick<EditProps, 'view' | 'record' | 'countries'> & { part: GroupPart }

function Entries({ view, record, part, countries }: EntriesProps) {
  const t = view.speech.words('networks')
  const entries = entriesOf(view, record, part, countries)
  if (entries.length === 0) return <p class="hint">{t('part.none')}</p>
  return (
    <ul>
      {entries.map(({ id, name }) => (
        <li>
          <a href={href('groupRow', { lang: view.lang, id: record.group.id, part }, { row: id })}>{name}</a>
        </li>
      ))}
    </ul>
  )
}

interface RowProps extends Choices {
  view: View
  group: WorkingGroup
  part: GroupPart
  /** Undefined: a new one. */
  row: { id: string; name: string } | undefined
  typed: Typed
  faults: Faults
}

/** One row of a group: a new one, or one to change or remove. */
export function GroupRowPage({ view, group, part, row, typed, faults, places, countries }: RowProps) {
  const { speech, lang } = view
  const t = speech.words('networks')
  const back = href('groupEdit', { lang, id: group.id })
  return (
    <Frame
      view={view}
      group={group}
      title={row?.name ?? t(`part.${part}.add`)}
      faults={faults}
      deeper={{ label: t('group.edit'), href: back }}
    >
      {part === 'members' && <p class="hint">{t('part.members.hint')}</p>}
      <form method="post" action={href('groupRow', { lang, id: group.id, part })} novalidate>
        {row && <input type="hidden" name="row" value={row.id} />}
        <GroupFields
          view={view}
          of={part}
          fields={partFields[part]}
          typed={typed}
          faults={faults}
          places={places}
          countries={countries}
          demonstration={group.demonstration}
        />
        <p class="actions">
          <button type="submit" name="do" value="save">
            {t('facts.submit')}
          </button>
          {row && (
            <button class="quiet" type="submit" name="do" value="remove">
              {t('part.remove')}
            </button>
          )}
          <a href={back}>{t('part.back')}</a>
        </p>
      </form>
    </Frame>
  )
}
