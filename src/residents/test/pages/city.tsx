import { AnswerBars, type Edition, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { smallestCell } from '#statistics'
import { href } from '#routes'
import { Breadcrumb, Empty, Page } from '#ui'
import { adapt } from '../adapted.ts'
import { leastBetween } from '../batches.ts'
import type { Filter } from '../model.ts'
import type { TestHere, TestPlace } from '../place-test.ts'
import type { Published } from '../published.ts'
import { categoriesOf, type ItemSummary, type Part } from '../summary.ts'

export interface CityProps {
  view: View
  here: TestHere & { place: TestPlace }
  published: Published | undefined
  part: Part
  /** The reader leads the place. */
  leads: boolean
}

/** The test of a place: where to begin, and how it was answered as far as that can be shown. */
export function CityPage(props: CityProps) {
  const { view, here, published, leads } = props
  const { speech, lang } = view
  const t = speech.words('citizenshipTest')
  const { place } = here
  const title = t('city.title', { place: place.name })
  return (
    <Page view={view} title={title} section="places" demonstration={place.demonstration}>
      <Breadcrumb
        speech={speech}
        crumbs={[
          { label: speech.words('network')('places.title'), href: href('places', { lang }) },
          { label: place.name, href: href('place', { lang, id: place.id }) },
        ]}
      />
      <h1>{title}</h1>
      <p class="lead">{t('city.lead')}</p>
      <p class="actions">
        <a class="button" href={href('citizenshipTest', { lang }, { place: place.id })}>
          {t('city.start')}
        </a>
        <a href={href('placeTestLeaflet', { lang, id: place.id })}>{t('city.leaflet')}</a>
        {leads && <a href={href('placeTestAdapt', { lang, id: place.id })}>{t('city.adapt')}</a>}
        {leads && <a href={href('placeTestPaper', { lang, id: place.id })}>{t('city.paper')}</a>}
      </p>
      {published ? <Answers {...props} published={published} /> : <Nothing {...props} />}
    </Page>
  )
}

function Nothing({ view }: CityProps) {
  const t = view.speech.words('citizenshipTest')
  return (
    <section class="section">
      <h2>{t('city.answers')}</h2>
      <Empty title={t('city.none')}>
        <p>{t('city.none.text', { count: leastBetween })}</p>
      </Empty>
    </section>
  )
}

function Answers(props: CityProps & { published: Published }) {
  const { view, here, published, part } = props
  const { speech, lang } = view
  const t = speech.words('citizenshipTest')
  const { summary, upTo } = published
  const texts = textsIn(here.common, lang)
  return (
    <section class="section" id="answers">
      <h2>{t('city.answers')}</h2>
      <p>{t('city.counted', { count: summary.n, day: speech.date(upTo) })}</p>
      {here.place.demonstration && <p>{t('city.invented')}</p>}
      <p class="hint">{t('city.hidden', { count: smallestCell })}</p>
      <p class="hint">{t('city.batches', { count: leastBetween })}</p>
      <p class="hint">{t('city.chosen')}</p>
      <Parts {...props} />
      {here.common.areas.map((area) => {
        const items = summary.items.filter(({ item }) => item.area === area)
        return (
          <section class="test-area">
            <h3>{texts.area(area).name}</h3>
            {items.map((item) => (
              <ItemShown view={view} common={here.common} summary={item} part={part} />
            ))}
          </section>
        )
      })}
    </section>
  )
}

/** One filter at a time: a link for each part of those who answered. */
function Parts({ view, here, published, part }: CityProps & { published: Published }) {
  const { speech, lang } = view
  const t = speech.words('citizenshipTest')
  const { sizes } = published.summary
  const address = (by?: Filter, is?: string) => `${href('placeTest', { lang, id: here.place.id }, { by, is })}#answers`
  return (
    <nav class="test-parts" aria-label={t('city.parts')}>
      <p>
        <a href={address()} aria-current={part ? undefined : 'true'}>
          {t('city.everybody')}
        </a>
      </p>
      {(Object.keys(sizes) as Filter[]).map((filter) => (
        <div>
          <p class="label">{t(`filter.${filter}`)}</p>
          <ul>
            {categoriesOf(filter).map((category) => {
              const size = sizes[filter][category]
              const name = nameOf(view, filter, category)
              if (typeof size !== 'number') return <li class="hint">{t('city.part.hidden', { name })}</li>
              const current = part?.filter === filter && part.category === category
              return (
                <li>
                  <a href={address(filter, category)} aria-current={current ? 'true' : undefined}>
                    {t('city.part', { name, count: size })}
                  </a>
                </li>
              )
            })}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function nameOf({ speech }: View, filter: Filter, category: string): string {
  const t = speech.words('citizenshipTest')
  return t(`${filter}.${category}` as Parameters<typeof t>[0])
}

interface ItemShownProps {
  view: View
  common: Edition
  summary: ItemSummary
  part: Part
}

const skipped = 'skipped'

function ItemShown({ view, common, summary }: ItemShownProps) {
  const { speech, lang } = view
  const t = speech.words('citizenshipTest')
  const { item, adaptation, upTo, n, options } = summary
  const text = textsIn(adaptation ? adapt(common, [adaptation]) : common, lang).item(item.key)
  const known = options.some(({ count }) => count !== null)
  const tally = {
    item: item.key,
    n: n ?? 0,
    options: options.map(({ code, count }) => ({ code: code ?? skipped, count })),
    numbers: null,
    texts: [],
  }
  return (
    <section class="test-item">
      <h4>{text.ask}</h4>
      {adaptation && <p class="hint">{t('city.own')}</p>}
      {upTo && <p class="hint">{t('city.item.upTo', { day: speech.date(upTo) })}</p>}
      {n === null || !known ? (
        <p class="hint">{t('city.item.hidden')}</p>
      ) : (
        <AnswerBars
          speech={speech}
          // Shares are of people: what somebody put in order, they chose.
          item={item.kind === 'ranking' ? { ...item, kind: 'multiple', options: [] } : item}
          text={{ ...text, options: { ...text.options, [skipped]: t('city.skipped') } }}
          tally={tally}
        />
      )}
    </section>
  )
}
