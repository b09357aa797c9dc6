import type { RefusalCode, View } from '#platform/http'
import { currentRequest } from '#platform/log'
import { href } from '#routes'
import { Mark, Page } from '#ui'

/** One page for everything that cannot be carried out: what happened and what to do now. Its mark lacks a circle. */
export function errorPage(view: View, code: RefusalCode | 'failed', sentence?: string) {
  const t = view.speech.words('site')
  return (
    <Page view={view} title={t(`error.${code}.title`)} indexed={false}>
      <article class="narrow refusal">
        <Mark circles={2} />
        <h1>{t(`error.${code}.title`)}</h1>
        <p class="lead">{sentence ?? t(`error.${code}.text`)}</p>
        {code === 'failed' && (
          <p>
            {t('error.number')} <code>{currentRequest.getStore()}</code>
          </p>
        )}
        <p class="actions">
          {code === 'sign_in' && (
            <a class="button" href={href('signIn', { lang: view.lang }, { to: view.path + view.search })}>
              {t('signIn.link')}
            </a>
          )}
          {(code === 'conflict' || code === 'foreign') && (
            // The address of a form leads to the form's page.
            <a class="button" href={view.path}>
              {t('error.back')}
            </a>
          )}
          <a href={href('home', { lang: view.lang })}>{t('error.home')}</a>
        </p>
      </article>
    </Page>
  )
}
