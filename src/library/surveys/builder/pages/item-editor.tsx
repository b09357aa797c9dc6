import { SelectField } from '#ui'
import { choosesOptions, type DraftItem, itemKinds, itemTextsOf } from '../draft-shape.ts'
import { limits } from '../draft-form.ts'
import { itemName } from './fault-words.ts'
import { ItemOptions } from './item-options.tsx'
import { ItemGuard, ItemMeasures } from './item-rules.tsx'
import { Do, type EditorProps, Pair } from './pair.tsx'

type Props = EditorProps & { item: DraftItem }

/** One question, folded until somebody works on it; fields that are folded are sent all the same. */
export function ItemEditor(props: Props & { isOpen: boolean }) {
  const { speech, draft, faults, unread, item, isOpen } = props
  const t = speech.words('surveyBuilder')
  const { key } = item
  const amiss = faults.filter(({ at }) => at === key).length
  const isUnread = [...unread.keys()].some((field) => field.startsWith(`${key}.`))
  return (
    <details class="survey-item" id={`item-${key}`} open={isOpen || isUnread}>
      <summary>
        <span class="survey-item-name">{itemName(draft, speech, key)}</span>{' '}
        <span class="also">{t(`kind.${item.kind}`)}</span>
        {amiss > 0 && <span class="survey-missing"> {t('missing.count', { count: amiss })}</span>}
      </summary>
      <input type="hidden" name="item" value={key} />
      <input type="hidden" name={`${key}.area`} value={item.area} />
      <input type="hidden" name={`${key}.shown`} value={item.kind} />
      <ItemFields {...props} />
      <ItemButtons {...props} />
    </details>
  )
}

function ItemFields(props: Props) {
  const { speech, draft, item } = props
  const t = speech.words('surveyBuilder')
  const { key } = item
  const words = (name: 'ask' | 'hint' | 'not_applicable') => (lang: string) => itemTextsOf(draft, lang, key)[name]
  const pair = { ...props, at: key }
  return (
    <>
      <Pair
        {...pair}
        name={`${key}.ask`}
        label={t('ask')}
        of={words('ask')}
        maxlength={limits.ask}
        rows={2}
        fault="ask"
      />
      <Pair
        {...pair}
        name={`${key}.hint`}
        label={t('hint')}
        of={words('hint')}
        maxlength={limits.hint}
        rows={2}
        fault="hint"
      />
      <div class="survey-kind">
        <SelectField
          name={`${key}.kind`}
          label={t('kind')}
          value={item.kind}
          choices={itemKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        />
        <Do say={`save item ${key}`} of={itemName(draft, speech, key)}>
          {t('kind.show')}
        </Do>
      </div>
      {choosesOptions(item) && <ItemOptions {...props} />}
      <ItemMeasures {...props} />
      <label class="tick">
        <input type="checkbox" name={`${key}.may_not_apply`} value="yes" checked={item.may_not_apply} />
        <span>{t('mayNotApply')}</span>
      </label>
      {item.may_not_apply && (
        <Pair
          {...pair}
          name={`${key}.not_applicable`}
          label={t('notApplicable')}
          of={words('not_applicable')}
          maxlength={limits.hint}
          fault="not_applicable"
        />
      )}
      <ItemGuard {...props} />
    </>
  )
}

function ItemButtons({ speech, draft, item: { key } }: Props) {
  const t = speech.words('surveyBuilder')
  const { items, areas } = draft.edition
  const name = itemName(draft, speech, key)
  const index = items.findIndex((item) => item.key === key)
  const area = areas.indexOf(items[index]?.area ?? '')
  return (
    <div class="survey-buttons">
      {(index > 0 || area > 0) && (
        <Do say={`move item ${key} up`} of={name}>
          {t('move.up')}
        </Do>
      )}
      {(index < items.length - 1 || area < areas.length - 1) && (
        <Do say={`move item ${key} down`} of={name}>
          {t('move.down')}
        </Do>
      )}
      <Do say={`duplicate item ${key}`} of={name}>
        {t('duplicate')}
      </Do>
      <Do say={`remove item ${key}`} of={name}>
        {t('remove')}
      </Do>
    </div>
  )
}
