import { countryName, type InventedCountries } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, DemonstrationBadge, FileField, Notice, Page, SelectField, TextArea, TextField } from '#ui'
import { sayFigure } from '../../pages/score-words.ts'
import { type Faults, fieldOf, type Typed } from '../entry-form.ts'
import { bases, figureKeys, type KnownReport, type OfficialContent, type OfficialSubject, variants } from '../model.ts'
import { megabytes, sayFault, sayReportDate, sayVariant } from './words.ts'

export interface EntryFormProps {
  view: View
  subject: OfficialSubject & { readonly demonstration: boolean }
  invented: InventedCountries
  typed: Typed
  faults: Faults
  /** Where the form is sent. */
  action: string
  /** Sent along unseen. */
  hidden: Readonly<Record<string, string>>
  /** The known comparison whose scores these are. */
  report?: KnownReport | undefined
  /** The version that is corrected. */
  before?: (OfficialContent & { readonly version: number }) | undefined
  /** What stands in the way of the whole form. */
  obstacle?: { readonly sentence: string; readonly link?: { readonly href: string; readonly text: string } } | undefined
}

/** What a published report states of one result, to be copied field by field. */
export function EntryFormPage(props: EntryFormProps) {
  const { view, subject, invented, faults, action, hidden, before, report, obstacle } = props
  const { lang, speech } = view
  const t = speech.words('data')
  const title = t(before ? 'official.correct.title' : 'official.form.title', { place: subject.name })
  const wrong = Object.keys(faults).length
  return (
    <Page view={view} title={title} section="index" demonstration={subject.demonstration} indexed={false}>
      <Breadcrumb
        speech={speech}
        crumbs={[{ label: speech.words('insight')('official.title'), href: href('officialResults', { lang }) }]}
      />
      <h1>
        {title} {subject.demonstration && <DemonstrationBadge label={speech.words('site')('demonstration.badge')} />}
      </h1>
      <p class="hint">{countryName(speech, subject.country, invented)}</p>
      <p class="lead">{t('official.form.lead')}</p>
      {report && (
        <Notice>
          {report.reportDate === null
            ? t('official.form.report.undated')
            : t('official.form.report', { date: sayReportDate(speech, report.reportDate) })}
        </Notice>
      )}
      {wrong > 0 && (
        <Notice kind="error" live>
          {t('official.form.faults', { count: wrong })}
        </Notice>
      )}
      {obstacle && (
        <Notice kind="error" live>
          <p>
            {obstacle.sentence} {obstacle.link && <a href={obstacle.link.href}>{obstacle.link.text}</a>}
          </p>
        </Notice>
      )}
      <form method="post" action={action} enctype="multipart/form-data" class="official-form">
        {Object.entries(hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Scores {...props} />
        <Report {...props} />
        <Evidence {...props} />
        <p class="actions">
          <button type="submit">{t(before ? 'official.correct.submit' : 'official.form.submit')}</button>
        </p>
      </form>
    </Page>
  )
}

function Scores(props: EntryFormProps) {
  const t = props.view.speech.words('data')
  const rest = figureKeys.filter((area) => area !== 'overall')
  const filled = rest.some((area) => props.typed[fieldOf(area)] || props.faults[fieldOf(area)])
  return (
    <fieldset>
      <legend>{t('official.form.scores')}</legend>
      <p class="hint">{t('official.form.scores.lead')}</p>
      <Score {...props} area="overall" />
      <details open={filled}>
        <summary>{t('official.form.areas')}</summary>
        <div class="official-areas">
          {rest.map((area) => (
            <Score {...props} area={area} />
          ))}
        </div>
      </details>
    </fieldset>
  )
}

function Score({ view, typed, faults, area }: EntryFormProps & { area: (typeof figureKeys)[number] }) {
  const name = fieldOf(area)
  return (
    <TextField
      name={name}
      label={sayFigure(view.speech, area)}
      inputmode="decimal"
      value={typed[name]}
      error={faultOf(view, faults, name)}
      maxlength={8}
    />
  )
}

const faultOf = (view: View, faults: Faults, name: string): string | undefined => {
  const fault = faults[name]
  return fault && sayFault(view.speech, fault)
}

const textFields = ['year', 'report_date', 'questionnaire', 'sample_size', 'rank'] as const
const hinted = ['year', 'report_date', 'questionnaire', 'rank'] as const

function Report({ view, typed, faults }: EntryFormProps) {
  const t = view.speech.words('data')
  const field = (name: (typeof textFields)[number]) => {
    const hint = hinted.find((one) => one === name)
    const whole = name === 'year' || name === 'sample_size' || name === 'rank'
    return (
      <TextField
        name={name}
        label={t(`official.form.${name}`)}
        hint={hint && t(`official.form.${hint}.hint`)}
        {...(whole && { inputmode: 'numeric' as const })}
        value={typed[name]}
        error={faultOf(view, faults, name)}
      />
    )
  }
  return (
    <fieldset>
      <legend>{t('official.form.what')}</legend>
      {field('year')}
      {field('report_date')}
      <SelectField
        name="basis"
        label={t('official.form.basis')}
        value={typed['basis'] ?? ''}
        error={faultOf(view, faults, 'basis')}
        choices={bases.map((basis) => ({ value: basis, label: t(`official.form.basis.${basis}`) }))}
      />
      <SelectField
        name="variant"
        label={t('official.form.variant')}
        hint={t('official.form.variant.hint')}
        value={typed['variant'] || 'unspecified'}
        error={faultOf(view, faults, 'variant')}
        choices={variants.map((variant) => ({ value: variant, label: sayVariant(view.speech, variant) }))}
      />
      {field('questionnaire')}
      {field('sample_size')}
      {field('rank')}
      <TextArea
        name="note"
        label={t('official.form.note')}
        hint={t('official.form.note.hint')}
        value={typed['note']}
        error={faultOf(view, faults, 'note')}
        maxlength={1000}
      />
    </fieldset>
  )
}

function Evidence({ view, typed, faults, before }: EntryFormProps) {
  const t = view.speech.words('data')
  const size = { size: megabytes }
  return (
    <fieldset>
      <legend>{t('official.form.evidence')}</legend>
      <p class="hint">{t('official.form.evidence.lead')}</p>
      <TextField
        name="source"
        type="url"
        label={t('official.form.source')}
        value={typed['source']}
        error={faultOf(view, faults, 'source')}
        maxlength={1000}
      />
      <FileField
        name="file"
        label={t('official.form.file')}
        hint={
          <>
            {t('official.form.file.hint', size)}{' '}
            {before?.fileName && t('official.form.file.kept', { name: before.fileName })}
          </>
        }
        accept="application/pdf"
        error={faultOf(view, faults, 'file')}
      />
      {before && (
        <TextField
          name="reason"
          label={t('official.form.reason')}
          hint={t('official.form.reason.hint')}
          value={typed['reason']}
          error={faultOf(view, faults, 'reason')}
          required
          maxlength={1000}
        />
      )}
    </fieldset>
  )
}
