import type { View } from '#platform/http'
import { href } from '#routes'
import { inLanguage } from '../../model.ts'
import type { Raising } from '../../obligations/store.ts'
import type { BoardProps } from './board.tsx'

/** Raises the fees of a year for whoever owes one, takes a raising back at once, and leads to the terms. */
export function Fees({ view, board: { toRaise, undecided, raisings } }: BoardProps) {
  const { lang } = view
  const t = view.speech.words('membership')
  return (
    <section class="section" id="fees">
      <h2>{t('fees.title')}</h2>
      <p>{t('board.fees.lead')}</p>
      {undecided.map(({ network, count }) => (
        <p class="hint">{t('board.fees.undecided', { count, network: inLanguage(network, lang).text })}</p>
      ))}
      {toRaise.map(({ year, count }) => count === 0 && <p>{t('board.fees.none', { year: String(year) })}</p>)}
      <div class="actions">
        {toRaise.map(
          ({ year, count }) =>
            count > 0 && (
              <form class="inline" method="post" action={href('boardFees', { lang })}>
                <input type="hidden" name="year" value={year} />
                <button class="secondary" type="submit">
                  {t('board.fees.raise', { count, year: String(year) })}
                </button>
              </form>
            ),
        )}
        <a href={href('boardSettings', { lang })}>{t('board.settings')}</a>
      </div>
      {raisings.length > 0 && (
        <>
          <h3>{t('board.fees.raisings')}</h3>
          <p class="hint">{t('board.fees.raisings.lead')}</p>
          <ul class="happenings" role="list">
            {raisings.map((raising) => (
              <li>
                <p class="what">{sayRaising(view, raising)}</p>
                <TakeFeesBack view={view} raising={raising} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const sayRaising = ({ speech }: View, { year, count, raisedAt, raisedBy }: Raising): string =>
  speech.words('membership')('board.fees.raising', {
    count,
    year: String(year),
    date: speech.date(raisedAt, { dateStyle: 'long', timeStyle: 'short' }),
    name: raisedBy ?? '',
  })

export type Taken = Pick<Raising, 'year' | 'raisedAt' | 'count'>

export function TakeFeesBack({ view, raising }: { view: View; raising: Taken }) {
  const { year, raisedAt, count } = raising
  const t = view.speech.words('membership')
  return (
    <form class="inline" method="post" action={href('boardFees', { lang: view.lang })}>
      <input type="hidden" name="takeBack" value={year} />
      <input type="hidden" name="raisedAt" value={raisedAt.toISOString()} />
      <button class="secondary" type="submit">
        {t('board.fees.takeBack', { count, year: String(year) })}
      </button>
    </form>
  )
}
