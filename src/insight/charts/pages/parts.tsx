import type { View as PageView } from '#platform/http'
import { href } from '#routes'
import { Empty, Notice } from '#ui'
import type { Context } from '../context.ts'
import { sayFault } from '../fault-words.ts'
import type { Fault } from '../parse-state.ts'
import { usualSort, type ViewName, views } from '../state.ts'

/** Which places: invented or real. Never both in one chart. */
export function SetSwitch({
  view,
  chart,
  demonstration,
}: {
  view: PageView
  chart: ViewName | null
  demonstration: boolean
}) {
  const t = view.speech.words('charts')
  const { lang } = view
  const address = (set: string | undefined) =>
    chart ? href('chart', { lang, chart }, { set }) : href('charts', { lang }, { set })
  const sets = [
    { label: t('set.demonstration'), address: address('demonstration'), current: demonstration },
    { label: t('set.real'), address: address('real'), current: !demonstration },
  ]
  return (
    <nav class="switch" aria-label={t('set.label')}>
      <ul>
        {sets.map(({ label, address: to, current }) => (
          <li>
            <a href={to} aria-current={current ? 'true' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The views, each on the places that are looked at now. */
export function ViewNav({ context }: { context: Context }) {
  const { t, state, address } = context
  return (
    <nav class="chart-views" aria-label={t('views.label')}>
      <ul>
        {views.map((view) => (
          <li>
            <a
              href={address({ ...state, view, by: 'places', sort: usualSort({ view, by: 'places' }), page: 1 })}
              aria-current={view === state.view ? 'page' : undefined}
            >
              {t(`view.${view}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What the address asked for and does not exist: said, and left out. */
export function Faults({ context, faults }: { context: Context; faults: readonly Fault[] }) {
  if (faults.length === 0) return null
  return (
    <Notice kind="warning" title={context.t('faults', { count: faults.length })}>
      <ul>
        {faults.map((fault) => (
          <li>{sayFault(context, fault)}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** Nobody of the real network has made a result of this questionnaire public: what there is instead. */
export function EmptySet({ view, demonstration }: { view: PageView; demonstration: boolean }) {
  const t = view.speech.words('charts')
  const { lang } = view
  if (demonstration) {
    return (
      <Empty title={t('empty.demonstration')}>
        <p>{t('empty.demonstration.text')}</p>
      </Empty>
    )
  }
  const official = href('officialResults', { lang })
  return (
    <Empty title={t('empty.real')}>
      <p>{t('empty.real.text')}</p>
      <p class="actions">
        <a class="button" href={official}>
          {t('empty.real.official')}
        </a>
        <a href={`${official}#reports`}>{t('empty.real.reports')}</a>
        <a href={href('charts', { lang }, { set: 'demonstration' })}>{t('empty.real.demonstration')}</a>
      </p>
    </Empty>
  )
}
