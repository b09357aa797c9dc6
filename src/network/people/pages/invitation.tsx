import type { View } from '#platform/http'
import { href } from '#routes'
import { Facts, Page, TextField } from '#ui'
import { firstDay, type Invitation, type InvitationState } from '../model.ts'
import { languageNames, roleName, scopeName } from '../words.ts'

interface InvitationProps {
  view: View
  invitation: Invitation
  token: string
  today: string
  /** The name as the account has it, else as the inviter wrote it, else as it was typed. */
  name: string
  nameMissing?: boolean
}

/** What the mailed link opens. It changes nothing: mail scanners open links; the button's POST accepts. */
export function InvitationPage({ view, invitation, token, today, name, nameMissing }: InvitationProps) {
  const { speech, lang } = view
  const t = speech.words('people')
  const { role, scope, untilOn, inviter, languages } = invitation
  const facts = [
    { label: t('column.role'), value: roleName(speech, role), note: t(`role.${role}.hint`) },
    { label: t('column.scope'), value: scopeName(speech, scope) },
    { label: t('column.from'), value: speech.date(firstDay(invitation, today)) },
    { label: t('column.until'), value: untilOn === null ? t('until.open') : speech.date(untilOn) },
    ...(languages.length > 0 ? [{ label: t('column.languages'), value: languageNames(speech, languages) }] : []),
    { label: t('column.email'), value: invitation.email ?? '' },
  ]
  return (
    <Page view={view} title={t('accept.title')} demonstration={scope.demonstration} indexed={false}>
      <article class="narrow">
        <h1>{t('accept.title')}</h1>
        <p class="lead">{inviter === null ? t('accept.lead') : t('accept.lead.by', { inviter })}</p>
        <Facts facts={facts} />
        <form method="post" action={href('invitation', { lang, token })} novalidate>
          <TextField
            name="name"
            label={t('accept.name')}
            hint={t('accept.name.hint')}
            autocomplete="name"
            required
            maxlength={200}
            value={name}
            error={nameMissing ? t('accept.name.missing') : undefined}
          />
          <p class="hint">
            {t('accept.data')} <a href={href('privacy', { lang })}>{t('accept.data.link')}</a>
          </p>
          <div class="actions">
            <button type="submit">{t('accept.submit')}</button>
          </div>
        </form>
        <p class="hint">{t('accept.decline')}</p>
      </article>
    </Page>
  )
}

/** Run out, withdrawn, accepted before, or never made: in plain words, and what to do now. */
export function SpentInvitationPage({ view, state }: { view: View; state: InvitationState | 'unknown' }) {
  const { lang, speech, account } = view
  const t = speech.words('people')
  const next = account
    ? { label: speech.words('desk')('title'), href: href('desk', { lang }) }
    : { label: t('spent.signIn'), href: href('signIn', { lang }) }
  const told = state === 'accepted' || state === 'expired' ? state : 'unknown'
  return (
    <Page view={view} title={t(`spent.${told}.title`)} indexed={false}>
      <article class="narrow">
        <h1>{t(`spent.${told}.title`)}</h1>
        <p class="lead">{t(`spent.${told}.text`)}</p>
        <p class="actions">
          <a class="button" href={next.href}>
            {next.label}
          </a>
        </p>
      </article>
    </Page>
  )
}
