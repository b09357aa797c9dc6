import {
  AnswerValue,
  currentOf,
  Guard,
  type Item,
  ItemQuestion,
  langOf,
  type Revision,
  sayTyped,
  type TextsIn,
  undecidedOf,
  valuesOf,
} from '#instruments'
import { href } from '#routes'
import type { AnswerProps } from './answer.tsx'

interface FormProps extends AnswerProps {
  texts: TextsIn
}

/** All questions in one form, by area: saved as often as one likes, and sent once. */
export function AnswerForm(props: FormProps) {
  const { view, token, edition, histories } = props
  const t = view.speech.words('surveys')
  const waits = edition.items.some(({ key }) => undecidedOf(histories.get(key) ?? []).length > 0)
  return (
    <form class="survey-form" method="post" action={href('surveyAnswer', { lang: view.lang, token })} novalidate>
      {/* The enter key presses the first button: it must not choose between two answers. */}
      {waits && (
        <button class="unseen" type="submit" name="do" value="save" tabindex={-1}>
          {t('answer.save')}
        </button>
      )}
      <input type="hidden" name="edition" value={edition.id} />
      <p class="hint">{t('answer.how')}</p>
      {edition.areas.map((area) => (
        <AreaQuestions {...props} area={area} />
      ))}
      <p class="actions">
        <button type="submit" name="do" value="save" class="secondary">
          {t('answer.save')}
        </button>
        <button type="submit" name="do" value="send">
          {t('answer.send')}
        </button>
      </p>
      <p class="hint">{t('answer.send.hint')}</p>
    </form>
  )
}

function AreaQuestions({ area, ...props }: FormProps & { area: string }) {
  const { edition, texts } = props
  const items = edition.items.filter((item) => item.area === area)
  const named = texts.area(area)
  return (
    items.length > 0 && (
      <section class="section">
        <h2 {...langOf(named)}>{named.name}</h2>
        {named.about !== undefined && <p {...langOf(named)}>{named.about}</p>}
        {items.map((item) => (
          <Question {...props} item={item} />
        ))}
      </section>
    )
  )
}

function Question({ item, ...props }: FormProps & { item: Item }) {
  const { view, edition, texts, histories, prefilled, refused } = props
  const { speech } = view
  const history = histories.get(item.key) ?? []
  const current = currentOf(history)
  const typed = refused?.typed.get(item.key)
  const offered = current ? undefined : prefilled.get(item.key)
  const shown = current?.answer ?? offered?.answer
  const fault = refused?.faults.get(item.key)
  return (
    <div class="survey-question">
      {item.applies_if && (
        <div class="hint">
          <Guard speech={speech} edition={edition} texts={texts} guard={item.applies_if} />
        </div>
      )}
      <Clash {...props} item={item} current={current} undecided={undecidedOf(history)} />
      {offered && !typed && <Offered {...props} offered={offered} />}
      <input type="hidden" name={`${item.key}.revision`} value={typed?.basedOn ?? current?.revision ?? 0} />
      <ItemQuestion
        speech={speech}
        edition={edition}
        texts={texts}
        item={item}
        values={typed?.values ?? (shown ? valuesOf(shown, sayTyped(speech)) : [])}
        fault={fault}
        number={edition.items.indexOf(item) + 1}
      />
    </div>
  )
}

function Offered({ view, offered }: FormProps & { offered: NonNullable<ReturnType<FormProps['prefilled']['get']>> }) {
  const t = view.speech.words('surveys')
  const year = offered.year === null ? '' : String(offered.year)
  const key = year === '' ? `answer.prefilled.${offered.from}` : `answer.prefilled.${offered.from}.year`
  return <p class="survey-prefilled">{t(key as 'answer.prefilled.record', { year })}</p>
}

interface ClashProps extends FormProps {
  item: Item
  current: Revision | undefined
  undecided: readonly Revision[]
}

/** Answers that met each other: a button keeps one, and the others stay stored. */
function Clash({ view, texts, item, current, undecided }: ClashProps) {
  const t = view.speech.words('surveys')
  if (undecided.length === 0) return null
  const sides = current ? [current, ...undecided] : undecided
  const seen = Math.max(...sides.map(({ revision }) => revision))
  return (
    <div class="clash">
      <p class="error">{t('clash.title')}</p>
      <p>{t('clash.text')}</p>
      <div class="clash-choice" role="group" aria-label={t('clash.title')}>
        {sides.map((side) => (
          <div>
            <p class="hint" id={`${item.key}-side-${side.revision}`}>
              {t(side === current ? 'clash.first' : 'clash.later', {
                date: view.speech.date(side.savedAt, { dateStyle: 'medium', timeStyle: 'short' }),
              })}
            </p>
            <div class="answer-value kept-lines">
              <AnswerValue speech={view.speech} item={item} text={texts.item(item.key)} answer={side.answer} />
            </div>
            <button
              type="submit"
              class="secondary"
              name="choose"
              value={`${item.key}:${side.revision}:${seen}`}
              aria-describedby={`${item.key}-side-${side.revision}`}
            >
              {t('clash.keep')}
            </button>
          </div>
        ))}
      </div>
    </div>
  )
}
