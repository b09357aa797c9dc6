import { type Edition, langOf, slugOf, textsIn } from '#instruments'
import type { Place } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, DemonstrationBadge, Empty, Notice, Page, SelectField } from '#ui'
import type { Together } from '../departments/pages/together.ts'
import { PartInShort } from '../departments/pages/your-part.tsx'
import { stateOf } from '../model.ts'
import { doneOf, type Progress } from '../progress.ts'
import type { OpenedRound } from './open.ts'

export interface ListedRound extends OpenedRound {
  /** Of an open round. */
  progress?: Progress
  together?: Together
  /** Of a submitted one. */
  resultId?: string | undefined
}

interface RoundsProps {
  view: View
  places: readonly Place[]
  rounds: readonly ListedRound[]
  /** The edition that a new round answers; where there is none, none can be opened. */
  edition: Edition | undefined
  openings: readonly { place: Place; year: number }[]
  rejection: Rejection | undefined
}

/** Why the form that was sent could not be carried out; with the round that stands in its way. */
export interface Rejection {
  sentence: string
  round?: { id: string; name: string }
}

/** Where a coordinator arrives: what is open, what can be opened, what was done before. */
export function RoundsPage({ view, places, rounds, edition, openings, rejection }: RoundsProps) {
  const t = view.speech.words('assessment')
  const ofOwn = ({ together }: ListedRound) => (together && together.shares.length > 0 ? 0 : 1)
  const open = rounds.filter(({ round }) => !round.submittedAt).sort((a, b) => ofOwn(a) - ofOwn(b))
  const former = rounds.filter(({ round }) => round.submittedAt)
  const demonstration = places.length > 0 && places.every((place) => place.demonstration)
  return (
    <Page view={view} title={t('rounds.title')} section="desk" indexed={false} demonstration={demonstration}>
      <h1>{t('rounds.title')}</h1>
      <p class="lead">{t('rounds.lead')}</p>
      {rejection && (
        <Notice kind="error" live>
          <p>
            {rejection.sentence}{' '}
            {rejection.round && (
              <a href={href('round', { lang: view.lang, round: rejection.round.id })}>{rejection.round.name}</a>
            )}
          </p>
        </Notice>
      )}
      {places.length === 0 && (
        <Empty title={t('rounds.noPlace')}>
          <p>{t('rounds.noPlace.text')}</p>
        </Empty>
      )}
      {open.length > 0 && (
        <section class="section">
          <h2>{t('rounds.open')}</h2>
          <ul class="grid" role="list">
            {open.map((round) => (
              <OpenRound view={view} {...round} />
            ))}
          </ul>
        </section>
      )}
      {edition && openings.length > 0 && <OpenForm view={view} openings={openings} edition={edition} />}
      {former.length > 0 && (
        <section class="section">
          <h2>{t('rounds.former')}</h2>
          <ul class="grid" role="list">
            {former.map((round) => (
              <FormerRound view={view} {...round} />
            ))}
          </ul>
        </section>
      )}
      {places.length > 0 && <YourPlaces view={view} places={places} />}
    </Page>
  )
}

function YourPlaces({ view, places }: { view: View; places: readonly Place[] }) {
  const t = view.speech.words('assessment')
  return (
    <section class="section">
      <h2>{t('rounds.places')}</h2>
      <ul class="place-row" role="list">
        {places.map((place) => (
          <li>
            <a href={href('place', { lang: view.lang, id: place.id })}>{place.name}</a>{' '}
            <Invented view={view} place={place} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Invented({ view, place }: { view: View; place: Place }) {
  return place.demonstration ? <DemonstrationBadge label={view.speech.words('site')('demonstration.badge')} /> : null
}

function OpenRound({ view, round, place, edition, progress, together }: ListedRound & { view: View }) {
  const t = view.speech.words('assessment')
  const { done, of } = doneOf(progress?.counts ?? { answered: 0, na: 0, missing: 0 })
  const missing = new Set(progress?.areas.flatMap((area) => area.missing))
  return (
    <li class="card linked">
      <h3>
        <a href={href('round', { lang: view.lang, round: round.id })}>
          {t('round.name', { place: place.name, year: String(round.year) })}
        </a>
      </h3>
      <p>
        <Badge kind="waiting">{t('round.state.open')}</Badge> <Invented view={view} place={place} />
      </p>
      <p>
        <progress value={done} max={of} aria-hidden="true" />
        {t('progress.done', { count: done, of })}
      </p>
      {together && <PartInShort view={view} edition={edition} together={together} missing={missing} />}
      <p class="hint">{t('round.openedOn', { date: view.speech.date(round.openedAt) })}</p>
    </li>
  )
}

function FormerRound({ view, round, place, edition, resultId }: ListedRound & { view: View }) {
  const t = view.speech.words('assessment')
  const { lang } = view
  return (
    <li class="card">
      <h3>{t('round.name', { place: place.name, year: String(round.year) })}</h3>
      <p>
        <Badge kind="good">{t(`round.state.${stateOf(round)}`)}</Badge> <Invented view={view} place={place} />
      </p>
      {round.submittedAt && (
        <p class="hint">
          {t('round.submittedOn', { date: view.speech.date(round.submittedAt), edition: edition.edition })}
        </p>
      )}
      <p class="actions">
        {resultId && <a href={href('result', { lang, result: resultId })}>{t('round.result')}</a>}
        <a href={href('round', { lang, round: round.id })}>{t('round.answers')}</a>
      </p>
    </li>
  )
}

type OpenProps = Pick<RoundsProps, 'view' | 'openings'> & { edition: Edition }

function OpenForm({ view, openings, edition }: OpenProps) {
  const t = view.speech.words('assessment')
  const { title, ...text } = textsIn(edition, view.lang).edition
  return (
    <section class="section">
      <h2>{t('open.title')}</h2>
      <p>
        {t('open.text')}{' '}
        <a href={href('instrument', { lang: view.lang, edition: slugOf(edition) })} {...langOf(text)}>
          {t('open.edition', { title, edition: edition.edition })}
        </a>
      </p>
      <form method="post" action={href('roundOpen', { lang: view.lang })}>
        <SelectField
          name="round"
          label={t('open.round')}
          hint={t('open.round.hint')}
          choices={openings.map(({ place, year }) => ({
            value: `${place.id}:${year}`,
            label: t('round.name', { place: place.name, year: String(year) }),
          }))}
        />
        <button type="submit">{t('open.submit')}</button>
      </form>
    </section>
  )
}
