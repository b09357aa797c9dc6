import type { Speech } from '#platform/i18n'
import type { Answer } from '../answer.ts'
import { sayAnswer } from '../answer-words.ts'
import type { Item, TextsIn } from '../edition.ts'
import { langOf } from './item-inputs.tsx'

interface AnswerValueProps {
  speech: Speech
  item: Item
  text: ReturnType<TextsIn['item']>
  answer: Answer
}

/** An answer in words, for reading. */
export function AnswerValue({ speech, item, text, answer }: AnswerValueProps) {
  const said = sayAnswer(speech, item, text, answer)
  const lang = answer.state === 'answered' ? langOf(text) : {}
  if (said.length === 1) return <span {...lang}>{said[0]}</span>
  return (
    <ul {...lang}>
      {said.map((one) => (
        <li>{one}</li>
      ))}
    </ul>
  )
}
