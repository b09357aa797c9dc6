import { itemTextsOf, type DraftItem } from '../draft-shape.ts'
import { limits } from '../draft-form.ts'
import { sayFault, optionName } from './fault-words.ts'
import { Do, type EditorProps, missing, Pair } from './pair.tsx'

type Props = EditorProps & { item: DraftItem }

/** What may be chosen, in every language, in its order. */
export function ItemOptions(props: Props) {
  const { speech, draft, faults, item } = props
  const t = speech.words('surveyBuilder')
  const general = (['few_options', 'only_exclusive'] as const).filter((fault) =>
    missing(faults, fault, { at: item.key }),
  )
  return (
    <fieldset class="survey-options">
      <legend>{t('options')}</legend>
      {general.map((fault) => (
        <p class="survey-missing">{sayFault(speech, draft, { fault, at: item.key })}</p>
      ))}
      <ol>
        {item.options.map(({ code, exclusive }, index) => (
          <li>
            <OptionFields {...props} code={code} exclusive={exclusive} index={index} />
          </li>
        ))}
      </ol>
      <Do say={`add option ${item.key}`}>{t('option.add')}</Do>
    </fieldset>
  )
}

function OptionFields(props: Props & { code: string; exclusive: boolean; index: number }) {
  const { speech, draft, item, code, exclusive, index } = props
  const t = speech.words('surveyBuilder')
  const name = optionName(draft, speech, item.key, code)
  return (
    <>
      <input type="hidden" name={`${item.key}.option`} value={code} />
      <Pair
        {...props}
        name={`${item.key}:${code}`}
        label={t('option.number', { number: index + 1 })}
        of={(lang) => itemTextsOf(draft, lang, item.key).options[code] ?? ''}
        maxlength={limits.option}
        rows={1}
        fault="option"
        at={item.key}
        code={code}
      />
      <div class="survey-buttons">
        {item.kind === 'multiple' && (
          <label class="tick">
            <input type="checkbox" name={`${item.key}.exclusive`} value={code} checked={exclusive} />
            <span>{t('option.exclusive')}</span>
          </label>
        )}
        {index > 0 && (
          <Do say={`move option ${item.key} ${code} up`} of={name}>
            {t('move.up')}
          </Do>
        )}
        {index < item.options.length - 1 && (
          <Do say={`move option ${item.key} ${code} down`} of={name}>
            {t('move.down')}
          </Do>
        )}
        <Do say={`remove option ${item.key} ${code}`} of={name}>
          {t('remove')}
        </Do>
      </div>
    </>
  )
}
