import type { View } from '#platform/http'
import type { Offer } from '#platform/sign-in'
import { href } from '#routes'
import { Breadcrumb, Page, QrCode, TextField } from '#ui'
import { CodeField, CodeFromOutbox } from './second-factor-pages.tsx'

interface OfferProps {
  view: View
  offer: Offer
  to: string | undefined
  wrong?: boolean
}

export function OfferPage({ view, offer, to, wrong }: OfferProps) {
  const t = view.speech.words('account')
  const site = view.speech.words('site')('name')
  return (
    <Page view={view} title={t('setUp.title')} indexed={false}>
      <article class="narrow">
        <h1>{t('setUp.title')}</h1>
        <CodeFromOutbox view={view} />
        <h2>{t('setUp.scan.title')}</h2>
        <p>{t('setUp.scan')}</p>
        <QrCode content={offer.appAddress(site)} label={t('setUp.picture')} />
        <p>{t('setUp.typed')}</p>
        <p class="key">{offer.secret}</p>
        <h2>{t('setUp.confirm.title')}</h2>
        <form method="post" action={href('secondFactorConfirm', { lang: view.lang })} novalidate>
          {to && <input type="hidden" name="to" value={to} />}
          <CodeField view={view} hint={t('secondFactor.code.hint')} error={wrong ? t('setUp.wrong') : undefined} />
          <button type="submit">{t('setUp.confirm')}</button>
        </form>
      </article>
    </Page>
  )
}

/** What asks for a fresh code before it is done. */
const asks = {
  move: {
    route: 'secondFactorSetUp',
    title: 'setUp.move.title',
    lead: 'setUp.move.lead',
    submit: 'secondFactor.submit',
  },
  codes: { route: 'recoveryCodes', title: 'codes.renew.title', lead: 'codes.renew.lead', submit: 'codes.renew.submit' },
  off: { route: 'secondFactorOff', title: 'off.title', lead: 'off.lead', submit: 'off.submit' },
} as const

export function ProofPage({ view, kind, wrong }: { view: View; kind: keyof typeof asks; wrong?: boolean }) {
  const t = view.speech.words('account')
  const { route, title, lead, submit } = asks[kind]
  const crumbs = [
    { label: t('back.account'), href: href('account', { lang: view.lang }) },
    { label: t('back.secondFactor'), href: href('secondFactor', { lang: view.lang }) },
  ]
  return (
    <Page view={view} title={t(title)} indexed={false}>
      <article class="narrow">
        <Breadcrumb speech={view.speech} crumbs={crumbs} />
        <h1>{t(title)}</h1>
        <p class="lead">{t(lead)}</p>
        <CodeFromOutbox view={view} />
        <form method="post" action={href(route, { lang: view.lang })} novalidate>
          <TextField
            name="code"
            label={t('proof.code')}
            hint={t('proof.hint')}
            autocomplete="one-time-code"
            required
            maxlength={20}
            error={wrong ? t('proof.wrong') : undefined}
          />
          <button type="submit">{t(submit)}</button>
        </form>
      </article>
    </Page>
  )
}

interface CodesProps {
  view: View
  codes: readonly string[]
  now: Date
  /** Where to go on from here. */
  goOn: string
}

/** Shown once: the file is made on this page, since nothing can bring the codes back. */
export function RecoveryCodesPage({ view, codes, now, goOn }: CodesProps) {
  const t = view.speech.words('account')
  const site = view.speech.words('site')('name')
  const head = t('codes.file', { email: view.account?.email ?? '', site, date: view.speech.date(now) })
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${head}\n\n${codes.join('\n')}\n`)}`
  return (
    <Page view={view} title={t('codes.title')} indexed={false}>
      <article class="narrow">
        <h1>{t('codes.title')}</h1>
        <p class="lead">{t('codes.lead')}</p>
        <ul class="recovery-codes" aria-label={t('codes.list')}>
          {codes.map((code) => (
            <li>{code}</li>
          ))}
        </ul>
        <p class="actions">
          <a class="button" href={file} download="recovery-codes.txt">
            {t('codes.download')}
          </a>
          <span class="hint">{t('codes.print')}</span>
        </p>
        <p class="actions">
          <a class="button secondary" href={goOn}>
            {t('codes.goOn')}
          </a>
        </p>
      </article>
    </Page>
  )
}
