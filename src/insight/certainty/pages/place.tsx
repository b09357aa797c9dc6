import type { Deps } from '#deps'
import { findItem, langOf, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { type AssumptionName, leaveOneOut, robustness } from '#statistics'
import { Breadcrumb, Empty, Page, Table } from '#ui'
import type { ChartPlace } from '../../charts/model.ts'
import type { kept } from '../kept.ts'
import { differences, type ItemDifference, type Peer, peersOf } from '../peers.ts'
import { type Ground, readAnswered } from '../read.ts'
import { asItIs, samples, seed, span, type Standing, standings, studyFor } from '../what-if.ts'
import { RankBar } from './what-if.tsx'

interface PlaceReading {
  ground: Ground
  place: ChartPlace
  standing: Standing
  of: number
  tiers: number
  moves: readonly { readonly assumption: AssumptionName; readonly share: number }[]
  without: readonly { readonly key: string; readonly change: number }[]
  peers: readonly Peer[]
  higher: number
  differ: readonly ItemDifference[]
}

/** Throws Error where the place has no score in its set; the caller has looked. */
export async function readPlace(
  deps: Deps,
  ground: Ground,
  id: string,
  known: ReturnType<typeof kept>,
): Promise<PlaceReading> {
  const { set, named, places, edition, index } = ground
  const key = JSON.stringify(['place', set.demonstration, set.revision])
  const all = known(key, () => asked(ground))
  const unit = named.panel.units.indexOf(id)
  const standing = all.standings.find((one) => one.key === id)
  const own = places.find(({ place }) => place.id === id)
  if (!own || !standing) throw new Error(`The place ${id} has no standing.`)
  const scored = places.map(({ place, result }) => ({ place, scores: result.scores }))
  const peers = peersOf({ place: own.place, scores: own.result.scores }, scored, edition.areas)
  const total = own.result.scores[index] ?? 0
  const above = places.filter(
    ({ place, result }) => peers.some((peer) => peer.id === place.id) && (result.scores[index] ?? 0) > total,
  )
  const answered = await readAnswered(deps, [own.result, ...above.map(({ result }) => result)])
  const ownItems = answered.get(id)?.items
  const higher = above.map(({ place }) => answered.get(place.id)?.items).filter((items) => items !== undefined)
  return {
    ground,
    place: own.place,
    standing,
    of: all.standings.length,
    tiers: Math.max(...all.standings.map(({ tier }) => tier)),
    moves: Object.entries(all.byUnit[unit] ?? {})
      .map(([assumption, { total: share }]) => ({ assumption: assumption as AssumptionName, share }))
      .toSorted((a, b) => b.share - a.share),
    without: all.left
      .map(({ key: left, ranks }) => ({ key: left, change: (all.nominal[unit] ?? 0) - (ranks[unit] ?? 0) }))
      .filter(({ change }) => change !== 0)
      .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))
      .slice(0, 6),
    peers,
    higher: higher.length,
    differ: ownItems ? differences(ownItems, higher) : [],
  }
}

/** What the whole set has in common, computed once for each number of the record. */
function asked({ named }: Ground) {
  const study = studyFor(named, asItIs)
  if (!study) throw new Error('The index has no areas.')
  const { byUnit, nominal } = robustness(study, { samples, seed })
  return { standings: standings(named, asItIs), byUnit, nominal, left: leaveOneOut(study) }
}

export function PlacePage(props: PlaceReading & { view: View }) {
  const { view, ground, place, standing, of, tiers } = props
  const t = view.speech.words('certainty')
  const { lang } = view
  const title = t('place.title', { place: place.name })
  return (
    <Page view={view} title={title} section="charts" demonstration={ground.set.demonstration}>
      <Breadcrumb speech={view.speech} crumbs={[{ label: place.name, href: href('place', { lang, id: place.id }) }]} />
      <h1>{title}</h1>
      <p class="lead">{t('place.lead')}</p>
      <p class="what-if-sentence">{t('sentence', { place: place.name, ...span(standing), count: of })}</p>
      <p class="what-if-own">
        <RankBar standing={standing} of={of} />
      </p>
      <p>{t('place.tier', { tier: standing.tier, tiers })}</p>
      <p class="actions">
        <a
          class="button"
          href={href('whatIf', { lang }, { place: place.id, set: ground.set.demonstration ? undefined : 'real' })}
        >
          {t('place.whatIf')}
        </a>
      </p>
      <p class="hint">{t('method', { samples })}</p>
      <div class="certainty">
        <Moves {...props} />
        <Without {...props} />
        <Peers {...props} />
        <Differences {...props} />
      </div>
    </Page>
  )
}

type SectionProps = PlaceReading & { view: View }

function Moves({ view: { speech }, moves }: SectionProps) {
  const t = speech.words('certainty')
  const words = speech.words('audit')
  return (
    <section class="section">
      <h2>{t('moves.title')}</h2>
      {moves.length === 0 ? (
        <p>{t('moves.none')}</p>
      ) : (
        <>
          <p>{t('moves.lead')}</p>
          <Table
            caption={t('moves.title')}
            captionHidden
            rows={moves}
            columns={[
              {
                key: 'choice',
                head: t('moves.choice'),
                rowHead: true,
                cell: ({ assumption }) => words(`assumption.${assumption}`),
              },
              {
                key: 'share',
                head: t('moves.share'),
                numeric: true,
                cell: ({ share }) => speech.percent(Math.round(100 * share)),
              },
            ]}
          />
        </>
      )}
    </section>
  )
}

function Without({ view, ground, without }: SectionProps) {
  const t = view.speech.words('certainty')
  const texts = textsIn(ground.edition, view.lang)
  const nameOf = (key: string) => (ground.edition.areas.includes(key) ? texts.area(key) : texts.composite(key)).name
  return (
    <section class="section">
      <h2>{t('without.title')}</h2>
      <p>{without.length === 0 ? t('without.none') : t('without.lead')}</p>
      {without.length > 0 && (
        <Table
          caption={t('without.title')}
          captionHidden
          rows={without}
          columns={[
            { key: 'area', head: t('without.area'), rowHead: true, cell: ({ key }) => nameOf(key) },
            {
              key: 'change',
              head: t('without.change'),
              cell: ({ change }) => t(change > 0 ? 'without.up' : 'without.down', { count: Math.abs(change) }),
            },
          ]}
        />
      )}
    </section>
  )
}

function Peers({ view: { speech, lang }, ground, peers }: SectionProps) {
  const t = speech.words('certainty')
  return (
    <section class="section">
      <h2>{t('peers.title')}</h2>
      <p>{peers.length === 0 ? t('peers.none') : t('peers.lead')}</p>
      {peers.length > 0 && (
        <Table
          caption={t('peers.title')}
          captionHidden
          stacked
          rows={peers}
          columns={[
            {
              key: 'place',
              head: t('peers.place'),
              rowHead: true,
              cell: ({ id }) => <a href={href('place', { lang, id })}>{ground.set.places.get(id)?.name}</a>,
            },
            {
              key: 'likeness',
              head: t('peers.likeness'),
              cell: ({ likenesses }) =>
                likenesses.length === 0 ? t('peers.far') : speech.list(likenesses.map((one) => t(`likeness.${one}`))),
            },
          ]}
        />
      )}
    </section>
  )
}

function Differences({ view, ground, higher, differ }: SectionProps) {
  const { speech, lang } = view
  const t = speech.words('certainty')
  const texts = textsIn(ground.edition, lang)
  const points = (share: number) => speech.percent(Math.round(100 * share))
  return (
    <section class="section">
      <h2>{t('differ.title')}</h2>
      {higher === 0 ? (
        <Empty title={t('differ.none')} />
      ) : (
        <>
          <p>{t('differ.lead', { count: higher })}</p>
          {differ.length === 0 && <p>{t('differ.same')}</p>}
          <ul class="gain-list" role="list">
            {differ.map(({ item, ahead, of, own, theirs }) => {
              const text = texts.item(item)
              const area = findItem(ground.edition, item)?.area ?? ''
              return (
                <li class="gain">
                  <p class="gain-question" {...langOf(text)}>
                    {text.ask}
                  </p>
                  <p>{t('differ.item', { ahead, of, own: points(own), theirs: points(theirs) })}</p>
                  <p>
                    <a href={href('practices', { lang }, { area })}>
                      {t('differ.practices', { area: texts.area(area).name })}
                    </a>
                  </p>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </section>
  )
}
