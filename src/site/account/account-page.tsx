import type { Role } from '#network'
import type { View } from '#platform/http'
import type { Lang } from '#platform/i18n'
import type { Account } from '#platform/sign-in'
import { href } from '#routes'
import { Notice, Page, SelectField, TextField } from '#ui'

export interface HeldMandate {
  role: Role
  /** Of the place or network; absent: the whole programme. */
  name?: string
  /** In which the name is written, where it is not the reader's. */
  lang?: Lang
  href?: string
}

interface AccountProps {
  view: View
  account: Account
  mandates: readonly HeldMandate[]
  sessions: number
  languages: readonly Lang[]
  saved?: boolean
  rejected?: { name: string; language: string; wrong: { name: boolean; language: boolean } }
}

export function AccountPage(props: AccountProps) {
  const { view, saved } = props
  const t = view.speech.words('account')
  return (
    <Page view={view} title={t('account.title')} indexed={false}>
      <article class="narrow">
        <h1>{t('account.title')}</h1>
        <p class="lead">{t('account.lead')}</p>
        {saved && (
          <Notice kind="success" live>
            <p>{t('account.saved')}</p>
          </Notice>
        )}
        <ProfileForm {...props} />
        <Mandates {...props} />
        <Security {...props} />
        <section class="section">
          <h2>{t('account.more')}</h2>
          <ul class="links">
            <li>
              <a href={href('notices', { lang: view.lang })}>{t('account.notices')}</a>
            </li>
            <li>
              <a href={href('myData', { lang: view.lang })}>{t('account.data')}</a>
            </li>
          </ul>
        </section>
      </article>
    </Page>
  )
}

function ProfileForm({ view, account, languages, rejected }: AccountProps) {
  const { speech, lang } = view
  const t = speech.words('account')
  const { name, language } = rejected ?? { name: account.name, language: account.language ?? lang }
  return (
    <section class="section">
      <h2>{t('account.profile')}</h2>
      <p>{t('account.email', { email: account.email })}</p>
      <form method="post" action={href('account', { lang })} novalidate>
        <TextField
          name="name"
          label={t('account.name')}
          hint={t('account.name.hint')}
          autocomplete="name"
          required
          maxlength={120}
          value={name}
          error={rejected?.wrong.name ? t('account.name.invalid') : undefined}
        />
        <SelectField
          name="language"
          label={t('account.language')}
          value={language}
          choices={languages.map((value) => ({ value, label: speech.language(value) }))}
          error={rejected?.wrong.language ? t('account.language.invalid') : undefined}
        />
        <button type="submit">{t('account.save')}</button>
      </form>
    </section>
  )
}

function Mandates({ view, mandates }: AccountProps) {
  const t = view.speech.words('account')
  const roles = view.speech.words('trail')
  return (
    <section class="section">
      <h2>{t('account.mandates')}</h2>
      {mandates.length === 0 && <p>{t('account.mandates.none')}</p>}
      {mandates.length > 0 && (
        <ul class="links">
          {mandates.map((mandate) => (
            <li>
              {mandate.href ? (
                <a href={mandate.href} lang={mandate.lang}>
                  {mandate.name}
                </a>
              ) : (
                t('account.mandates.programme')
              )}
              <span class="hint">{roles(`role.${mandate.role}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Security({ view, account, sessions }: AccountProps) {
  const t = view.speech.words('account')
  const { lang } = view
  return (
    <section class="section">
      <h2>{t('account.security')}</h2>
      <p>{t(account.secondFactor.enrolled ? 'account.secondFactor.on' : 'account.secondFactor.off')}</p>
      <p>
        <a href={href('secondFactor', { lang })}>{t('account.secondFactor.link')}</a>
      </p>
      <p>{t('account.sessions.count', { count: sessions })}</p>
      <p>
        <a href={href('sessions', { lang })}>{t('account.sessions.link')}</a>
      </p>
    </section>
  )
}
