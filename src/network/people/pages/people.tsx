import type { Child } from 'hono/jsx'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Breadcrumb, type Crumb, Facts, Notice, Page, Table } from '#ui'
import type { Role } from '../../roles.ts'
import { type HeldMandate, type Invitation, type Scope, standingOf } from '../model.ts'
import { roleName, scopeName } from '../words.ts'
import type { Errors, Typed } from './forms.ts'
import { Invitations } from './invitations.tsx'
import { InviteForm } from './invite-form.tsx'
import { MandateTable } from './mandate-table.tsx'

/** What has just been done, said once at the top. */
export const doings = ['invited', 'resent', 'withdrawn'] as const
export type Doing = (typeof doings)[number]

export interface PeopleProps {
  view: View
  /** Undefined: the whole programme. */
  scope: Scope | undefined
  mandates: readonly HeldMandate[]
  invitations: readonly Invitation[]
  /** Roles the reader may give here. */
  offered: readonly Role[]
  typed: Typed
  errors: Errors
  done: Doing | undefined
  /** Ended mandates are shown instead of those that hold or will. */
  past: boolean
  today: string
  now: Date
}

/** A place of a network, by name. */
export interface NetworkPlace {
  readonly id: string
  readonly name: string
}

interface ScopePeopleProps extends PeopleProps {
  scope: Scope
  /** Of the network; none on the page of a place. */
  places: readonly NetworkPlace[]
}

/** Who holds which mandate at a place or in a network, who is invited, and the form to invite. */
export function ScopePeoplePage(props: ScopePeopleProps) {
  const { view, scope, mandates, past } = props
  const { speech, lang } = view
  const t = speech.words('people')
  const name = scopeName(speech, scope)
  return (
    <Page view={view} title={t('scope.title', { name })} demonstration={scope.demonstration} indexed={false}>
      <Breadcrumb speech={speech} crumbs={crumbsTo(view, scope)} />
      <h1>{t('scope.title', { name })}</h1>
      <p class="lead">{t(`scope.lead.${scope.kind === 'network' ? 'network' : 'place'}`)}</p>
      <Done view={view} done={props.done} />
      <section>
        <h2>{t(past ? 'list.past' : 'list.current')}</h2>
        <MandateTable {...props} mandates={mandates.filter((one) => one.scope.kind === scope.kind)} withScope={false} />
        <PastSwitch address={addressOf(lang, scope, past ? undefined : 'yes')} view={view} past={past} />
      </section>
      {scope.kind === 'network' && !past && <PlaceCoordinators {...props} />}
      <Invitations {...props} withScope={false} />
      <Inviting {...props} action={addressOf(lang, scope)} />
    </Page>
  )
}

/** The way to the people of every place, and which of them nobody coordinates. */
function PlaceCoordinators({ view, places, mandates, today }: ScopePeopleProps) {
  const { speech, lang } = view
  const t = speech.words('people')
  if (places.length === 0) return null
  const coordinators = (place: NetworkPlace) =>
    mandates.filter((one) => one.scope.placeId === place.id && standingOf(one, today) === 'current')
  const columns = [
    {
      key: 'place',
      head: t('column.place'),
      rowHead: true,
      cell: (place: NetworkPlace) => (
        <a href={href('placePeople', { lang, id: place.id })} aria-label={t('places.link', { name: place.name })}>
          {place.name}
        </a>
      ),
    },
    {
      key: 'coordinators',
      head: t('column.coordinators'),
      cell: (place: NetworkPlace) => {
        const names = coordinators(place).map((one) => one.name)
        return names.length > 0 ? speech.list(names) : <Badge kind="waiting">{t('places.none')}</Badge>
      },
    },
  ]
  return (
    <section>
      <h2>{t('places.title')}</h2>
      <Table caption={t('places.title')} captionHidden columns={columns} rows={places} />
    </section>
  )
}

/** The page of people of a place, of a network, or of the programme. */
export function addressOf(lang: string, scope: Scope | undefined, past?: 'yes', done?: Doing): string {
  if (scope?.placeId) return href('placePeople', { lang, id: scope.placeId }, { past, done })
  if (scope?.networkId) return href('networkPeople', { lang, id: scope.networkId }, { past, done })
  return href('people', { lang }, { past, done })
}

export function crumbsTo(view: View, scope: Scope): Crumb[] {
  const { speech, lang } = view
  const t = speech.words('people')
  const name = scopeName(speech, scope)
  if (scope.placeId) return [{ label: name, href: href('place', { lang, id: scope.placeId }) }]
  if (scope.networkId) return [{ label: name, href: href('network', { lang, id: scope.networkId }) }]
  return [{ label: t('people.title'), href: href('people', { lang }) }]
}

export function Done({ view, done }: { view: View; done: Doing | undefined }) {
  if (!done) return null
  return (
    <Notice kind="success" live>
      <p>{view.speech.words('people')(`done.${done}`)}</p>
    </Notice>
  )
}

export function PastSwitch({ view, past, address }: { view: View; past: boolean; address: string }) {
  const t = view.speech.words('people')
  return (
    <p>
      <a href={address}>{t(past ? 'list.showCurrent' : 'list.showPast')}</a>
    </p>
  )
}

export function Inviting(
  props: Pick<PeopleProps, 'view' | 'offered' | 'typed' | 'errors'> & { action: string; children?: Child },
) {
  const { children, ...form } = props
  const { view, offered } = form
  const t = view.speech.words('people')
  if (offered.length === 0) return null
  return (
    <section id="invite">
      <h2>{t('invite.title')}</h2>
      {children}
      <div class="split">
        <div>
          {Object.keys(props.errors).length > 0 && (
            <Notice kind="error" live>
              <p>{t('invite.amiss')}</p>
            </Notice>
          )}
          <InviteForm {...form} action={`${form.action}#invite`} submit={t('invite.submit')} />
        </div>
        <aside>
          <h3>{t('invite.roles')}</h3>
          <Facts
            facts={offered.map((role) => ({ label: roleName(view.speech, role), value: t(`role.${role}.hint`) }))}
          />
        </aside>
      </div>
    </section>
  )
}
