import type { Deps } from '#deps'
import { isDemonstrationLoaded } from '#demonstration'
import { ourIndex } from '#instruments'
import { countPractices } from '#library'
import { countMembers } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Mark, MeetingCircles, Page } from '#ui'

/** Counted over the real record alone: what is invented is never part of a figure about the network. */
interface HomeFigures {
  /** Places attested as members. */
  places: number
  /** Countries of those places. */
  countries: number
  practices: number
  /** Questions of the current Index; nothing where no edition is published. */
  items: { count: number; edition: string } | undefined
  /** An invented place can be tried here. */
  demonstration: boolean
}

export async function readHome({ db, editions }: Deps): Promise<HomeFigures> {
  const [members, practices, demonstration] = await Promise.all([
    countMembers(db),
    countPractices(db),
    isDemonstrationLoaded(db),
  ])
  const index = editions.list().findLast(({ instrument }) => instrument === ourIndex)
  return {
    ...members,
    practices,
    items: index && { count: index.items.length, edition: index.edition },
    demonstration,
  }
}

export function HomePage({ view, ...figures }: HomeFigures & { view: View }) {
  const t = view.speech.words('site')
  return (
    <Page view={view} title={t('home.title')} description={t('home.lead')}>
      <Hero view={view} demonstration={figures.demonstration} />
      <Figures view={view} {...figures} />
      <section class="section">
        <h2>{t('home.how.title')}</h2>
        <ol class="steps">
          {([1, 2, 3] as const).map((circles) => (
            <li>
              <Mark circles={circles} />
              <h3>{t(steps[circles].title)}</h3>
              <p>{t(steps[circles].text)}</p>
            </li>
          ))}
        </ol>
      </section>
      <section class="section">
        <h2>{view.speech.words('publications')('home.record.title')}</h2>
        <p>{view.speech.words('publications')('home.record.text')}</p>
        <p class="actions">
          {rooms.map((room) => (
            <a href={href(room, { lang: view.lang })}>{view.speech.words('publications')(`rooms.${room}`)}</a>
          ))}
        </p>
      </section>
      <section class="section">
        <h2>{view.speech.words('citizenshipTest')('home.title')}</h2>
        <p>{view.speech.words('citizenshipTest')('home.text')}</p>
        <p class="actions">
          <a href={href('citizenshipTest', { lang: view.lang })}>{view.speech.words('citizenshipTest')('home.link')}</a>
        </p>
      </section>
      <section class="section open">
        <h2>{t('home.open.title')}</h2>
        <div>
          <p>{t('home.open.text')}</p>
          <p>
            <a href={href('about', { lang: view.lang })}>{t('home.open.about')}</a>
          </p>
        </div>
      </section>
    </Page>
  )
}

const rooms = ['themes', 'publications', 'tools', 'checklists', 'news', 'glossary', 'welcome'] as const

const steps = {
  1: { title: 'home.how.answer.title', text: 'home.how.answer.text' },
  2: { title: 'home.how.see.title', text: 'home.how.see.text' },
  3: { title: 'home.how.learn.title', text: 'home.how.learn.text' },
} as const

function Hero({ view, demonstration }: { view: View; demonstration: boolean }) {
  const t = view.speech.words('site')
  const { lang } = view
  const rounds = href('rounds', { lang })
  return (
    <section class="hero">
      <div class="hero-text">
        <h1>{t('home.title')}</h1>
        <p class="lead">{t('home.lead')}</p>
        <p class="actions">
          <a class="button" href={view.account ? rounds : href('signIn', { lang }, { to: rounds })}>
            {t(demonstration ? 'home.answer' : 'home.answer.own')}
          </a>
          <a class="button secondary" href={href('places', { lang })}>
            {t('home.places')}
          </a>
        </p>
      </div>
      <div class="hero-art">
        <MeetingCircles />
      </div>
    </section>
  )
}

function Figures({ view, places, countries, practices, items }: HomeFigures & { view: View }) {
  const t = view.speech.words('site')
  const figures = [
    [places, t('home.figures.places', { count: places })],
    [countries, t('home.figures.countries', { count: countries })],
    [practices, t('home.figures.practices', { count: practices })],
    ...(items ? [[items.count, t('home.figures.items', items)] as const] : []),
  ] as const
  return (
    <section aria-label={t('home.figures.label')}>
      <ul class="figures" role="list">
        {figures.map(([value, label]) => (
          <li class="stat">
            <span class="stat-value">{view.speech.number(value)}</span> <span class="stat-label">{label}</span>
          </li>
        ))}
      </ul>
      <p class="hint">{t('home.figures.note')}</p>
    </section>
  )
}
