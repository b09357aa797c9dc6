import { langOf, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Notice, Page, Table } from '#ui'
import type { OpenedRound } from '../../pages/open.ts'
import type { Answerer } from '../answerers.ts'
import { type Department, type Person, sharesOf } from '../model.ts'
import type { Change } from '../store.ts'
import { JustDone } from './changes.tsx'
import type { DepartmentFaults, TypedDepartment } from './forms.ts'
import { NameField, PeopleFields } from './people-form.tsx'
import { PersonName } from './table.tsx'
import type { Together } from './together.ts'

export interface DepartmentProps extends OpenedRound {
  view: View
  department: Department
  together: Together
  answerers: readonly Answerer[]
  done: Change | undefined
  now: Date
  typed: TypedDepartment
  /** Which form was sent, where something in it is amiss. */
  amiss: { act: 'rename' | 'people'; faults: DepartmentFaults; objection?: string | undefined } | undefined
}

/** One department, to whoever leads the place: its people, what it was given, and the ways to change it. */
export function DepartmentPage(props: DepartmentProps) {
  const { view, round, place, department, done } = props
  const t = view.speech.words('departments')
  const words = view.speech.words('assessment')
  const name = words('round.name', { place: place.name, year: String(round.year) })
  const { lang } = view
  const crumbs = [
    { label: words('rounds.title'), href: href('rounds', { lang }) },
    { label: name, href: href('round', { lang, round: round.id }) },
    { label: t('title'), href: href('roundDepartments', { lang, round: round.id }) },
  ]
  return (
    <Page
      view={view}
      title={`${department.name} – ${name}`}
      section="desk"
      indexed={false}
      demonstration={round.demonstration}
    >
      <Breadcrumb speech={view.speech} crumbs={crumbs} />
      <h1>{department.name}</h1>
      <JustDone view={view} round={round.id} change={done} />
      <div class="split">
        <div>
          <People {...props} />
          <MorePeople {...props} />
        </div>
        <div class="beside">
          <Given {...props} />
          <Reminding {...props} />
          <Renaming {...props} />
          <Removing {...props} />
        </div>
      </div>
    </Page>
  )
}

const addressOf = ({ view, round, department }: DepartmentProps) =>
  href('roundDepartment', { lang: view.lang, round: round.id, department: department.id })

function People(props: DepartmentProps) {
  const { view, department } = props
  const t = view.speech.words('departments')
  const columns = [
    {
      key: 'name',
      head: t('column.people'),
      rowHead: true,
      cell: (person: Person) => (
        <>
          <PersonName {...props} person={person} leads />
          {person.name !== null && <span class="people-email">{person.email}</span>}
        </>
      ),
    },
    {
      key: 'change',
      head: t('column.change'),
      cell: (person: Person) => (
        <form method="post" action={addressOf(props)}>
          <input type="hidden" name="act" value="leave" />
          <input type="hidden" name="person" value={person.id} />
          <button
            type="submit"
            class="quiet"
            aria-label={t('person.remove.label', { name: person.name ?? person.email })}
          >
            {t('person.remove')}
          </button>
        </form>
      ),
    },
  ]
  return (
    <section>
      <h2>{t('department.people')}</h2>
      {department.people.length === 0 ? (
        <p>{t('people.none')}</p>
      ) : (
        <Table caption={t('department.people')} captionHidden columns={columns} rows={department.people} />
      )}
    </section>
  )
}

function MorePeople(props: DepartmentProps) {
  const { view, answerers, department, typed, amiss } = props
  const t = view.speech.words('departments')
  const others = answerers.filter(({ accountId }) => !department.people.some((one) => one.accountId === accountId))
  const { faults = {}, objection } = amiss?.act === 'people' ? amiss : {}
  return (
    <section id="people">
      <h3>{t('department.people.add')}</h3>
      <form method="post" action={`${addressOf(props)}#people`} novalidate autocomplete="off">
        <input type="hidden" name="act" value="people" />
        <PeopleFields view={view} answerers={others} typed={typed} faults={faults} objection={objection} />
        <button type="submit">{t('people.submit')}</button>
      </form>
    </section>
  )
}

function Given({ view, edition, department, together }: DepartmentProps) {
  const t = view.speech.words('departments')
  const texts = textsIn(edition, view.lang)
  const shares = sharesOf(edition, together.parts, [department.id])
  return (
    <section>
      <h2>{t('department.given')}</h2>
      {shares.length === 0 && <p>{t('department.given.none')}</p>}
      <ul>
        {shares.map(({ area, items, whole, dueOn }) => (
          <li>
            <span {...langOf(texts.area(area))}>
              {t(whole ? 'given.area' : 'given.items', { area: texts.area(area).name, count: items.length })}
            </span>
            <span class="hint"> {t('part.due', { date: view.speech.date(dueOn) })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Reminding(props: DepartmentProps) {
  const { view, department } = props
  const t = view.speech.words('departments')
  if (department.people.length === 0) return null
  return (
    <form method="post" action={addressOf(props)}>
      <input type="hidden" name="act" value="remind" />
      <h2>{t('remind.title')}</h2>
      <p>{t('remind.text')}</p>
      {department.remindedAt && (
        <p class="hint">{t('remind.last', { date: view.speech.date(department.remindedAt) })}</p>
      )}
      <button type="submit" class="secondary">
        {t('remind.submit')}
      </button>
    </form>
  )
}

function Renaming(props: DepartmentProps) {
  const { view, typed, amiss } = props
  const t = view.speech.words('departments')
  const { faults = {}, objection } = amiss?.act === 'rename' ? amiss : {}
  return (
    <form method="post" action={`${addressOf(props)}#rename`} id="rename" novalidate autocomplete="off">
      <input type="hidden" name="act" value="rename" />
      <h2>{t('rename.title')}</h2>
      {objection && (
        <Notice kind="error" live>
          <p>{objection}</p>
        </Notice>
      )}
      <NameField view={view} typed={typed} faults={faults} />
      <button type="submit" class="secondary">
        {t('rename.submit')}
      </button>
    </form>
  )
}

function Removing(props: DepartmentProps) {
  const t = props.view.speech.words('departments')
  return (
    <form method="post" action={addressOf(props)}>
      <input type="hidden" name="act" value="remove" />
      <h2>{t('remove.title')}</h2>
      <p>{t('remove.text')}</p>
      <button type="submit" class="secondary">
        {t('remove.submit')}
      </button>
    </form>
  )
}
