import type { Db } from '#platform/database'
import { speech } from '#platform/i18n'
import type { Message } from '#platform/mail'
import { href } from '#routes'
import { findInvitation, renewToken } from './invitation-store.ts'
import { type Invitation, stateOf } from './model.ts'
import { roleName, scopeName } from './words.ts'

/** The queue's payload: neither address nor token, so that a job that waits or failed tells nobody anything. */
export interface InvitationJob {
  readonly invitation: string
  /** Where the inviter asked: the worker that mails may know itself by another address. */
  readonly origin: string
}

/** Mails an invitation that still waits. The link before it stops working only if this one was sent. */
export async function sendInvitation(
  db: Db,
  send: (message: Message) => Promise<void>,
  { invitation: id, origin }: InvitationJob,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const invitation = await findInvitation(tx, id)
    if (!invitation?.email || stateOf(invitation, now) !== 'open') return
    const token = await renewToken(tx, id)
    await send(invitationMessage(invitation, invitation.email, origin, token))
  })
}

function invitationMessage(invitation: Invitation, to: string, origin: string, token: string): Message {
  const { name, role, scope, fromOn, untilOn, language: lang, inviter, expiresAt } = invitation
  const said = speech(lang)
  const t = said.words('people')
  const facts = {
    role: roleName(said, role),
    scope: scopeName(said, scope),
    from: said.date(fromOn),
    until: untilOn === null ? t('mail.openEnded') : said.date(untilOn),
  }
  const link = origin + href('invitation', { lang, token })
  const text = [
    name === null ? t('mail.hello') : t('mail.hello.name', { name }),
    inviter === null ? t('mail.invited') : t('mail.invited.by', { inviter }),
    t('mail.facts', facts),
    t('mail.link', { link, expires: said.date(expiresAt) }),
    t('mail.ignore'),
  ]
  return { to, subject: t('mail.subject', { scope: facts.scope }), text: `${text.join('\n\n')}\n` }
}
