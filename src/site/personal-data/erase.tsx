import type { View } from '#platform/http'
import type { Account } from '#platform/sign-in'
import { href } from '#routes'
import { Breadcrumb, Notice, Page, TextField } from '#ui'
import type { EraseObjection } from './actions.ts'

interface EraseProps {
  view: View
  account: Account
  typed?: string
  objection?: EraseObjection
}

/** What goes, what stays, and the address once more as a confirmation. */
export function ErasePage({ view, account, typed, objection }: EraseProps) {
  const { lang, speech } = view
  const t = speech.words('people')
  const back = { label: speech.words('account')('back.account'), href: href('account', { lang }) }
  const refused = account.demonstration ? 'erase.demonstration' : objection
  return (
    <Page view={view} title={t('erase.title')} indexed={false}>
      <article class="narrow">
        <Breadcrumb speech={speech} crumbs={[back]} />
        <h1>{t('erase.title')}</h1>
        <p class="lead">{t('erase.lead')}</p>
        {refused && refused !== 'erase.mistyped' && (
          <Notice kind="warning" live={objection !== undefined}>
            <p>{t(refused)}</p>
          </Notice>
        )}
        <h2>{t('erase.goes')}</h2>
        <ul>
          <li>{t('erase.goes.account')}</li>
          <li>{t('erase.goes.mandates')}</li>
          <li>{t('erase.goes.profile')}</li>
          <li>{t('erase.goes.trail')}</li>
        </ul>
        <h2>{t('erase.stays')}</h2>
        <ul>
          <li>{t('erase.stays.answers')}</li>
          <li>{t('erase.stays.written')}</li>
          <li>{t('erase.stays.trail')}</li>
          <li>{t('erase.stays.elsewhere')}</li>
        </ul>
        <p>
          <a href={href('myData', { lang })}>{t('erase.first')}</a>
        </p>
        {!account.demonstration && (
          <form method="post" action={href('eraseMe', { lang })} novalidate>
            <TextField
              name="email"
              label={t('erase.confirm', { email: account.email })}
              type="email"
              autocomplete="off"
              required
              value={typed}
              error={objection === 'erase.mistyped' ? t('erase.mistyped', { email: account.email }) : undefined}
            />
            <div class="actions">
              <button type="submit">{t('erase.submit')}</button>
              <a href={href('home', { lang })}>{t('erase.cancel')}</a>
            </div>
          </form>
        )}
      </article>
    </Page>
  )
}

export function ErasedPage({ view }: { view: View }) {
  const t = view.speech.words('people')
  return (
    <Page view={view} title={t('erased.title')} indexed={false}>
      <article class="narrow">
        <h1>{t('erased.title')}</h1>
        <p class="lead">{t('erased.text')}</p>
        <p>
          <a href={href('home', { lang: view.lang })}>{t('erased.home')}</a>
        </p>
      </article>
    </Page>
  )
}
