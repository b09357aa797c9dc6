import { AnswerValue, type Item, ItemInputs, langOf, sayFault, sayTyped, type TextsIn, valuesOf } from '#instruments'
import type { View } from '#platform/http'
import { confidences, type Opinion, type Part, verdicts } from '../model.ts'
import { longest, type MarkDraft, type MarkFaults } from '../marks.ts'

/** What of a form was not kept, as it was typed. */
export interface RejectedMark {
  readonly draft: MarkDraft
  readonly faults: MarkFaults
  /** Another was saved meanwhile: what it says. */
  readonly clash?: Opinion
}

interface MarkFormProps {
  view: View
  item: Item
  text: ReturnType<TextsIn['item']>
  part: Part
  opinion: Opinion | undefined
  /** The newest answer of the place. */
  read: number
  rejected: RejectedMark | undefined
}

/** Where an expert says what they hold of an answer. */
export function MarkForm(props: MarkFormProps) {
  const { view, item, part, opinion, read, rejected } = props
  const { key } = item
  const t = view.speech.words('review')
  const { draft, faults = {}, clash } = rejected ?? {}
  const verdict = draft?.verdict ?? opinion?.verdict
  const confidence = draft?.confidence ?? opinion?.confidence
  return (
    <div class="review-mark">
      <input type="hidden" name={`${key}.revision`} value={clash?.revision ?? opinion?.revision ?? 0} />
      <input type="hidden" name={`${key}.read`} value={read} />
      {clash && <Clash {...props} clash={clash} />}
      <Radios
        name={`${key}.verdict`}
        legend={t('mark.legend')}
        error={faults.verdict && t('fault.verdict')}
        choices={verdicts.map((one) => ({ value: one, label: t(`verdict.${one}`), checked: one === verdict }))}
      />
      <Proposal {...props} open={verdict === 'propose'} />
      <Radios
        name={`${key}.confidence`}
        legend={t('confidence.legend')}
        error={faults.confidence && t('fault.confidence')}
        choices={confidences.map((one) => ({
          value: one,
          label: t(`confidence.short.${one}`),
          checked: one === confidence,
        }))}
      />
      {part === 'lead' && <Question {...props} />}
    </div>
  )
}

function Clash({ view, item, text, clash }: MarkFormProps & { clash: Opinion }) {
  const t = view.speech.words('review')
  return (
    <div class="clash">
      <p class="error">{t('clash.title')}</p>
      <p>
        {t('clash.text', {
          name: clash.accountId === view.account?.id ? t('clash.you') : (clash.name ?? t('somebody')),
          verdict: t(`verdict.${clash.verdict}`),
          confidence: t(`confidence.short.${clash.confidence}`),
        })}
      </p>
      {clash.verdict === 'propose' && (
        <AnswerValue speech={view.speech} item={item} text={text} answer={clash.answer} />
      )}
      {clash.reason && <p class="said">{clash.reason}</p>}
    </div>
  )
}

interface RadiosProps {
  name: string
  legend: string
  error: string | undefined
  choices: readonly { value: string; label: string; checked: boolean }[]
}

function Radios({ name, legend, error, choices }: RadiosProps) {
  return (
    <fieldset class={error ? 'review-choice invalid' : 'review-choice'} aria-describedby={error && `${name}-error`}>
      <legend>{legend}</legend>
      {error && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
      {choices.map(({ value, label, checked }) => (
        <label class="option">
          <input type="radio" name={name} value={value} checked={checked} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** Folded while the expert agrees. */
function Proposal({ view, item, text, part, opinion, rejected, open }: MarkFormProps & { open: boolean }) {
  const { key } = item
  const t = view.speech.words('review')
  const { draft, faults = {} } = rejected ?? {}
  const proposed = opinion?.verdict === 'propose' ? valuesOf(opinion.answer, sayTyped(view.speech)) : []
  const { answer: fault } = faults
  const sentence =
    fault && (fault === 'none' || fault === 'same' ? t(`fault.${fault}`) : sayFault(view.speech, item, fault))
  const reason = draft?.reason ?? opinion?.reason ?? ''
  return (
    <details class="review-proposal" open={open || undefined}>
      <summary>{t('propose.summary')}</summary>
      <fieldset class={sentence ? 'invalid' : undefined} aria-describedby={sentence && `${key}-error`}>
        <legend {...langOf(text)}>{t('propose.answer')}</legend>
        {sentence && (
          <p class="error" id={`${key}-error`}>
            {sentence}
          </p>
        )}
        <ItemInputs
          speech={view.speech}
          item={item}
          text={text}
          values={draft?.values ?? proposed}
          invalid={sentence !== undefined}
        />
      </fieldset>
      <Long
        name={`${key}.reason`}
        label={part === 'lead' ? t('propose.reason') : t('propose.reason.blind')}
        value={reason}
        error={faults.reason && t(`fault.reason.${faults.reason}`, { limit: longest })}
      />
    </details>
  )
}

function Question({ view, item, rejected }: MarkFormProps) {
  const t = view.speech.words('review')
  const { draft, faults = {} } = rejected ?? {}
  return (
    <details class="review-question" open={draft?.question ? true : undefined}>
      <summary>{t('ask.summary')}</summary>
      <Long
        name={`${item.key}.question`}
        label={t('ask.label')}
        value={draft?.question ?? ''}
        error={faults.question && t('fault.reason.too_long', { limit: longest })}
      />
    </details>
  )
}

function Long({
  name,
  label,
  value,
  error,
}: {
  name: string
  label: string
  value: string
  error: string | undefined
}) {
  return (
    <div class={error ? 'field invalid' : 'field'}>
      <label for={name}>{label}</label>
      {error && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
      <textarea
        id={name}
        name={name}
        rows={3}
        maxlength={longest}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      >
        {value}
      </textarea>
    </div>
  )
}
