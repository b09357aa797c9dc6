import {
  currentOf,
  type Edition,
  Guard,
  ItemInputs,
  langOf,
  sayFault,
  sayTyped,
  TermsExplained,
  textsIn,
  type TextsIn,
  undecidedOf,
  valuesOf,
} from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, TextArea, TextField } from '#ui'
import { longest } from '../draft.ts'
import { CommentsBeside, EvidenceBeside, FormerStrip, PieceCount } from '../evidence/index.ts'
import type { Round } from '../model.ts'
import { Planned } from '../strategy/index.ts'
import { PracticeFromAnswer } from '../practices/index.ts'
import type { AreaEntry } from './area-view.tsx'
import type { Rejected } from './area.tsx'
import { ClashPanel } from './clash.tsx'
import { HistoryList } from './history.tsx'

interface ItemFieldProps extends AreaEntry {
  view: View
  round: Round
  edition: Edition
  /** As far as the answer to an earlier item decides. */
  applies: boolean
  rejected: Rejected | undefined
}

/** One item to be answered; folded away, with the reason, while an earlier answer says that it does not apply. */
export function ItemField(props: ItemFieldProps) {
  const { view, edition, item, applies } = props
  const guard = item.applies_if
  if (!guard) return <Question {...props} />
  const t = view.speech.words('assessment')
  return (
    <details
      class="guarded"
      open={applies}
      data-applies={String(applies)}
      data-guard={guard.item}
      data-opens={guard.any_of.join(' ')}
    >
      <summary>
        {t('guard.summary', { item: item.key, guard: guard.item })}{' '}
        <span data-guarded hidden={applies}>
          <Badge kind="past">{t('guard.not')}</Badge>
        </span>
      </summary>
      <div class="hint">
        <Guard speech={view.speech} edition={edition} texts={textsIn(edition, view.lang)} guard={guard} />
      </div>
      <Question {...props} />
    </details>
  )
}

function Question(props: ItemFieldProps) {
  const { view, round, edition, item, history, rejected, beside, plans } = props
  const { key } = item
  const texts = textsIn(edition, view.lang)
  const text = texts.item(key)
  const current = currentOf(history)
  const undecided = undecidedOf(history)
  const fault = rejected?.faults.answer
  const described = [text.hint && `${key}-hint`, fault && `${key}-error`].filter(Boolean).join(' ')
  const stored = current ? valuesOf(current.answer, sayTyped(view.speech)) : []
  return (
    <fieldset
      class={fault ? 'item invalid' : 'item'}
      id={key}
      aria-describedby={described || undefined}
      data-item={key}
      data-address={href('roundAnswer', { lang: view.lang, round: round.id, item: key })}
    >
      <legend {...langOf(text)}>
        <span class="item-number">{key}</span>
        {text.ask}
      </legend>
      {text.hint && (
        <p class="hint" id={`${key}-hint`} {...langOf(text)}>
          {text.hint}
        </p>
      )}
      <p class="error" id={`${key}-error`} data-error="answer" hidden={!fault}>
        {fault && sayFault(view.speech, item, fault)}
      </p>
      <div class="clash" data-clash>
        {undecided.length > 0 && (
          <ClashPanel view={view} item={item} text={text} current={current} undecided={undecided} />
        )}
      </div>
      {beside.former && (
        <FormerStrip view={view} edition={edition} item={item} history={history} former={beside.former} open />
      )}
      <Planned view={view} plans={plans} item={key} />
      <input type="hidden" name={`${key}.revision`} value={rejected?.draft.basedOn ?? current?.revision ?? 0} />
      <ItemInputs
        speech={view.speech}
        item={item}
        text={text}
        values={rejected?.draft.values ?? stored}
        invalid={fault !== undefined}
      />
      <Evidence {...props} text={text} />
      <TermsExplained speech={view.speech} texts={texts} terms={item.terms} />
      <CommentsBeside view={view} round={round} item={key} beside={beside} open />
      <PracticeFromAnswer view={view} round={round} item={key} history={history} />
      <HistoryList view={view} item={item} text={text} history={history} />
      <p class="save-state" data-state></p>
    </fieldset>
  )
}

type Text = ReturnType<TextsIn['item']>

function Evidence({ view, round, item, history, rejected, beside, text }: ItemFieldProps & { text: Text }) {
  const t = view.speech.words('assessment')
  const { source = '', comment = '' } = rejected?.draft ?? currentOf(history) ?? {}
  const { faults } = rejected ?? {}
  const tooLong = (limit: number, typed: string) => t('fault.too_long', { limit, length: typed.length })
  return (
    <details class="evidence" open={source !== '' || comment !== '' || beside.evidence.length > 0 || undefined}>
      <summary>
        {t('evidence.summary')} <PieceCount view={view} beside={beside} />
      </summary>
      {text.evidence && (
        <>
          <p class="label">{view.speech.words('instruments')('item.evidence')}</p>
          <p {...langOf(text)}>{text.evidence}</p>
        </>
      )}
      <TextField
        name={`${item.key}.source`}
        label={t('evidence.source')}
        hint={t('evidence.source.hint')}
        value={source}
        maxlength={longest.source}
        error={faults?.source && tooLong(longest.source, source)}
      />
      <TextArea
        name={`${item.key}.comment`}
        label={t('evidence.comment')}
        value={comment}
        maxlength={longest.comment}
        error={faults?.comment && tooLong(longest.comment, comment)}
      />
      <EvidenceBeside view={view} round={round} item={item.key} beside={beside} open />
    </details>
  )
}
