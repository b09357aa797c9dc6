import type { View } from '#platform/http'
import { href } from '#routes'
import { Notice, Page } from '#ui'
import { everything, isOff, type NoticeKind } from '../model.ts'

interface OffProps {
  view: View
  kinds: readonly NoticeKind[]
  kindsOff: readonly string[]
  /** What was turned off just now. */
  turned: string | undefined
}

/** For whoever holds the mail, without a sign-in: names nobody, and turns nothing on. */
export function NoticesOffPage({ view, kinds, kindsOff, turned }: OffProps) {
  const { speech, lang, path } = view
  const t = speech.words('membership')
  const on = kinds.filter(({ kind }) => !isOff(kindsOff, kind))
  const kind = kinds.find((one) => one.kind === turned)
  return (
    <Page view={view} title={t('off.title')} indexed={false}>
      <article class="narrow">
        <h1>{t('off.title')}</h1>
        {turned !== undefined && (
          <Notice kind="success" live>
            <p>{kind ? t('off.done.kind', { kind: kind.name(speech) }) : t('off.done')}</p>
          </Notice>
        )}
        {on.length === 0 && turned !== everything && <p class="lead">{t('off.nothing')}</p>}
        {on.length > 0 && (
          <>
            <p class="lead">{t('off.lead')}</p>
            <form method="post" action={path}>
              <button type="submit">{t('off.all')}</button>
            </form>
            <form class="section" method="post" action={path}>
              <h2>{t('off.some')}</h2>
              <ul class="links">
                {on.map((one) => (
                  <li>
                    <button class="secondary" type="submit" name="kind" value={one.kind}>
                      {one.name(speech)}
                    </button>
                  </li>
                ))}
              </ul>
            </form>
          </>
        )}
        <p class="hint">
          {t('off.choose')} <a href={href('notices', { lang })}>{t('notices.title')}</a>
        </p>
        <p class="hint">{t('notices.signIn')}</p>
      </article>
    </Page>
  )
}
