import type { Speech } from '#platform/i18n'
import type { InputFault } from '../answer-input.ts'
import { sayFault } from '../answer-words.ts'
import type { Edition, Item, TextsIn } from '../edition.ts'
import { ItemInputs, langOf } from './item-inputs.tsx'

interface ItemQuestionProps {
  speech: Speech
  edition: Edition
  texts: TextsIn
  item: Item
  /** As sent by a form, or of `valuesOf`. */
  values: readonly string[]
  fault?: InputFault | undefined
  /** Its place in the form, where that is worth saying; a key says nothing to whoever answers once. */
  number?: number | undefined
}

/** One item in a form of any page: question, hint, what is wrong, inputs under the name of its key. */
export function ItemQuestion({ speech, texts, item, values, fault, number }: ItemQuestionProps) {
  const text = texts.item(item.key)
  const own = text.fallback && !texts.edition.fallback
  const described = [text.hint && `${item.key}-hint`, fault && `${item.key}-error`].filter(Boolean).join(' ')
  return (
    <fieldset class={fault ? 'item invalid' : 'item'} id={item.key} aria-describedby={described || undefined}>
      <legend {...langOf(text)}>
        {number !== undefined && <span class="item-number">{speech.number(number)}</span>}
        {text.ask}
      </legend>
      {own && (
        <p class="hint">{speech.words('instruments')('text.fallback', { language: speech.language(text.lang) })}</p>
      )}
      {text.hint && (
        <p class="hint" id={`${item.key}-hint`} {...langOf(text)}>
          {text.hint}
        </p>
      )}
      {fault && (
        <p class="error" id={`${item.key}-error`}>
          {sayFault(speech, item, fault)}
        </p>
      )}
      <ItemInputs speech={speech} item={item} text={text} values={values} invalid={fault !== undefined} />
    </fieldset>
  )
}
