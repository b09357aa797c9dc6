import type { Child } from 'hono/jsx'
import type { Speech } from '#platform/i18n'
import { notApplicable } from '../answer-input.ts'
import { sayFigure } from '../answer-words.ts'
import {
  type ChoiceItem,
  hasOptions,
  type InLanguage,
  isNumber,
  type Item,
  type NumberItem,
  takesWholeNumbers,
  type TextsIn,
} from '../edition.ts'
import { RankingInputs, TextInput } from './word-inputs.tsx'

/** Marks words that are not in the language of the page. */
export const langOf = ({ lang, fallback }: InLanguage) => (fallback ? { lang } : {})

export interface ItemInputsProps {
  speech: Speech
  item: Item
  text: ReturnType<TextsIn['item']>
  /** As sent by a form. */
  values: readonly string[]
  invalid?: boolean
}

/** The inputs of one item, all under the name of its key; meant to stand in a fieldset that asks and is described. */
export function ItemInputs(props: ItemInputsProps) {
  const { item } = props
  const t = props.speech.words('instruments')
  return (
    <div class="options">
      {item.kind === 'multiple' && <p class="hint">{t('input.several')}</p>}
      {hasOptions(item) && <Options {...props} item={item} />}
      {isNumber(item) && <NumberInput {...props} item={item} />}
      {item.kind === 'ranking' && <RankingInputs {...props} item={item} />}
      {item.kind === 'text' && <TextInput {...props} item={item} />}
      {item.may_not_apply && <NotApplicable {...props} />}
      {item.kind === 'single' && <Withdrawal {...props} />}
    </div>
  )
}

function Options({ item, text, values }: ItemInputsProps & { item: ChoiceItem }) {
  return (
    <>
      {item.options.map((option) => (
        <Option
          type={item.kind === 'single' ? 'radio' : 'checkbox'}
          name={item.key}
          value={option.code}
          checked={values.includes(option.code)}
          exclusive={'exclusive' in option && option.exclusive}
        >
          <span {...langOf(text)}>{text.options[option.code]}</span>
        </Option>
      ))}
    </>
  )
}

function NumberInput({ speech, item, text, values, invalid }: ItemInputsProps & { item: NumberItem }) {
  const t = speech.words('instruments')
  const whole = takesWholeNumbers(item)
  return (
    <label class="number">
      <span>{t('input.number')}</span>
      <span class="number-unit">
        {item.kind === 'number' && text.unit && (
          <span {...langOf(text)}>{t('input.counted', { unit: text.unit })}</span>
        )}
        <input
          type="text"
          inputmode={whole ? 'numeric' : 'decimal'}
          name={item.key}
          value={values.find((value) => value !== notApplicable)}
          maxlength={20}
          autocomplete="off"
          aria-invalid={invalid ? 'true' : undefined}
        />
        {item.kind === 'percent' && <span>%</span>}
      </span>
      <span class="hint">{rangeOf(speech, item)}</span>
    </label>
  )
}

export function rangeOf(speech: Speech, item: NumberItem): string {
  const t = speech.words('instruments')
  const min = sayFigure(speech, item, item.min)
  if (item.max === undefined) return t(takesWholeNumbers(item) ? 'input.from.whole' : 'input.from', { min })
  return t(takesWholeNumbers(item) ? 'input.range.whole' : 'input.range', {
    min,
    max: sayFigure(speech, item, item.max),
  })
}

function NotApplicable({ speech, item, text, values }: ItemInputsProps) {
  const t = speech.words('instruments')
  return (
    <Option
      type={item.kind === 'single' ? 'radio' : 'checkbox'}
      name={item.key}
      value={notApplicable}
      checked={values.includes(notApplicable)}
      exclusive
      apart
    >
      <span>
        {t('answer.na')}
        {text.not_applicable && (
          <span class="hint" {...langOf(text)}>
            {text.not_applicable}
          </span>
        )}
      </span>
    </Option>
  )
}

/** A radio button cannot be unticked: this one takes the answer back. Nothing given, nothing to take back. */
function Withdrawal({ speech, item, values }: ItemInputsProps) {
  const given = values.some((value) => value !== '')
  return (
    <Option type="radio" name={item.key} value="" checked={false} apart hidden={!given}>
      <span>{speech.words('instruments')('answer.missing')}</span>
    </Option>
  )
}

interface OptionProps {
  type: 'radio' | 'checkbox'
  name: string
  value: string
  checked: boolean
  exclusive?: boolean
  apart?: boolean
  hidden?: boolean
  children?: Child
}

function Option({ type, name, value, checked, exclusive, apart, hidden, children }: OptionProps) {
  return (
    <label class={apart ? 'option apart' : 'option'} hidden={hidden}>
      <input
        type={type}
        name={name}
        value={value}
        checked={checked}
        data-exclusive={exclusive && type === 'checkbox' ? 'true' : undefined}
      />
      {children}
    </label>
  )
}
