import { subjectKeys, subjectName } from '#instruments'
import { SelectField, TextArea, TextField } from '#ui'
import { sayFault } from '../fault-words.ts'
import type { Field } from '../model.ts'
import { findKindWord, kindWord } from '../words.ts'
import { dateInput, fieldOf, type FormProps, named } from './form-parts.ts'
import { fieldName, first, isTicked, placesName } from './form-reading.ts'

export function OwnField(props: FormProps & { field: Field }) {
  const { view, kind, typed, field } = props
  const { speech } = view
  const t = speech.words('entries')
  const shown = fieldOf(props)(fieldName(field.key))
  const label = named(props, kindWord(speech, kind, `field.${field.key}`), field.required === true)
  const hint = findKindWord(speech, kind, `hint.${field.key}`) ?? usualHint(props, field)
  const described = { label, ...(hint !== undefined && { hint }) }
  if (isTicked(field.type)) return <Ticks {...props} field={field} {...described} />
  switch (field.type) {
    case 'choice':
      return <SelectField {...shown} {...described} any={t('form.none')} choices={choicesOf(props, field)} />
    case 'lines':
    case 'links':
      return <TextArea {...shown} {...described} rows={4} />
    case 'entries':
    case 'languages':
    case 'countries':
      return (
        <>
          <TextArea {...shown} {...described} rows={2} />
          {field.type === 'entries' && <NamedHelp {...props} of={field.kind} />}
        </>
      )
    case 'entry': {
      const entries = props.named.get(field.kind) ?? []
      const gone = shown.value !== '' && !entries.some(({ id }) => id === shown.value)
      const choices = [
        ...entries.map(({ id, title }) => ({ value: id, label: title })),
        ...(gone ? [{ value: shown.value, label: shown.value }] : []),
      ]
      return <SelectField {...shown} {...described} any={t('form.none')} choices={choices} />
    }
    default:
      return (
        <TextField
          {...shown}
          {...described}
          {...(field.type === 'date' && { type: dateInput(first(typed, shown.name)) })}
          {...(field.type === 'address' && { type: 'url' as const })}
          {...(['integer', 'number', 'money'].includes(field.type) && { inputmode: 'decimal' as const })}
        />
      )
  }
}

function usualHint({ view }: FormProps, { type }: Field): string | undefined {
  const t = view.speech.words('entries')
  switch (type) {
    case 'day':
    case 'time':
    case 'time zone':
    case 'languages':
    case 'countries':
    case 'country':
    case 'language':
    case 'lines':
    case 'links':
    case 'money':
    case 'entries':
      return t(`form.hint.${type.replace(' ', '') as 'day'}`)
    default:
      return undefined
  }
}

const choicesOf = ({ view, kind }: FormProps, field: Field) =>
  ('of' in field ? field.of : []).map((value) => ({
    value,
    label: findKindWord(view.speech, kind, `choice.${field.key}.${value}`) ?? value,
  }))

interface TicksProps extends FormProps {
  field: Field
  label: string
  hint?: string
}

function Ticks(props: TicksProps) {
  const { view, typed, faults, field, label, hint } = props
  const name = fieldName(field.key)
  const fault = faults[name]
  const choices =
    field.type === 'subjects'
      ? subjectKeys.map((key) => ({ value: key as string, label: subjectName(key, view.lang) }))
      : field.type === 'yes'
        ? [{ value: 'yes', label }]
        : choicesOf(props, field)
  const boxes = choices.map(({ value, label: word }) => (
    <label class="option">
      <input type="checkbox" name={name} value={value} checked={typed[name]?.includes(value)} />
      <span>{word}</span>
    </label>
  ))
  return (
    <fieldset class={fault ? 'entry-ticks invalid' : 'entry-ticks'}>
      <legend class={field.type === 'yes' ? 'unseen' : undefined}>{label}</legend>
      {hint !== undefined && <p class="hint">{hint}</p>}
      {fault && <p class="error">{sayFault(view.speech, fault)}</p>}
      <div class="entry-boxes">{boxes}</div>
    </fieldset>
  )
}

export function PlacesField(props: FormProps & { role: string; required: boolean }) {
  const { view, kind, role, required } = props
  const { speech } = view
  const t = speech.words('entries')
  const label = named(props, kindWord(speech, kind, `field.${role}`), required)
  const own = findKindWord(speech, kind, `hint.${role}`)
  return <TextArea {...fieldOf(props)(placesName(role))} label={label} hint={own ?? t('form.places.hint')} rows={3} />
}

export function PlacesHelp({ view, places }: FormProps) {
  return (
    <details class="entry-help">
      <summary>{view.speech.words('entries')('form.places.list', { count: places.length })}</summary>
      <ul class="entry-help-list">
        {places.map(({ id, name }) => (
          <li>
            {name} <code>{id}</code>
          </li>
        ))}
      </ul>
    </details>
  )
}

function NamedHelp({ view, named: known, of }: FormProps & { of: string }) {
  const t = view.speech.words('entries')
  const entries = known.get(of) ?? []
  return (
    <details class="entry-help">
      <summary>{t('form.entries.list', { count: entries.length })}</summary>
      <ul class="entry-help-list">
        {entries.map(({ id, title }) => (
          <li>
            {title} <code>{id}</code>
          </li>
        ))}
      </ul>
    </details>
  )
}
