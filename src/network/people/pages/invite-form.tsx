import type { Child } from 'hono/jsx'
import type { View } from '#platform/http'
import { languages } from '#platform/i18n'
import { SelectField, TextField } from '#ui'
import type { Role } from '../../roles.ts'
import { validity, workLanguages } from '../model.ts'
import { roleName } from '../words.ts'
import type { Errors, Typed } from './forms.ts'

interface InviteFormProps {
  view: View
  action: string
  /** Roles on offer; with a single one there is nothing to choose. */
  offered: readonly Role[]
  typed: Typed
  errors: Errors
  submit: string
  children?: Child
}

export function InviteForm({ view, action, offered, typed, errors, submit, children }: InviteFormProps) {
  const { speech } = view
  const t = speech.words('people')
  const error = (field: keyof Typed) => errors[field] && t(errors[field])
  const [only] = offered
  return (
    <form class="invite" method="post" action={action} novalidate>
      {children}
      <TextField
        name="email"
        label={t('invite.email')}
        type="email"
        autocomplete="off"
        required
        value={typed.email}
        error={error('email')}
      />
      <TextField name="name" label={t('invite.name')} hint={t('invite.name.hint')} maxlength={200} value={typed.name} />
      {offered.length === 1 && only ? (
        <p>
          <input type="hidden" name="role" value={only} />
          {speech.words('trail')('detail', { label: t('invite.role'), value: roleName(speech, only) })}
        </p>
      ) : (
        <SelectField
          name="role"
          label={t('invite.role')}
          choices={offered.map((role) => ({ value: role, label: roleName(speech, role) }))}
          value={typed.role}
          error={error('role')}
        />
      )}
      <div class="field-row">
        <TextField name="from" type="date" label={t('invite.from')} value={typed.from} error={error('from')} />
        <TextField
          name="until"
          type="date"
          label={t('invite.until')}
          hint={t('invite.until.hint')}
          value={typed.until}
          error={error('until')}
        />
      </div>
      <WorkLanguages view={view} chosen={typed.languages} />
      <div class="field-row">
        <SelectField
          name="language"
          label={t('invite.language')}
          choices={languages.map((lang) => ({ value: lang, label: speech.language(lang) }))}
          value={typed.language}
        />
        <SelectField
          name="days"
          label={t('invite.days')}
          choices={validity.map((days) => ({ value: String(days), label: t('invite.days.count', { count: days }) }))}
          value={typed.days}
        />
      </div>
      <button type="submit">{submit}</button>
    </form>
  )
}

/** Folded: most invitations need none, and the list is long. */
function WorkLanguages({ view, chosen }: { view: View; chosen: readonly string[] }) {
  const { speech } = view
  const t = speech.words('people')
  const named = workLanguages
    .map((code) => ({ code, name: speech.language(code) }))
    .sort((a, b) => speech.compare(a.name, b.name))
  return (
    <details class="work-languages" open={chosen.length > 0}>
      <summary>{t('invite.languages')}</summary>
      <fieldset>
        <legend class="unseen">{t('invite.languages')}</legend>
        <div class="work-language-list">
          {named.map(({ code, name }) => (
            <label>
              <input type="checkbox" name="languages" value={code} checked={chosen.includes(code)} />
              <span>{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </details>
  )
}
