import type { View } from '#platform/http'
import { href } from '#routes'
import { SourceLinks } from '../../pages/source-links.tsx'
import type { Accession, StepRecord } from '../model.ts'
import { sayDone, stepName } from '../words.ts'
import type { Rejected } from './accession.tsx'
import { TakeBack } from './reason.tsx'

interface HistoryProps {
  view: View
  accession: Accession
  may: { record: boolean; welcome: boolean }
  rejected: Rejected['reason']
}

export function History({ view, accession, may, rejected }: HistoryProps) {
  const { lang } = view
  const t = view.speech.words('membership')
  const { id, records } = accession
  const mayTakeBack = (record: StepRecord) =>
    may.record && !record.takenBackAt && (may.welcome || !(record.done && record.step === 'welcome'))
  return (
    <section>
      <h2>{t('accession.history')}</h2>
      {records.length === 0 ? (
        <p>{t('accession.history.none')}</p>
      ) : (
        <>
          <p class="hint">{t('accession.history.lead')}</p>
          <ol class="happenings" role="list">
            {records.toReversed().map((record) => (
              <li class={record.takenBackAt ? 'taken-back' : undefined}>
                <Entry view={view} record={record} />
                {mayTakeBack(record) && (
                  <TakeBack
                    view={view}
                    record={record.id}
                    action={href('accessionStepTakeBack', { lang, accession: id, record: record.id })}
                    rejected={rejected?.of === record.id ? rejected : undefined}
                  />
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

function Entry({ view, record }: { view: View; record: StepRecord }) {
  const { speech } = view
  const t = speech.words('membership')
  const { step, done, doneOn, dueOn, note, document, source, recordedAt } = record
  const what = done
    ? t('accession.history.done', { step: stepName(speech, step), date: sayDone(speech, doneOn) })
    : t('accession.history.planned', { step: stepName(speech, step), date: dueOn ? speech.date(dueOn) : '' })
  return (
    <>
      <p class="what">
        {record.takenBackAt ? <s>{what}</s> : what}
        {document && (
          <>
            {' '}
            <a href={document} rel="noreferrer">
              {t('accession.document')}
            </a>
          </>
        )}
      </p>
      {note && (
        // The record's notes are in English.
        <p class="as-written" lang={source === null || view.lang === 'en' ? undefined : 'en'}>
          {note}
        </p>
      )}
      <div class="hint">
        {recordedAt ? <p>{entered(view, record, recordedAt)}</p> : <p>{t('accession.history.record')}</p>}
        {source && <SourceLinks view={view} source={source} />}
        {record.takenBackAt && <p>{takenBack(view, record, record.takenBackAt)}</p>}
      </div>
    </>
  )
}

function entered({ speech }: View, { recordedBy }: StepRecord, at: Date): string {
  const t = speech.words('membership')
  const date = speech.date(at)
  return recordedBy === null
    ? t('accession.history.bySomebody', { date })
    : t('accession.history.by', { name: recordedBy, date })
}

function takenBack({ speech }: View, { takenBackBy, takenBackReason }: StepRecord, at: Date): string {
  const t = speech.words('membership')
  const said = { date: speech.date(at), reason: takenBackReason ?? '' }
  return takenBackBy === null
    ? t('accession.history.takenBack', said)
    : t('accession.history.takenBackBy', { name: takenBackBy, ...said })
}
