import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Facts, Notice, Page } from '#ui'
import { StatusBadge } from '../../pages/place-table.tsx'
import { SourceLinks } from '../../pages/source-links.tsx'
import type { Faults, StepForm } from '../forms.ts'
import type { Accession } from '../model.ts'
import { type NextThing, nextThing, remarksOf, type Stage, stageOf } from '../pipeline.ts'
import { sayDate, sayRemark, sayStage, stepName } from '../words.ts'
import { History } from './history.tsx'
import { ReasonForm } from './reason.tsx'
import { StepFields } from './step-form.tsx'
import { StepList } from './step-list.tsx'

/** What has just happened, as the address says it. */
export const happenings = ['saved', 'welcomed', 'takenBack', 'ended', 'takenUp'] as const
export type Happening = (typeof happenings)[number]

const sentences = {
  saved: 'record.saved',
  welcomed: 'record.welcomed',
  takenBack: 'record.takenBack',
  ended: 'end.ended',
  takenUp: 'end.takenUp',
} as const satisfies Record<Happening, string>

/** What was sent and not taken, by form. */
export interface Rejected {
  step?: { typed: StepForm; faults: Faults<keyof StepForm> }
  /** `end`, or the record that was to be taken back. */
  reason?: { of: string; typed: string; error: string }
}

export interface AccessionProps {
  view: View
  today: string
  accession: Accession
  /** In the reader's language. */
  country: string
  /** Who may change it, and whether they may welcome. */
  may: { record: boolean; welcome: boolean }
  happened: Happening | undefined
  rejected: Rejected
}

export function AccessionPage(props: AccessionProps) {
  const { view, accession, today, may, rejected, happened } = props
  const { speech, lang } = view
  const t = speech.words('membership')
  const { place, records } = accession
  const stage = stageOf(accession)
  const next = nextThing(accession, today)
  const remarks = remarksOf(records)
  const title = t('accession.title', { place: place.name })
  const over = stage === 'welcomed' || stage === 'ended'
  return (
    <Page view={view} title={title} section="desk" indexed={false} demonstration={place.demonstration}>
      {may.record && (
        <Breadcrumb speech={speech} crumbs={[{ label: t('accessions.title'), href: href('accessions', { lang }) }]} />
      )}
      <h1>{title}</h1>
      <p class="lead">{sayStage(speech, stage)}</p>
      {happened && (
        <Notice kind="success" live>
          <p>{t(sentences[happened], { place: place.name })}</p>
        </Notice>
      )}
      <div class="split">
        <div>
          {next ? <NextStep view={view} next={next} /> : <Over view={view} accession={accession} stage={stage} />}
          {remarks.length > 0 && (
            <Notice kind="warning" title={t('remark.title')}>
              <ul>
                {remarks.map((remark) => (
                  <li>{sayRemark(speech, remark)}</li>
                ))}
              </ul>
            </Notice>
          )}
          <StepList view={view} records={records} today={today} />
          {may.record && !over && (
            <StepFields view={view} accession={accession} next={next} welcome={may.welcome} rejected={rejected.step} />
          )}
          <History view={view} accession={accession} may={may} rejected={rejected.reason} />
        </div>
        <aside>
          <About {...props} />
          {may.record && stage !== 'welcomed' && <End view={view} accession={accession} rejected={rejected.reason} />}
        </aside>
      </div>
    </Page>
  )
}

function NextStep({ view, next }: { view: View; next: NextThing }) {
  const { speech } = view
  const t = speech.words('membership')
  const { step, dueOn, overdue } = next
  return (
    <section class="next-step">
      <h2>{t('next.title')}</h2>
      <p>
        <strong>{stepName(speech, step)}.</strong> {t(`step.about.${step}`)}
      </p>
      <p>
        {dueOn === null
          ? t('next.unplanned')
          : t(overdue ? 'next.overdue' : 'next.planned', { date: speech.date(dueOn) })}
      </p>
    </section>
  )
}

function Over({ view, accession, stage }: { view: View; accession: Accession; stage: Stage }) {
  const { speech, lang } = view
  const t = speech.words('membership')
  const { place, endedOn, endedReason } = accession
  if (stage === 'ended') {
    return (
      <Notice>
        <p>{t('stage.sentence.ended', { date: endedOn ? speech.date(endedOn) : '', reason: endedReason ?? '' })}</p>
      </Notice>
    )
  }
  return (
    <section class="next-step">
      <h2>{t('accession.welcomed.title', { place: place.name })}</h2>
      <p>{t('accession.welcomed.text')}</p>
      <p class="actions">
        <a class="button" href={href('membership', { lang, id: place.id })}>
          {t('accession.welcomed.go')}
        </a>
      </p>
    </section>
  )
}

function About({ view, accession, country }: AccessionProps) {
  const { speech, lang } = view
  const t = speech.words('membership')
  const { id, place, openedAt, note, source } = accession
  const facts = [
    { label: t('accession.place'), value: <a href={href('place', { lang, id: place.id })}>{place.name}</a> },
    { label: t('accession.country'), value: country },
    { label: t('accession.status'), value: <StatusBadge speech={speech} status={place.status} /> },
    {
      label: t('accession.opened'),
      value: openedAt ? sayDate(speech, openedAt.toISOString().slice(0, 10)) : t('accession.opened.record'),
    },
    ...(note
      ? [{ label: t('accession.note'), value: <Note view={view} text={note} ofRecord={source !== null} /> }]
      : []),
    ...(source ? [{ label: t('accession.source'), value: <SourceLinks view={view} source={source} /> }] : []),
  ]
  return (
    <>
      <Facts facts={facts} />
      <p>
        <a href={href('accessionLetter', { lang, accession: id })}>{t('letter.go')}</a>
      </p>
      <p>
        <a href={href('membership', { lang, id: place.id })}>{t('accession.membership', { place: place.name })}</a>
      </p>
    </>
  )
}

/** The record's notes are in English. */
function Note({ view, text, ofRecord }: { view: View; text: string; ofRecord: boolean }) {
  return (
    <span class="as-written" lang={ofRecord && view.lang !== 'en' ? 'en' : undefined}>
      {text}
    </span>
  )
}

/** Ends it, or takes it up again. */
function End({ view, accession, rejected }: { view: View; accession: Accession; rejected: Rejected['reason'] }) {
  const { lang } = view
  const t = view.speech.words('membership')
  const action = href('accessionEnd', { lang, accession: accession.id })
  if (accession.endedOn !== null) {
    return (
      <form method="post" action={action}>
        <input type="hidden" name="again" value="yes" />
        <button class="secondary" type="submit">
          {t('end.takeUp')}
        </button>
      </form>
    )
  }
  const wrong = rejected?.of === 'end' ? rejected : undefined
  return (
    <details class="take-back" open={wrong !== undefined}>
      <summary>{t('end.title')}</summary>
      <p>{t('end.text')}</p>
      <ReasonForm
        view={view}
        id="end-reason"
        action={action}
        label={t('end.reason')}
        submit={t('end.submit')}
        rejected={wrong}
      />
    </details>
  )
}
