import type { Revision } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Empty, Notice, Page } from '#ui'
import type { OpenedRound } from '../../pages/open.ts'
import { isOpen } from '../../policy.ts'
import type { Answerer } from '../answerers.ts'
import { areasLeft } from '../model.ts'
import type { Change } from '../store.ts'
import { Changes, JustDone } from './changes.tsx'
import type { DepartmentFaults, Row, RowFault, TypedDepartment } from './forms.ts'
import { GivingForm } from './giving.tsx'
import { NameField, PeopleFields } from './people-form.tsx'
import { DepartmentTable } from './table.tsx'
import type { Together } from './together.ts'

export interface Typed {
  readonly department?: { typed: TypedDepartment; faults: DepartmentFaults; objection?: string | undefined }
  readonly giving?: { rows: ReadonlyMap<string, Row>; faults: ReadonlyMap<string, RowFault>; item?: string }
  /** What happened instead of what was wanted. */
  readonly sentence?: string
}

interface DepartmentsProps extends OpenedRound {
  view: View
  together: Together
  missing: ReadonlySet<string>
  answers: ReadonlyMap<string, Revision>
  answerers: readonly Answerer[]
  changes: readonly Change[]
  /** The change that has just been made. */
  done: Change | undefined
  leads: boolean
  now: Date
  blank: TypedDepartment
  typed: Typed
}

/** Who answers what, by when, and how far everybody is; to whoever leads the place, the forms that change it. */
export function DepartmentsPage(props: DepartmentsProps) {
  const { view, round, place, together, leads, typed, done, changes } = props
  const t = view.speech.words('departments')
  const words = view.speech.words('assessment')
  const name = words('round.name', { place: place.name, year: String(round.year) })
  const crumbs = [
    { label: words('rounds.title'), href: href('rounds', { lang: view.lang }) },
    { label: name, href: href('round', { lang: view.lang, round: round.id }) },
  ]
  const changing = leads && isOpen(round)
  const some = together.departments.length > 0
  return (
    <Page
      view={view}
      title={t('title.round', { round: name })}
      section="desk"
      indexed={false}
      demonstration={round.demonstration}
    >
      <Breadcrumb speech={view.speech} crumbs={crumbs} />
      <h1>{t('title')}</h1>
      {isOpen(round) && <p class="lead">{t(changing ? 'lead' : 'lead.read')}</p>}
      {typed.sentence && (
        <Notice kind="error" live>
          <p>{typed.sentence}</p>
        </Notice>
      )}
      {!isOpen(round) && (
        <Notice>
          <p>{t('closed')}</p>
        </Notice>
      )}
      <JustDone view={view} round={round.id} change={done} />
      {some ? <DepartmentTable {...props} leads={changing} /> : <Nothing view={view} changing={changing} />}
      {changing && some && <Giving {...props} />}
      {changing && <Adding {...props} />}
      {changing && <Changes view={view} round={round.id} changes={changes} leads={changing} />}
    </Page>
  )
}

function Nothing({ view, changing }: { view: View; changing: boolean }) {
  const t = view.speech.words('departments')
  return (
    <Empty title={t('none')}>
      <p>{t(changing ? 'none.text' : 'none.read')}</p>
    </Empty>
  )
}

function Giving({ view, round, edition, together, typed: { giving } }: DepartmentsProps) {
  const { departments, parts, today } = together
  const left = areasLeft(edition, parts).length
  return (
    <>
      {left > 0 && parts.length > 0 && (
        <p class="hint">{view.speech.words('departments')('unshared', { count: left })}</p>
      )}
      <GivingForm
        view={view}
        round={round.id}
        edition={edition}
        departments={departments}
        parts={parts}
        today={today}
        rows={giving?.rows}
        faults={giving?.faults}
        typedItem={giving?.item}
      />
    </>
  )
}

function Adding({ view, round, answerers, blank, typed: { department } }: DepartmentsProps) {
  const t = view.speech.words('departments')
  const { typed, faults, objection } = department ?? { typed: blank, faults: {}, objection: undefined }
  return (
    <section class="section" id="add">
      <h2>{t('add.title')}</h2>
      <form
        method="post"
        action={`${href('roundDepartments', { lang: view.lang, round: round.id })}#add`}
        novalidate
        autocomplete="off"
      >
        <input type="hidden" name="act" value="add" />
        <NameField view={view} typed={typed} faults={faults} />
        <PeopleFields view={view} answerers={answerers} typed={typed} faults={faults} objection={objection} />
        <button type="submit">{t('add.submit')}</button>
      </form>
    </section>
  )
}
