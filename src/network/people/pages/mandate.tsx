import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Facts, Notice, Page, TextField } from '#ui'
import { canBeHandedOver, type HeldMandate, mayTakeBack, standingOf } from '../model.ts'
import { languageNames, roleName, scopeName, standingName } from '../words.ts'
import type { Errors, Typed } from './forms.ts'
import { InviteForm } from './invite-form.tsx'
import { addressOf, crumbsTo } from './people.tsx'

export interface MandateProps {
  view: View
  mandate: HeldMandate
  /** The reader may give it, and so change it. */
  mayChange: boolean
  today: string
  done: 'changed' | 'takenBack' | 'handedOver' | undefined
  /** The last day as it was typed, and why it stays as it was. */
  lastDay?: { typed: string; error: 'error.day' | 'objection.past' | 'objection.lastSecretariat' }
  handover: { typed: Typed; errors: Errors }
}

export function MandatePage(props: MandateProps) {
  const { view, mandate, mayChange, today, done } = props
  const { speech, lang } = view
  const t = speech.words('people')
  const { scope } = mandate
  const title = t('mandate.title', { name: mandate.name, role: roleName(speech, mandate.role) })
  const list = { label: t('scope.title', { name: scopeName(speech, scope) }), href: addressOf(lang, scope) }
  const crumbs = scope.kind === 'programme' ? crumbsTo(view, scope) : [...crumbsTo(view, scope), list]
  const ended = standingOf(mandate, today) === 'past'
  const canTakeBack = mayChange && mayTakeBack(mandate, today)
  return (
    <Page view={view} title={title} demonstration={scope.demonstration} indexed={false}>
      <Breadcrumb speech={speech} crumbs={crumbs} />
      <h1>{title}</h1>
      {done && !(done === 'changed' && canTakeBack) && (
        <Notice kind="success" live>
          <p>{t(`done.${done}`)}</p>
        </Notice>
      )}
      {canTakeBack && <TakeBack {...props} />}
      <MandateFacts {...props} />
      {mayChange && !ended && <LastDay {...props} />}
      {mayChange && !ended && canBeHandedOver(mandate.role) && <Handover {...props} />}
      {!mayChange && <p class="hint">{t('mandate.readOnly')}</p>}
    </Page>
  )
}

function MandateFacts({ view, mandate, today }: MandateProps) {
  const { speech } = view
  const t = speech.words('people')
  const facts = [
    { label: t('column.email'), value: mandate.email },
    { label: t('column.role'), value: roleName(speech, mandate.role), note: t(`role.${mandate.role}.hint`) },
    { label: t('column.scope'), value: scopeName(speech, mandate.scope) },
    { label: t('column.from'), value: speech.date(mandate.fromOn) },
    { label: t('column.until'), value: mandate.untilOn === null ? t('until.open') : speech.date(mandate.untilOn) },
    { label: t('column.languages'), value: languageNames(speech, mandate.languages) || t('languages.none') },
    { label: t('column.standing'), value: standingName(speech, standingOf(mandate, today)) },
  ]
  return <Facts facts={facts} />
}

const actionOf = ({ view, mandate }: MandateProps) => href('mandate', { lang: view.lang, mandate: mandate.id })

function TakeBack(props: MandateProps) {
  const { view, mandate, done } = props
  const { speech } = view
  const t = speech.words('people')
  const { untilOn, untilBefore } = mandate
  return (
    <Notice {...(done === 'changed' && { kind: 'success', live: true })}>
      <p>
        {untilOn === null ? t('mandate.changed.open') : t('mandate.changed', { until: speech.date(untilOn) })}{' '}
        {untilBefore === null ? t('mandate.before.open') : t('mandate.before', { until: speech.date(untilBefore) })}
      </p>
      <form method="post" action={actionOf(props)}>
        <input type="hidden" name="act" value="take-back" />
        <button class="secondary" type="submit">
          {t('mandate.takeBack')}
        </button>
      </form>
    </Notice>
  )
}

function LastDay(props: MandateProps) {
  const { view, mandate, lastDay } = props
  const t = view.speech.words('people')
  return (
    <section>
      <h2>{t('mandate.lastDay.title')}</h2>
      <form method="post" action={actionOf(props)} novalidate>
        <input type="hidden" name="act" value="last-day" />
        <TextField
          name="lastDay"
          type="date"
          label={t('mandate.lastDay')}
          hint={t('mandate.lastDay.hint')}
          value={lastDay?.typed ?? mandate.untilOn ?? ''}
          error={lastDay && t(lastDay.error)}
        />
        <div class="actions">
          <button type="submit">{t('mandate.lastDay.submit')}</button>
        </div>
      </form>
      <details>
        <summary>{t('mandate.end.title')}</summary>
        <p>{t('mandate.end.text', { name: mandate.name })}</p>
        <form method="post" action={actionOf(props)}>
          <input type="hidden" name="act" value="end" />
          <button class="secondary" type="submit">
            {t('mandate.end.submit')}
          </button>
        </form>
      </details>
    </section>
  )
}

function Handover(props: MandateProps) {
  const { view, mandate, handover } = props
  const t = view.speech.words('people')
  return (
    <section id="handover">
      <h2>{t('handover.title')}</h2>
      <p>{t('handover.text', { name: mandate.name })}</p>
      <InviteForm
        view={view}
        action={`${actionOf(props)}#handover`}
        offered={[mandate.role]}
        typed={handover.typed}
        errors={handover.errors}
        submit={t('handover.submit')}
      >
        <input type="hidden" name="act" value="handover" />
      </InviteForm>
    </section>
  )
}
