import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Breadcrumb, Facts, Notice, Page } from '#ui'
import { stateOf } from '../../model.ts'
import type { Fitness } from '../fitness.ts'
import { ReportLink } from '../../report/index.ts'
import { type Seat, seatOf } from '../model.ts'
import { differencesIn, type ItemStanding, missingIn } from '../standing.ts'
import { AgreementSection } from './agreement.tsx'
import { Discussion, type RefusedStep } from './discussion.tsx'
import { type AssignRefused, Experts } from './experts.tsx'
import type { OpenedReview } from './open.ts'
import { NextUnread, ReviewAreas } from './progress.tsx'
import { ClockText } from './words.tsx'

export interface ReviewProps extends OpenedReview {
  view: View
  /** For the secretariat. */
  fitnesses: readonly Fitness[]
  resultId: string | undefined
  refusedStep?: RefusedStep | undefined
  refusedAssign?: AssignRefused | undefined
  /** What has just been done, for a notice. */
  done?: 'experts' | 'said' | 'finished' | 'validated' | undefined
}

/** The review of a round at a glance: what waits for whom, what is missing, what was said. */
export function ReviewPage(props: ReviewProps) {
  const { view, round, place, reader, review, done, open } = props
  const { lang, speech } = view
  const t = speech.words('review')
  const year = String(round.year)
  const roundName = speech.words('assessment')('round.name', { place: place.name, year })
  const title = t('title', { place: place.name, year })
  const board = reader.runs || reader.part ? [{ label: t('board.title'), href: href('reviews', { lang }) }] : []
  const crumbs = [...board, { label: roundName, href: href('round', { lang, round: round.id }) }]
  return (
    <Page view={view} title={title} section="desk" indexed={false} demonstration={round.demonstration}>
      <Breadcrumb speech={speech} crumbs={crumbs} />
      <h1>{title}</h1>
      {done && (
        <Notice kind="success" live>
          <p>{t(`done.${done}`)}</p>
        </Notice>
      )}
      <div class="split">
        <div>
          <Facts facts={factsOf(props)} />
          <StateNotice {...props} />
          {round.submittedAt && reader.seesFirst && (
            <p class="actions">
              <ReportLink view={view} round={round} />
            </p>
          )}
          {open && reader.part && <Reading {...props} />}
          {reader.runs && open && <Missing {...props} />}
        </div>
        <aside class="area-aside">
          <h2>{t('areas')}</h2>
          <ReviewAreas {...props} />
        </aside>
      </div>
      {reader.runs && !round.validatedAt && <Experts {...props} />}
      {reader.seesFirst && <Talks {...props} />}
      {(reader.runs || reader.part) && reader.seesSecond && reader.seesFirst && seatOf(review, 'blind') && (
        <AgreementSection {...props} />
      )}
    </Page>
  )
}

function factsOf({ view, round, review, reader, now }: ReviewProps) {
  const t = view.speech.words('review')
  const label = { lead: t('seat.lead'), blind: t('seat.blind') }
  return [
    {
      label: t('fact.state'),
      value: <Badge>{view.speech.words('assessment')(`round.state.${stateOf(round)}`)}</Badge>,
    },
    ...(round.submittedAt
      ? [{ label: t('fact.clock'), value: <ClockText view={view} round={round} now={now} /> }]
      : []),
    ...review.seats
      .filter(({ part }) => part === 'lead' || reader.runs || reader.part !== null)
      .map((seat) => ({ label: label[seat.part], value: seatText(view, seat) })),
  ]
}

function seatText(view: View, { name, assignedAt, finishedAt }: Seat): string {
  const t = view.speech.words('review')
  if (!finishedAt) return t('seat.reading', { name })
  if (assignedAt > finishedAt) return t('seat.tookOver', { name, date: view.speech.date(assignedAt) })
  return t('seat.finished', { name, date: view.speech.date(finishedAt) })
}

function StateNotice({ view, round, review, reader, resultId }: ReviewProps) {
  const t = view.speech.words('review')
  const state = stateOf(round)
  if (state === 'open') return <Notice>{t('notice.open')}</Notice>
  if (state === 'signed_off') return seatOf(review, 'lead') ? null : <Notice>{t('notice.noExpert')}</Notice>
  return (
    <Notice kind="success" title={t('notice.validatedTitle')}>
      {round.validatedAt && <p>{t('notice.validatedText', { date: view.speech.date(round.validatedAt) })}</p>}
      {resultId && reader.part === null && (
        <p class="actions">
          <a class="button" href={href('result', { lang: view.lang, result: resultId })}>
            {t('notice.result')}
          </a>
        </p>
      )}
    </Notice>
  )
}

/** For an expert: how far they are, and the end of the reading. */
function Reading(props: ReviewProps) {
  const { view, round, reader, review, edition, given } = props
  const t = view.speech.words('review')
  const seat = review.seats.find(({ part }) => part === reader.part)
  const unread = missingIn(edition, given, { ...review, turns: [] }).some(({ obstacle }) => obstacle === 'unread')
  return (
    <section class="next-step">
      <h2>{t(reader.part === 'blind' ? 'reading.title.blind' : 'reading.title')}</h2>
      {reader.part === 'blind' && !seat?.finishedAt && <p>{t('reading.blind')}</p>}
      {seat?.finishedAt ? <p>{t(finishedWords(reader))}</p> : <NextUnread {...props} />}
      {!seat?.finishedAt && (reader.part === 'blind' || !unread) && (
        <form method="post" action={href('reviewFinish', { lang: view.lang, round: round.id })}>
          <p>{t(reader.part === 'blind' ? 'finish.text.blind' : 'finish.text')}</p>
          <button type="submit">{t('finish.submit')}</button>
        </form>
      )}
    </section>
  )
}

/** What stands between the review and its validation. */
function Missing({ view, round, review, edition, given }: ReviewProps) {
  const t = view.speech.words('review')
  const missing = missingIn(edition, given, review)
  return (
    <section class="next-step">
      <h2>{t(missing.length > 0 ? 'missing.title' : 'ready.title')}</h2>
      {missing.length > 0 ? (
        <ul>
          {missing.map(({ obstacle, items }) => (
            <li>{t(`missing.${obstacle}`, { count: items.length })}</li>
          ))}
        </ul>
      ) : (
        <p class="actions">
          <a class="button" href={href('reviewValidate', { lang: view.lang, round: round.id })}>
            {t('ready.go')}
          </a>
        </p>
      )}
    </section>
  )
}

/** Items that were asked about, or for which another answer is proposed: those that wait for the reader first. */
function Talks(props: ReviewProps) {
  const { view, standings, review, reader, refusedStep } = props
  const t = view.speech.words('review')
  const differences = reader.seesSecond && reader.seesFirst ? differencesIn(review) : []
  const differenceOf = (item: string) => differences.find((one) => one.item === item)
  const talked = standings.filter(
    (one) => one.turns.length > 0 || one.opinion?.verdict === 'propose' || differenceOf(one.item),
  )
  const waits = (one: ItemStanding) => waitsFor(props, one, differenceOf(one.item)?.settled === false)
  const over = (one: ItemStanding) => !isUnderWay(one) && !waits(one)
  const groups = [
    ['waiting', talked.filter(waits)],
    ['others', talked.filter((one) => !waits(one) && !over(one))],
    ['over', talked.filter(over)],
  ] as const
  if (talked.length === 0) return <p class="section">{t('talks.none')}</p>
  return (
    <>
      {groups.map(
        ([group, listed]) =>
          listed.length > 0 && (
            <section class="section">
              <h2>{t(`talks.${group}`, { count: listed.length })}</h2>
              {listed.map((standing) => (
                <Discussion
                  {...props}
                  standing={standing}
                  difference={differenceOf(standing.item)}
                  refused={refusedStep}
                />
              ))}
            </section>
          ),
      )}
    </>
  )
}

const isUnderWay = ({ question, mark }: ItemStanding): boolean =>
  question === 'asked' || question === 'answered' || mark === 'proposed' || mark === 'contested'

function waitsFor({ reader, open }: ReviewProps, { question, mark }: ItemStanding, differs: boolean): boolean {
  if (!open) return false
  if (reader.part === 'lead') return question === 'answered' || mark === 'contested' || differs
  return (reader.answers && question === 'asked') || (reader.leads && mark === 'proposed')
}

function finishedWords({ part, seesFirst, seesSecond }: ReviewProps['reader']) {
  if (seesFirst && seesSecond) return 'reading.over'
  return part === 'blind' ? 'reading.waits.blind' : 'reading.waits'
}
