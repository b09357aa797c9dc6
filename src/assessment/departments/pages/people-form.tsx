import type { View } from '#platform/http'
import { languages } from '#platform/i18n'
import { SelectField, TextArea, TextField } from '#ui'
import type { Answerer } from '../answerers.ts'
import type { DepartmentFaults, Fault, TypedDepartment } from './forms.ts'

interface PeopleFieldsProps {
  view: View
  answerers: readonly Answerer[]
  typed: TypedDepartment
  faults: DepartmentFaults
  /** In the words of an objection: what the program refused, although it could be read. */
  objection?: string | undefined
}

export const sayFault = (view: View, fault: Fault | undefined): string | undefined =>
  fault && view.speech.words('departments')(fault.key, { list: view.speech.list(fault.list ?? []) })

export function NameField({ view, typed, faults }: Pick<PeopleFieldsProps, 'view' | 'typed' | 'faults'>) {
  const t = view.speech.words('departments')
  return (
    <TextField
      name="name"
      label={t('add.name')}
      hint={t('add.name.hint')}
      required
      maxlength={100}
      value={typed.name}
      error={sayFault(view, faults.name)}
    />
  )
}

/** Those who already act for the place are chosen, others are invited. */
export function PeopleFields({ view, answerers, typed, faults, objection }: PeopleFieldsProps) {
  const t = view.speech.words('departments')
  return (
    <>
      {answerers.length > 0 && (
        <fieldset>
          <legend class="label">{t('add.people')}</legend>
          <div class="options answerers">
            {answerers.map(({ accountId, name }) => (
              <label class="option">
                <input type="checkbox" name="accounts" value={accountId} checked={typed.accounts.includes(accountId)} />
                <span>{name}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <TextArea
        name="emails"
        label={t('add.emails')}
        hint={t('add.emails.hint')}
        value={typed.emails}
        error={objection ?? sayFault(view, faults.emails)}
      />
      <SelectField
        name="language"
        label={t('add.language')}
        choices={languages.map((lang) => ({ value: lang, label: view.speech.language(lang) }))}
        value={typed.language}
      />
    </>
  )
}
