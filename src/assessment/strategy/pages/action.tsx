import { href } from '#routes'
import { Badge, type Fact, Facts } from '#ui'
import { type Action, type ActionState, isOverdue, stateOfAction } from '../model.ts'
import { sayEuros } from '../words.ts'
import { type ObjectiveProps, Order } from './objective.tsx'
import type { StrategyProps } from './strategy.tsx'

type ActionProps = ObjectiveProps & { action: Action; nth: number }

const kinds = { not_begun: 'plain', under_way: 'waiting', done: 'good', dropped: 'past' } as const satisfies Record<
  ActionState,
  string
>

export function ActionBadges({ view, action, today }: Pick<StrategyProps, 'view' | 'today'> & { action: Action }) {
  const t = view.speech.words('strategy')
  const state = stateOfAction(action)
  return (
    <>
      <Badge kind={kinds[state]}>{t(`state.${state}`)}</Badge>{' '}
      {isOverdue(action, today) && <Badge kind="late">{t('overdue')}</Badge>}
    </>
  )
}

/** One action: who, until when, told by what; and how it goes. */
export function ActionEntry(props: ActionProps) {
  const { view, round, objective, action, nth, rights } = props
  const { speech, lang } = view
  const t = speech.words('strategy')
  const address = { lang, round: round.id, objective: objective.id, action: action.id }
  return (
    <section class="strategy-action" id={action.id}>
      <h4>{action.title}</h4>
      <p class="badges">
        <ActionBadges {...props} />
      </p>
      <Facts facts={factsOf(props)} />
      <Notes {...props} />
      {(rights.write || rights.note) && (
        <form class="actions" method="post" action={href('strategy', { lang, round: round.id })}>
          <a href={href('strategyAction', address)}>
            {t(rights.write ? 'action.edit' : 'action.note')} <span class="unseen">{action.title}</span>
          </a>
          {rights.write && (
            <>
              <Order
                view={view}
                kind="action"
                id={action.id}
                of={action.title}
                at={nth}
                count={objective.actions.length}
              />
              <button class="quiet" type="submit" name="do" value={`action_removed:${action.id}`}>
                {t('remove')} <span class="unseen">{action.title}</span>
              </button>
            </>
          )}
        </form>
      )}
    </section>
  )
}

function factsOf({ view: { speech }, action }: ActionProps): Fact[] {
  const t = speech.words('strategy')
  const { owner, dueOn, indicator, budget, items } = action
  return [
    { label: t('field.owner'), value: owner },
    { label: t('field.due'), value: speech.date(dueOn) },
    ...(indicator
      ? [
          {
            label: t('field.indicator'),
            value: indicator.name,
            note: t('indicator.course', {
              baseline: indicator.baseline || t('unsaid'),
              target: indicator.target || t('unsaid'),
            }),
          },
        ]
      : []),
    ...(budget === null ? [] : [{ label: t('doc.budget'), value: sayEuros(speech, budget) }]),
    ...(items.length === 0 ? [] : [{ label: t('field.items'), value: items.join(', ') }]),
  ]
}

/** The latest first. */
function Notes({ view, action }: ActionProps) {
  const { speech } = view
  const t = speech.words('strategy')
  if (action.notes.length === 0) return null
  const notes = action.notes.toSorted((a, b) => (a.on < b.on ? 1 : -1))
  return (
    <details open={notes.length === 1}>
      <summary>{t('notes.summary', { count: notes.length })}</summary>
      <ul class="progress-notes" role="list">
        {notes.map(({ on, state, words }) => (
          <li>
            <p class="also">{t('note.line', { date: speech.date(on), state: t(`state.${state}`) })}</p>
            <p class="typed">{words}</p>
          </li>
        ))}
      </ul>
    </details>
  )
}
