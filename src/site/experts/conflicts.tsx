import { type Conflict, inLanguage } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Empty, Notice, SelectField, TextArea, TextField } from '#ui'
import type { ConflictErrors, TypedConflict } from './form.ts'

interface ListProps {
  view: View
  conflicts: readonly Conflict[]
  today: string
  /** Where the end of one is sent; without it they are read only. */
  action?: string
  /** The conflict whose last day could not be understood. */
  endError?: string | undefined
}

/** Ties to places and networks, those of a mandate among them. */
export function ConflictList({ view, conflicts, today, action, endError }: ListProps) {
  const t = view.speech.words('networks')
  return (
    <section class="section">
      <h2>{t('conflicts.title')}</h2>
      <p class="hint">{t('conflicts.who')}</p>
      {conflicts.length === 0 ? (
        <Empty title={t('conflicts.none')} />
      ) : (
        <ul class="group-rows" role="list">
          {conflicts.map((conflict) => (
            <li>
              <Tie view={view} conflict={conflict} />
              {action && conflict.kind === 'declared' && (conflict.untilOn === null || conflict.untilOn >= today) && (
                <EndForm
                  view={view}
                  conflict={conflict}
                  today={today}
                  action={action}
                  failed={endError === conflict.id}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Tie({ view, conflict }: { view: View; conflict: Conflict }) {
  const { speech, lang } = view
  const t = speech.words('networks')
  const { placeId, networkId, fromOn, untilOn, reason } = conflict
  const name = inLanguage(conflict.name, lang).text
  const from = speech.date(fromOn)
  return (
    <>
      <h3>
        <a
          href={
            placeId === null ? href('network', { lang, id: networkId ?? '' }) : href('place', { lang, id: placeId })
          }
        >
          {name}
        </a>{' '}
        <span class="also">
          {untilOn === null ? t('days.since', { from }) : t('days.between', { from, until: speech.date(untilOn) })}
        </span>
      </h3>
      <p>{reason ?? t('conflicts.mandate')}</p>
    </>
  )
}

type EndProps = Pick<ListProps, 'view' | 'today'> & { conflict: Conflict; action: string; failed: boolean }

function EndForm({ view, conflict, today, action, failed }: EndProps) {
  const t = view.speech.words('networks')
  const { id, name } = conflict
  const field = `until-${id}`
  return (
    <details open={failed}>
      <summary>
        {t('conflicts.end')}
        <span class="unseen"> {inLanguage(name, view.lang).text}</span>
      </summary>
      <form method="post" action={action}>
        <input type="hidden" name="conflict" value={id} />
        <div class={failed ? 'field invalid' : 'field'}>
          <label for={field}>{t('conflicts.lastDay')}</label>
          {failed && (
            <p class="error" id={`${field}-error`}>
              {t('conflicts.error.end')}
            </p>
          )}
          <input
            id={field}
            name="until"
            type="date"
            value={today}
            aria-describedby={failed ? `${field}-error` : undefined}
          />
        </div>
        <button class="secondary" type="submit" name="do" value="end">
          {t('conflicts.end.submit')}
        </button>
      </form>
    </details>
  )
}

interface FormProps {
  view: View
  action: string
  /** `place:ID` and `network:ID`. */
  offered: readonly { value: string; label: string }[]
  typed: TypedConflict
  errors: ConflictErrors
}

export function ConflictForm({ view, action, offered, typed, errors }: FormProps) {
  const t = view.speech.words('networks')
  const error = (field: keyof ConflictErrors) => errors[field] && t(`conflicts.error.${errors[field]}`)
  return (
    <section class="section">
      <h2>{t('conflicts.declare')}</h2>
      {Object.keys(errors).length > 0 && (
        <Notice kind="error" live>
          <p>{t('facts.refused')}</p>
        </Notice>
      )}
      <form method="post" action={action} novalidate>
        <SelectField
          name="where"
          label={t('conflicts.where')}
          any={t('conflicts.where.choose')}
          value={typed.where}
          error={error('where')}
          choices={offered}
        />
        <div class="field-row">
          <TextField name="from" type="date" label={t('conflicts.from')} value={typed.from} error={error('from')} />
          <TextField
            name="until"
            type="date"
            label={t('conflicts.until')}
            hint={t('conflicts.until.hint')}
            value={typed.until}
            error={error('until')}
          />
        </div>
        <TextArea name="reason" label={t('conflicts.reason')} rows={3} value={typed.reason} error={error('reason')} />
        <button type="submit" name="do" value="declare">
          {t('conflicts.declare.submit')}
        </button>
      </form>
    </section>
  )
}
