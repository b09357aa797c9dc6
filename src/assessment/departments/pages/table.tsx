import { langOf, type Revision, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Table } from '#ui'
import type { OpenedRound } from '../../pages/open.ts'
import { isOpen } from '../../policy.ts'
import { When } from '../../pages/when.tsx'
import { type Department, type Person, type Share, sharesOf, standingOf, stateOfPerson } from '../model.ts'
import type { Together } from './together.ts'

interface TableProps extends OpenedRound {
  view: View
  together: Together
  missing: ReadonlySet<string>
  answers: ReadonlyMap<string, Revision>
  now: Date
  /** The reader may change departments: names lead to their pages, addresses are shown. */
  leads: boolean
}

/** How far each department is. */
export function DepartmentTable(props: TableProps) {
  const { view, together, edition, missing, round, leads } = props
  const { speech, lang } = view
  const t = speech.words('departments')
  const rows = together.departments.map((department) => {
    const shares = sharesOf(edition, together.parts, [department.id])
    return { department, shares, standing: standingOf(shares, missing, together.today) }
  })
  type Row = (typeof rows)[number]
  const name = ({ id, name: called }: Department) =>
    leads ? <a href={href('roundDepartment', { lang, round: round.id, department: id })}>{called}</a> : called
  const columns = [
    { key: 'department', head: t('column.department'), rowHead: true, cell: (row: Row) => name(row.department) },
    {
      key: 'people',
      head: t('column.people'),
      cell: (row: Row) => <People {...props} people={row.department.people} />,
    },
    { key: 'given', head: t('column.given'), cell: (row: Row) => <Given {...props} shares={row.shares} /> },
    {
      key: 'done',
      head: t('column.done'),
      cell: ({ standing: { done, of } }: Row) => (of === 0 ? '–' : t('done.of', { done, of })),
    },
    {
      key: 'due',
      head: t('column.due'),
      cell: ({ standing }: Row) => {
        if (standing.dueOn) return speech.date(standing.dueOn, { dateStyle: 'medium' })
        return standing.of === 0 ? '–' : <Badge kind="good">{t('due.done')}</Badge>
      },
    },
    {
      key: 'overdue',
      head: t('column.overdue'),
      cell: ({ standing: { overdue } }: Row) =>
        overdue > 0 ? <Badge kind="late">{t('overdue', { count: overdue })}</Badge> : t('overdue.none'),
    },
    { key: 'saved', head: t('column.saved'), cell: (row: Row) => <LastSaved {...props} shares={row.shares} /> },
  ]
  return (
    <div class="department-table">
      <Table
        caption={t('table')}
        captionHidden
        columns={columns.filter(({ key }) => key !== 'overdue' || isOpen(round))}
        rows={rows}
        stacked
      />
    </div>
  )
}

export function PersonName({
  view,
  person,
  now,
  leads,
}: Pick<TableProps, 'view' | 'now' | 'leads'> & { person: Person }) {
  const t = view.speech.words('departments')
  const state = stateOfPerson(person, now)
  const shown = person.name ?? (leads ? person.email : undefined)
  return (
    <>
      {shown}
      {state === 'invited' && (
        <>
          {' '}
          <Badge kind="waiting">{t('person.invited')}</Badge>
        </>
      )}
      {state === 'expired' && (
        <>
          {' '}
          <Badge kind="past">{t('person.expired')}</Badge>
        </>
      )}
    </>
  )
}

function People(props: TableProps & { people: readonly Person[] }) {
  const { view, people } = props
  if (people.length === 0) return view.speech.words('departments')('people.none')
  return (
    <ul role="list">
      {people.map((person) => (
        <li>
          <PersonName {...props} person={person} />
        </li>
      ))}
    </ul>
  )
}

function Given({ view, edition, shares }: TableProps & { shares: readonly Share[] }) {
  const t = view.speech.words('departments')
  const texts = textsIn(edition, view.lang)
  if (shares.length === 0) return t('given.none')
  return (
    <ul role="list">
      {shares.map(({ area, items, whole }) => (
        <li {...langOf(texts.area(area))}>
          {t(whole ? 'given.area' : 'given.items', { area: texts.area(area).name, count: items.length })}
        </li>
      ))}
    </ul>
  )
}

function LastSaved({ view, answers, shares }: TableProps & { shares: readonly Share[] }) {
  const t = view.speech.words('departments')
  const saved = shares.flatMap(({ items }) => items.flatMap((item) => answers.get(item) ?? []))
  const last = saved.reduce<Revision | undefined>((a, b) => (a && a.savedAt >= b.savedAt ? a : b), undefined)
  if (!last) return t('saved.never')
  return (
    <>
      {last.name ?? t('somebody')}, <When view={view} time={last.savedAt} />
    </>
  )
}
