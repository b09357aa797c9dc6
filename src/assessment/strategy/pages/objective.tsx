import { findItem, langOf, textsIn } from '#instruments'
import { href } from '#routes'
import type { Objective } from '../model.ts'
import { ActionEntry } from './action.tsx'
import type { StrategyProps } from './strategy.tsx'

export type ObjectiveProps = StrategyProps & { objective: Objective; at: number }

/** One objective with its actions; for whoever writes, with what can be done to it. */
export function ObjectiveCard(props: ObjectiveProps) {
  const { view, round, objective, at, rights } = props
  const t = view.speech.words('strategy')
  const { id, title, why, actions } = objective
  return (
    <article class="card objective" id={id}>
      <h3>
        <span class="objective-number">{t('objective.number', { number: at + 1 })}</span> {title}
      </h3>
      {why !== '' && <p class="typed">{why}</p>}
      <ItemList {...props} items={objective.items} />
      {actions.length === 0 && <p class="hint">{t('actions.none')}</p>}
      {actions.map((action, nth) => (
        <ActionEntry {...props} action={action} nth={nth} />
      ))}
      {rights.write && (
        <form class="actions" method="post" action={href('strategy', { lang: view.lang, round: round.id })}>
          <a
            class="button secondary"
            href={href('strategyAction', { lang: view.lang, round: round.id, objective: id, action: 'new' })}
          >
            {t('action.add')} <span class="unseen">{title}</span>
          </a>
          <a href={href('strategyObjective', { lang: view.lang, round: round.id, objective: id })}>
            {t('objective.edit')} <span class="unseen">{title}</span>
          </a>
          <Order {...props} kind="objective" id={id} of={title} at={at} count={props.strategy.objectives.length} />
          <button class="quiet" type="submit" name="do" value={`objective_removed:${id}`}>
            {t('remove')} <span class="unseen">{title}</span>
          </button>
        </form>
      )}
    </article>
  )
}

interface OrderProps extends Pick<StrategyProps, 'view'> {
  kind: 'objective' | 'action'
  id: string
  of: string
  at: number
  count: number
}

/** Buttons that move a thing one place on, as far as there is one. */
export function Order({ view, kind, id, of, at, count }: OrderProps) {
  const t = view.speech.words('strategy')
  return (
    <>
      {at > 0 && (
        <button class="quiet" type="submit" name="do" value={`${kind}_up:${id}`}>
          {t('up')} <span class="unseen">{of}</span>
        </button>
      )}
      {at < count - 1 && (
        <button class="quiet" type="submit" name="do" value={`${kind}_down:${id}`}>
          {t('down')} <span class="unseen">{of}</span>
        </button>
      )}
    </>
  )
}

/** The questions that something is to move; links for whoever may read the round. */
export function ItemList({ view, round, edition, rights, items }: StrategyProps & { items: readonly string[] }) {
  const { lang, speech } = view
  const t = speech.words('strategy')
  const texts = textsIn(edition, lang)
  const known = items.flatMap((key) => findItem(edition, key) ?? [])
  if (known.length === 0) return null
  return (
    <details class="moves-items">
      <summary>{t('items.summary', { count: known.length })}</summary>
      <ul>
        {known.map(({ key, area }) => {
          const text = texts.item(key)
          const said = <span {...langOf(text)}>{text.ask}</span>
          return (
            <li>
              <span class="item-number">{key}</span>{' '}
              {rights.whole ? (
                <a href={`${href('roundArea', { lang, round: round.id, area })}#${key}`}>{said}</a>
              ) : (
                said
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
