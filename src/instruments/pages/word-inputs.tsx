import { notApplicable } from '../answer-input.ts'
import type { RankingItem, TextItem } from '../edition.ts'
import { type ItemInputsProps, langOf } from './item-inputs.tsx'

/** One list a place in the order: no script, no dragging, and every order can be said. */
export function RankingInputs({ speech, item, text, values, invalid }: ItemInputsProps & { item: RankingItem }) {
  const t = speech.words('instruments')
  const chosen = values.filter((value) => value !== notApplicable)
  const named = ['input.rank.1', 'input.rank.2', 'input.rank.3'] as const
  return (
    <div class="ranks">
      <p class="hint">{t('input.ranking', { count: item.most })}</p>
      {Array.from({ length: item.most }, (_, at) => (
        <div class="field">
          <label for={`${item.key}-${at + 1}`}>{t(named[at] ?? 'input.rank', { rank: at + 1 })}</label>
          <select id={`${item.key}-${at + 1}`} name={item.key} aria-invalid={invalid ? 'true' : undefined}>
            <option value="">{t('input.rank.none')}</option>
            {item.options.map(({ code }) => (
              <option value={code} selected={chosen[at] === code} {...langOf(text)}>
                {text.options[code]}
              </option>
            ))}
          </select>
        </div>
      ))}
    </div>
  )
}

/** No limit on the input itself: what is pasted and too long would be cut off without a word. */
export function TextInput({ speech, item, values, invalid }: ItemInputsProps & { item: TextItem }) {
  const t = speech.words('instruments')
  return (
    <div class="field">
      <label for={`${item.key}-text`}>{t('input.text')}</label>
      <p class="hint" id={`${item.key}-most`}>
        {t('input.text.most', { count: item.max_length })}
      </p>
      <textarea
        id={`${item.key}-text`}
        name={item.key}
        rows={item.max_length > 300 ? 6 : 3}
        aria-describedby={`${item.key}-most`}
        aria-invalid={invalid ? 'true' : undefined}
      >
        {values.find((value) => value !== notApplicable)}
      </textarea>
    </div>
  )
}
