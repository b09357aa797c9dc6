import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Breadcrumb, Empty, Notice, Page } from '#ui'
import type { Version } from '../../versions-store.ts'
import { actionsOf, standingOf, type Strategy } from '../model.ts'
import type { Recommendation } from '../recommendations.ts'
import { changes } from '../words.ts'
import { NextResultSection } from './moves.tsx'
import { ObjectiveCard } from './objective.tsx'
import type { NextResult, OpenedStrategy } from './read.ts'
import { Recommendations } from './recommendations.tsx'
import { Versions } from './versions.tsx'

export interface StrategyProps extends OpenedStrategy {
  view: View
  recommendations: readonly Recommendation[]
  next: NextResult | undefined
  versions: readonly Omit<Version<Strategy>, 'content'>[]
  /** What has just been done: a key of the words below `done`. */
  done: string | undefined
  /** A sentence on why it was not. */
  refused: string | undefined
}

/** What a place set out to do, how far it is, and what it could take up. */
export function StrategyPage(props: StrategyProps) {
  const { view, round, place, strategy, rights, recommendations, next } = props
  const { speech, lang } = view
  const t = speech.words('strategy')
  const title = t('name', { place: place.name, year: String(round.year) })
  return (
    <Page
      view={view}
      title={title}
      description={t('lead')}
      section={rights.whole ? 'desk' : 'places'}
      demonstration={round.demonstration}
      indexed={!rights.whole}
    >
      <Crumbs {...props} />
      <h1>{title}</h1>
      <p class="lead">{t('lead')}</p>
      <Outcome {...props} />
      <Standing {...props} />
      {strategy.objectives.length > 0 && <Downloads {...props} />}
      <section class="section" id="objectives">
        <h2>{t('objectives.title')}</h2>
        {strategy.objectives.length === 0 && (
          <Empty title={t('objectives.none')}>
            <p>{t(rights.write ? 'objectives.none.write' : 'objectives.none.read')}</p>
          </Empty>
        )}
        {strategy.objectives.map((objective, at) => (
          <ObjectiveCard {...props} objective={objective} at={at} />
        ))}
        {rights.write && (
          <p class="actions">
            <a
              class={strategy.objectives.length > 0 ? 'button' : 'button secondary'}
              href={href('strategyObjective', { lang, round: round.id, objective: 'new' })}
            >
              {t('objective.add')}
            </a>
          </p>
        )}
      </section>
      {next && <NextResultSection {...props} next={next} />}
      {rights.whole && recommendations.length > 0 && <Recommendations {...props} />}
      {rights.write && <Publication {...props} />}
      {rights.whole && <Versions {...props} />}
    </Page>
  )
}

function Crumbs({ view, round, place, rights }: StrategyProps) {
  const { speech, lang } = view
  const t = speech.words('assessment')
  const name = t('round.name', { place: place.name, year: String(round.year) })
  const crumbs = rights.whole
    ? [
        { label: t('rounds.title'), href: href('rounds', { lang }) },
        { label: name, href: href('round', { lang, round: round.id }) },
      ]
    : [
        { label: speech.words('site')('nav.places'), href: href('places', { lang }) },
        { label: place.name, href: href('place', { lang, id: place.id }) },
      ]
  return <Breadcrumb speech={speech} crumbs={crumbs} />
}

const doneKinds = [...changes, 'published', 'withdrawn'] as const

/** What came of the form that was sent; what changed the strategy can be undone at once. */
function Outcome({ view, round, done, refused, rights, version }: StrategyProps) {
  const t = view.speech.words('strategy')
  if (refused) {
    return (
      <Notice kind="error" live>
        <p>{refused}</p>
      </Notice>
    )
  }
  const kind = doneKinds.find((one) => one === done)
  if (!kind) return null
  return (
    <Notice kind="success" live>
      <p>{t(`done.${kind}`)}</p>
      {rights.write && version > 0 && kind !== 'published' && kind !== 'withdrawn' && kind !== 'restored' && (
        <form method="post" action={href('strategy', { lang: view.lang, round: round.id })}>
          <button class="secondary" type="submit" name="do" value={`undo:${version}`}>
            {t('undo')}
          </button>
        </form>
      )}
    </Notice>
  )
}

function Standing({ view, strategy, publicSince, rights, today }: StrategyProps) {
  const { speech } = view
  const t = speech.words('strategy')
  const { overdue, done, under_way, not_begun, dropped } = standingOf(strategy, today)
  const figures = [
    [strategy.objectives.length, t('figure.objectives', { count: strategy.objectives.length })],
    [actionsOf(strategy).length, t('figure.actions', { count: actionsOf(strategy).length })],
    [done, t('figure.done', { count: done })],
    [under_way, t('figure.under_way', { count: under_way })],
    [not_begun, t('figure.not_begun', { count: not_begun })],
    [dropped, t('figure.dropped', { count: dropped })],
    [overdue, t('figure.overdue', { count: overdue })],
  ] as const
  return (
    <>
      {rights.whole && (
        <p>
          <Badge kind={publicSince ? 'good' : 'plain'}>
            {publicSince ? t('public.since', { date: speech.date(publicSince) }) : t('public.not')}
          </Badge>
        </p>
      )}
      {strategy.objectives.length > 0 && (
        <ul class="figures" role="list">
          {figures
            .filter(([count], at) => at < 3 || count > 0)
            .map(([count, label]) => (
              <li class="stat">
                <span class="stat-value">{speech.number(count)}</span> <span class="stat-label">{label}</span>
              </li>
            ))}
        </ul>
      )}
    </>
  )
}

function Downloads({ view, round }: StrategyProps) {
  const t = view.speech.words('strategy')
  const of = { lang: view.lang, round: round.id }
  return (
    <p class="actions">
      <a href={href('strategyPdf', of)}>{t('download.pdf')}</a>
      <a href={href('strategyDocx', of)}>{t('download.docx')}</a>
      <a href={href('strategyCalendar', of)}>{t('download.calendar')}</a>
    </p>
  )
}

function Publication({ view, round, publicSince, strategy }: StrategyProps) {
  const t = view.speech.words('strategy')
  if (strategy.objectives.length === 0 && !publicSince) return null
  return (
    <section class="section" id="publication">
      <h2>{t('public.title')}</h2>
      <p>{t(publicSince ? 'public.text.public' : 'public.text.not')}</p>
      <form method="post" action={href('strategy', { lang: view.lang, round: round.id })}>
        <button class="secondary" type="submit" name="do" value={publicSince ? 'withdraw' : 'publish'}>
          {t(publicSince ? 'public.withdraw' : 'public.publish')}
        </button>
      </form>
    </section>
  )
}
