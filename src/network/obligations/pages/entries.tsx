import type { View } from '#platform/http'
import { href } from '#routes'
import { SelectField, TextArea, TextField } from '#ui'
import { TakeBack } from '../../accession/pages/reason.tsx'
import { longest } from '../../accession/typed.ts'
import { faultOf } from '../../accession/words.ts'
import { type Entry, obligationNames } from '../model.ts'
import { obligationName } from '../words.ts'
import type { KeptForm } from '../forms.ts'
import type { MembershipProps } from './membership.tsx'

type EntriesProps = Pick<MembershipProps, 'view' | 'place' | 'entries' | 'rejected' | 'today'>

/** What the program cannot see is entered by hand, and can be taken back. */
export function Entries({ view, place, entries, rejected, today }: EntriesProps) {
  const { speech, lang } = view
  const t = speech.words('membership')
  const typed = rejected.kept?.typed
  const error = (field: keyof KeptForm) => faultOf(t, rejected.kept?.faults, field)
  return (
    <section class="section">
      <h2>{t('kept.title')}</h2>
      <p>{t('kept.lead')}</p>
      <form method="post" action={href('obligationsKept', { lang, id: place.id })}>
        <div class="field-row">
          <SelectField
            name="kind"
            label={t('kept.kind')}
            choices={obligationNames.map((kind) => ({ value: kind, label: obligationName(speech, kind) }))}
            value={typed?.kind ?? 'survey'}
            error={error('kind')}
          />
          <TextField name="on" type="date" label={t('kept.on')} value={typed?.on ?? today} error={error('on')} />
        </div>
        <TextArea
          name="note"
          label={t('kept.note')}
          rows={2}
          maxlength={longest.note}
          value={typed?.note}
          error={error('note')}
        />
        <button type="submit">{t('kept.submit')}</button>
      </form>
      {entries.length > 0 && (
        <details open={rejected.reason !== undefined}>
          <summary>{t('kept.entries', { count: entries.length })}</summary>
          <ol class="happenings" role="list">
            {entries.map((entry) => (
              <li class={entry.takenBackAt ? 'taken-back' : undefined}>
                <EntryItem view={view} entry={entry} />
                {!entry.takenBackAt && (
                  <TakeBack
                    view={view}
                    record={entry.id}
                    action={href('obligationTakeBack', { lang, id: place.id, record: entry.id })}
                    rejected={rejected.reason?.of === entry.id ? rejected.reason : undefined}
                  />
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  )
}

function EntryItem({ view: { speech }, entry }: { view: View; entry: Entry }) {
  const t = speech.words('membership')
  const { kind, on, note, recordedAt, recordedBy, takenBackAt, takenBackBy, takenBackReason } = entry
  const what = t('kept.entry', { what: obligationName(speech, kind), date: speech.date(on) })
  const date = speech.date(recordedAt)
  const back = { date: takenBackAt ? speech.date(takenBackAt) : '', reason: takenBackReason ?? '' }
  return (
    <>
      <p class="what">{takenBackAt ? <s>{what}</s> : what}</p>
      {note && <p class="as-written">{note}</p>}
      <div class="hint">
        <p>
          {recordedBy === null
            ? t('accession.history.bySomebody', { date })
            : t('accession.history.by', { name: recordedBy, date })}
        </p>
        {takenBackAt && (
          <p>
            {takenBackBy === null
              ? t('accession.history.takenBack', back)
              : t('accession.history.takenBackBy', { name: takenBackBy, ...back })}
          </p>
        )}
      </div>
    </>
  )
}
