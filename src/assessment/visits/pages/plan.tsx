import type { Place } from '#network'
import type { View } from '#platform/http'
import { languages } from '#platform/i18n'
import { href } from '#routes'
import { Breadcrumb, Empty, Notice, Page, SelectField, TextField } from '#ui'
import type { Round } from '../../model.ts'
import { modes, type Visit, visitKinds } from '../model.ts'
import { VisitTable } from './board.tsx'
import type { Faults, Typed } from './forms.ts'

interface PlanProps {
  view: View
  round: Round
  place: Place
  visits: readonly Visit[]
  runs: boolean
  typed: Typed
  faults: Faults
}

/** The visits that came of a round; for the secretariat, the way to plan one. */
export function PlanPage(props: PlanProps) {
  const { view, round, place, visits, runs } = props
  const { speech, lang } = view
  const t = speech.words('visits')
  const title = t('ofRound.title', { place: place.name, year: String(round.year) })
  return (
    <Page view={view} title={title} section="desk" demonstration={round.demonstration} indexed={false}>
      <Breadcrumb speech={speech} crumbs={[{ label: t('title'), href: href('visits', { lang }) }]} />
      <h1>{title}</h1>
      {visits.length > 0 ? (
        <VisitTable view={view} caption={title} visits={visits} />
      ) : (
        <Empty title={t('ofRound.none')}>
          <p>{t(runs ? 'ofRound.none.run' : 'ofRound.none.read')}</p>
        </Empty>
      )}
      {runs && (round.submittedAt ? <PlanForm {...props} /> : <p>{t('plan.early')}</p>)}
    </Page>
  )
}

function PlanForm({ view, round, typed, faults, visits }: PlanProps) {
  const { speech, lang } = view
  const t = speech.words('visits')
  const error = (field: string) => faults[field] && t(`error.${faults[field]}`)
  return (
    <section class="section" id="plan">
      <h2>{t('plan.title')}</h2>
      {Object.keys(faults).length > 0 && (
        <Notice kind="error" live>
          <p>{t('form.refused')}</p>
        </Notice>
      )}
      <form method="post" action={href('visitOfRound', { lang, round: round.id })} novalidate>
        <div class="field-row">
          <SelectField
            name="kind"
            label={t('field.kind')}
            value={typed['kind'] ?? (visits.length > 0 ? 'monitoring' : 'first')}
            error={error('kind')}
            choices={visitKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          />
          <SelectField
            name="language"
            label={t('field.language')}
            value={typed['language'] ?? lang}
            error={error('language')}
            choices={languages.map((code) => ({ value: code, label: speech.language(code) }))}
          />
        </div>
        <BasicFields view={view} known={typed} error={error} />
        <button type="submit">{t('plan.submit')}</button>
      </form>
    </section>
  )
}

/** How and when it takes place. */
export function BasicFields({
  view,
  known,
  error,
}: {
  view: View
  known: Typed
  error: (field: string) => string | undefined
}) {
  const t = view.speech.words('visits')
  return (
    <div class="field-row">
      <SelectField
        name="mode"
        label={t('field.mode')}
        value={known['mode'] ?? 'on_site'}
        error={error('mode')}
        choices={modes.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))}
      />
      <TextField name="from" type="date" label={t('field.from')} value={known['from']} error={error('from')} />
      <TextField name="until" type="date" label={t('field.until')} value={known['until']} error={error('until')} />
    </div>
  )
}
