import type { View } from '#platform/http'
import { languages } from '#platform/i18n'
import { SelectField, TextArea, TextField } from '#ui'
import type { CountryNames } from '../../names.ts'
import { type Fault, type Faults, type Field, inputsOf, type Typed } from '../fields.ts'
import type { GroupPart } from '../model.ts'

interface Props {
  view: View
  /** Whose fields they are: their words. */
  of: GroupPart | 'group'
  fields: readonly Field[]
  typed: Typed
  faults: Faults
  places: readonly { id: string; name: string }[]
  countries: CountryNames
  demonstration: boolean
}

/** Fields drawn from their description; what is invented has no source. */
export function GroupFields({ fields, demonstration, ...props }: Props) {
  return (
    <>
      {fields
        .filter(({ name }) => !(demonstration && name === 'source'))
        .map((field) => (
          <FieldInputs {...props} field={field} />
        ))}
    </>
  )
}

function FieldInputs(props: Omit<Props, 'fields' | 'demonstration'> & { field: Field }) {
  const { view, field } = props
  const inputs = inputsOf(field)
  if (inputs.length === 1) return <Input {...props} input={field.name} label={labelOf(view, props.of, field.name)} />
  return (
    <div class="side-by-side">
      {inputs.map((input, at) => (
        <Input
          {...props}
          input={input}
          label={view.speech.words('networks')('field.inLanguage', {
            field: labelOf(view, props.of, field.name),
            language: view.speech.language(languages[at] ?? ''),
          })}
        />
      ))}
    </div>
  )
}

type InputProps = Omit<Props, 'fields' | 'demonstration'> & { field: Field; input: string; label: string }

function Input({ view, of, field, input, label, typed, faults, places, countries }: InputProps) {
  const { speech } = view
  const t = speech.words('networks')
  const value = typed[input] ?? ''
  const fault = faults[input]
  const shared = { name: input, label, value, error: fault && sayFault(view, fault) }
  switch (field.kind) {
    case 'area':
      return <TextArea {...shared} rows={4} />
    case 'documents':
      return <TextArea {...shared} hint={t('field.documents.hint')} rows={3} />
    case 'choice':
      return (
        <SelectField
          {...shared}
          {...(!field.required && { any: t('fact.none') })}
          choices={(field.choices ?? []).map((choice) => ({
            value: choice,
            label: choiceName(view, of, field.name, choice),
          }))}
        />
      )
    case 'place':
      return (
        <SelectField
          {...shared}
          any={t('field.none')}
          choices={places.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )
    case 'country':
      return (
        <SelectField
          {...shared}
          any={t('field.none')}
          choices={[...countries].map(([code, name]) => ({ value: code, label: name }))}
        />
      )
    case 'date':
      return <TextField {...shared} hint={t('field.date.hint')} maxlength={10} />
    case 'number':
      return <TextField {...shared} inputmode="numeric" maxlength={3} />
    case 'page':
      return <TextField {...shared} type="url" />
    default:
      return <TextField {...shared} maxlength={500} />
  }
}

const labels = {
  name: 'field.name',
  acronym: 'field.acronym',
  purpose: 'field.purpose',
  decided_by: 'group.decidedBy',
  attached_to: 'group.attachedTo',
  from_on: 'field.from',
  until_on: 'field.until',
  note: 'group.note',
  source: 'column.source',
  kind: 'field.kind',
  seats: 'field.seats',
  standing: 'field.standing',
  place_id: 'column.place',
  country: 'field.country',
  format: 'field.format',
  location: 'field.location',
  summary: 'field.summary',
  documents: 'field.documents',
  title: 'field.title',
  begun_on: 'field.begun',
  drafted_on: 'field.drafted',
  adopted_on: 'field.adopted',
  document: 'field.document',
} as const

function labelOf({ speech }: View, of: Props['of'], name: string): string {
  const t = speech.words('networks')
  if (of === 'members' && name === 'name') return t('field.name.member')
  return name in labels ? t(labels[name as keyof typeof labels]) : name
}

function choiceName({ speech }: View, of: Props['of'], name: string, choice: string): string {
  const t = speech.words('networks') as (key: string) => string
  if (name === 'format') return t(`format.${choice}`)
  if (name === 'standing') return t(`standing.${choice}`)
  return t(of === 'outputs' ? `outputKind.${choice}` : `kindOf.${choice}`)
}

const sayFault = ({ speech }: View, fault: Fault): string => speech.words('networks')(`field.fault.${fault}`)
