import type { View } from '#platform/http'
import { href } from '#routes'
import { Notice, Page } from '#ui'
import { isOff, type NoticeKind } from '../model.ts'
import type { Setting } from '../store.ts'

interface NoticesProps {
  view: View
  kinds: readonly NoticeKind[]
  setting: Setting
  saved: boolean
}

/** Every kind stands on unless it is turned off here. */
export function NoticesPage({ view, kinds, setting, saved }: NoticesProps) {
  const { speech, lang } = view
  const t = speech.words('membership')
  const named = kinds.map((kind) => ({ kind: kind.kind, name: kind.name(speech) }))
  return (
    <Page view={view} title={t('notices.title')} section="desk" indexed={false}>
      <article class="narrow">
        <h1>{t('notices.title')}</h1>
        <p class="lead">{t('notices.lead')}</p>
        {saved && (
          <Notice kind="success" live>
            <p>{t('notices.saved')}</p>
          </Notice>
        )}
        <form method="post" action={href('notices', { lang })}>
          <fieldset>
            <legend>{t('notices.kinds')}</legend>
            <div class="options">
              {named
                .sort((a, b) => speech.compare(a.name, b.name))
                .map(({ kind, name }) => (
                  <label class="option">
                    <input type="checkbox" name="kind" value={kind} checked={!isOff(setting.kindsOff, kind)} />
                    <span>{name}</span>
                  </label>
                ))}
            </div>
          </fieldset>
          <button type="submit">{t('notices.submit')}</button>
        </form>
        <p class="hint">
          {t('notices.language')} <a href={href('account', { lang })}>{t('notices.account')}</a>
        </p>
        <p class="hint">{t('notices.signIn')}</p>
      </article>
    </Page>
  )
}
