import type { Speech } from '#platform/i18n'
import type { TextsIn } from '../edition.ts'
import { langOf } from './item-inputs.tsx'

interface TermsExplainedProps {
  speech: Speech
  texts: TextsIn
  /** Keys of the glossary; with none there is nothing to show. */
  terms: readonly string[]
}

/** Terms with their meanings, folded away beside what uses them. */
export function TermsExplained({ speech, texts, terms }: TermsExplainedProps) {
  if (terms.length === 0) return null
  return (
    <details class="terms-explained">
      <summary>{speech.words('instruments')('item.terms')}</summary>
      <dl>
        {terms.map((key) => {
          const { term, meaning, ...text } = texts.term(key)
          return (
            <div {...langOf(text)}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          )
        })}
      </dl>
    </details>
  )
}
