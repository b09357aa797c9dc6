import { SelectField, TextField } from '#ui'
import { guardsBefore, longestText } from '../complete.ts'
import { draftItem, type DraftItem, itemTextsOf, knownFactsOf, knownOf } from '../draft-shape.ts'
import { limits } from '../draft-form.ts'
import { itemName, optionName, sayFault } from './fault-words.ts'
import { Do, type EditorProps, missing, Pair } from './pair.tsx'

type Props = EditorProps & { item: DraftItem }

/** What only questions of this kind have. */
export function ItemMeasures(props: Props) {
  switch (props.item.kind) {
    case 'number':
      return <NumberRules {...props} />
    case 'percent':
      return <Known {...props} />
    case 'ranking':
      return <NumberField {...props} name="most" hint="most.hint" faults={props.faults} known={3} />
    case 'text':
      return <NumberField {...props} name="max_length" hint="max_length.hint" known={2000} />
    default:
      return null
  }
}

type Numeric = 'min' | 'max' | 'most' | 'max_length'

function NumberField(
  props: Props & { name: Numeric; hint?: 'most.hint' | 'max_length.hint' | 'min.hint'; known?: number },
) {
  const { speech, draft, faults, unread, item, name, hint, known } = props
  const t = speech.words('surveyBuilder')
  const typed = unread.get(`${item.key}.${name}`)
  const fault = name === 'most' || name === 'max_length' ? name : undefined
  const isAmiss = fault !== undefined && missing(faults, fault, { at: item.key })
  return (
    <TextField
      name={`${item.key}.${name}`}
      label={t(name)}
      hint={
        isAmiss ? (
          <span class="survey-missing">{sayFault(speech, draft, { fault, at: item.key })}</span>
        ) : (
          hint && t(hint, { limit: longestText })
        )
      }
      error={typed === undefined ? undefined : t('error.number')}
      value={typed ?? item[name] ?? known}
      inputmode="decimal"
      maxlength={20}
      autocomplete="off"
    />
  )
}

function NumberRules(props: Props) {
  const { speech, draft, faults, item } = props
  const t = speech.words('surveyBuilder')
  const amiss = (['limits', 'not_whole'] as const).filter((fault) => missing(faults, fault, { at: item.key }))
  return (
    <>
      <Pair
        {...props}
        name={`${item.key}.unit`}
        label={t('unit')}
        of={(lang) => itemTextsOf(draft, lang, item.key).unit}
        maxlength={limits.unit}
        fault="unit"
        at={item.key}
      />
      {amiss.map((fault) => (
        <p class="survey-missing">{sayFault(speech, draft, { fault, at: item.key })}</p>
      ))}
      <div class="field-row">
        <NumberField {...props} name="min" hint="min.hint" />
        <NumberField {...props} name="max" />
      </div>
      <label class="tick">
        <input type="checkbox" name={`${item.key}.decimals`} value="yes" checked={item.decimals} />
        <span>{t('decimals')}</span>
      </label>
      <Known {...props} />
    </>
  )
}

/** What the record may know, offered to whoever answers. */
function Known({ speech, item }: Props) {
  const t = speech.words('surveyBuilder')
  return (
    <SelectField
      name={`${item.key}.known`}
      label={t('known')}
      hint={t('known.hint')}
      value={knownOf(item)}
      any={t('known.none')}
      choices={knownFactsOf(item).map((fact) => ({ value: fact, label: t(`known.${fact}`) }))}
    />
  )
}

/** Of whom it is asked: of all, or of those who gave one of some answers to an earlier question. */
export function ItemGuard({ speech, draft, faults, item }: Props) {
  const t = speech.words('surveyBuilder')
  const { applies_if: guard, key } = item
  const before = guardsBefore(draft, key)
  if (before.length === 0 && !guard) return null
  const chosen = guard && before.find((one) => one.key === guard.item)
  const gone = guard && !chosen ? [{ value: guard.item, label: goneName(draft, speech, guard.item) }] : []
  const amiss = (['guard_gone', 'guard_answers'] as const).filter((fault) => missing(faults, fault, { at: key }))
  return (
    <fieldset class="survey-guard">
      <legend>{t('guard')}</legend>
      {amiss.map((fault) => (
        <p class="survey-missing">{sayFault(speech, draft, { fault, at: key })}</p>
      ))}
      <SelectField
        name={`${key}.guard`}
        label={t('guard.item')}
        value={guard?.item}
        any={t('guard.everybody')}
        choices={[...gone, ...before.map((one) => ({ value: one.key, label: itemName(draft, speech, one.key) }))]}
      />
      {guard && <input type="hidden" name={`${key}.guarded`} value={guard.item} />}
      {chosen && (
        <div role="group" aria-label={t('guard.answers')}>
          <p class="hint">{t('guard.answers')}</p>
          {chosen.options.map(({ code }) => (
            <label class="tick">
              <input type="checkbox" name={`${key}.answers`} value={code} checked={guard?.any_of.includes(code)} />
              <span>{optionName(draft, speech, chosen.key, code)}</span>
            </label>
          ))}
        </div>
      )}
      <Do say={`save item ${key}`} of={itemName(draft, speech, key)}>
        {t('guard.show')}
      </Do>
    </fieldset>
  )
}

const goneName = (draft: EditorProps['draft'], speech: EditorProps['speech'], key: string): string =>
  draftItem(draft, key) ? itemName(draft, speech, key) : speech.words('surveyBuilder')('guard.gone')
