import { href } from '#routes'
import { Badge, Table } from '#ui'
import { type Invitation, stateOf } from '../model.ts'
import { roleName, scopeName } from '../words.ts'
import type { PeopleProps } from './people.tsx'

/** Those without an answer, with the ways to send them again and to withdraw them. */
export function Invitations({
  view,
  invitations,
  now,
  withScope,
}: Pick<PeopleProps, 'view' | 'invitations' | 'now'> & { withScope: boolean }) {
  const { speech, lang } = view
  const t = speech.words('people')
  if (invitations.length === 0) return null
  const change = (invitation: Invitation, act: 'resend' | 'withdraw') => (
    <form method="post" action={href('invitationChange', { lang, invitation: invitation.id })}>
      <input type="hidden" name="act" value={act} />
      <button class="quiet" type="submit" aria-label={t(`invitation.${act}.label`, { email: invitation.email ?? '' })}>
        {t(`invitation.${act}`)}
      </button>
    </form>
  )
  const columns = [
    { key: 'email', head: t('column.email'), rowHead: true, cell: (one: Invitation) => one.email },
    { key: 'role', head: t('column.role'), cell: (one: Invitation) => roleName(speech, one.role) },
    ...(withScope
      ? [{ key: 'scope', head: t('column.scope'), cell: (one: Invitation) => scopeName(speech, one.scope) }]
      : []),
    {
      key: 'expires',
      head: t('column.expires'),
      cell: (one: Invitation) =>
        stateOf(one, now) === 'expired' ? (
          <Badge kind="past">{t('invitation.expired')}</Badge>
        ) : (
          speech.date(one.expiresAt, { dateStyle: 'medium' })
        ),
    },
    {
      key: 'change',
      head: t('column.change'),
      cell: (one: Invitation) => (
        <div class="people-changes">
          {change(one, 'resend')}
          {change(one, 'withdraw')}
        </div>
      ),
    },
  ]
  return (
    <section>
      <h2>{t('invitations.title')}</h2>
      <p>{t('invitations.lead')}</p>
      <Table caption={t('invitations.title')} captionHidden columns={columns} rows={invitations} stacked />
    </section>
  )
}
