import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Breadcrumb, Notice, Page, TextField } from '#ui'
import { type Invited, isSilent, mayBeReminded, phaseOf, quietDays, responseRate } from '../model.ts'
import type { Collected } from '../store.ts'
import { InvitedTable } from './invited-table.tsx'

/** What the page says after a form. */
export const boardSaid = ['opened', 'reminded', 'closed', 'reopened', 'lastDay', 'newLink'] as const

export interface BoardProps {
  view: View
  survey: Collected
  title: string
  invited: readonly Invited[]
  /** Of the version that is sent. */
  questions: number
  tokenOf: (invited: Invited) => string
  now: Date
  done: (typeof boardSaid)[number] | undefined
  count: number
  /** Of the form of the last day. */
  fault: string | undefined
  typedDay: string | undefined
}

/** Who was asked and how far each has come, with all that the secretariat may do about it. */
export function BoardPage(props: BoardProps) {
  const { view, survey, title } = props
  const { speech, lang } = view
  const t = speech.words('surveys')
  const phase = phaseOf(survey)
  return (
    <Page view={view} title={title} section="desk" indexed={false} demonstration={survey.demonstration}>
      <Breadcrumb speech={speech} crumbs={[{ label: t('surveys.title'), href: href('surveys', { lang }) }]} />
      <h1>{title}</h1>
      <p>
        <Badge kind={phase === 'open' ? 'good' : phase === 'closed' ? 'past' : 'waiting'}>{t(`phase.${phase}`)}</Badge>{' '}
        {survey.totalsPublicAt && <Badge>{t('phase.public')}</Badge>}
      </p>
      <Told {...props} />
      {phase === 'unopened' ? <Unopened {...props} /> : <Collecting {...props} />}
    </Page>
  )
}

function Told({ view, done, count }: BoardProps) {
  if (!done) return null
  return (
    <Notice kind="success" live>
      <p>{view.speech.words('surveys')(`board.done.${done}`, { count })}</p>
    </Notice>
  )
}

function Unopened({ view, survey }: BoardProps) {
  const { speech, lang } = view
  const t = speech.words('surveys')
  return (
    <div class="next-step">
      <p>{t(survey.editionId === null ? 'board.unpublished' : 'board.unopened')}</p>
      <p class="actions">
        {survey.editionId !== null && (
          <a class="button" href={href('surveyOpen', { lang, survey: survey.id })}>
            {t('board.open')}
          </a>
        )}
        <a class="button secondary" href={href('surveyEdit', { lang, survey: survey.id })}>
          {t('board.edit')}
        </a>
      </p>
    </div>
  )
}

function Collecting(props: BoardProps) {
  const { view, survey, invited } = props
  const { speech, lang } = view
  const t = speech.words('surveys')
  const members = invited.filter(({ placeId }) => placeId !== null)
  const coordinations = invited.filter(({ placeId }) => placeId === null)
  const sent = members.filter(({ submittedAt }) => submittedAt).length
  const rate = responseRate(members)
  const of = { lang, survey: survey.id }
  return (
    <>
      <div class="figures">
        <Stat value={speech.number(members.length)} label={t('board.asked', { count: members.length })} />
        <Stat value={speech.number(sent)} label={t('board.sent', { count: sent })} />
        {rate !== null && <Stat value={speech.percent(Math.round(rate))} label={t('board.rate')} />}
        {coordinations.length > 0 && (
          <Stat
            value={t('board.of', {
              sent: coordinations.filter((one) => !isSilent(one)).length,
              asked: coordinations.length,
            })}
            label={t('board.coordinations')}
          />
        )}
        {survey.answersUntil !== null && (
          <Stat value={speech.date(survey.answersUntil, { dateStyle: 'medium' })} label={t('board.until')} />
        )}
      </div>
      <p class="actions">
        <a class="button" href={href('surveyResults', of)}>
          {t('board.results')}
        </a>
        {!survey.closedAt && (
          <a class="button secondary" href={href('surveyOpen', of)}>
            {t('board.askMore')}
          </a>
        )}
        <a class="button secondary" href={href('surveyLinks', of)}>
          {t('board.links')}
        </a>
      </p>
      <Steps {...props} />
      <InvitedTable {...props} />
    </>
  )
}

const Stat = ({ value, label }: { value: string; label: string }) => (
  <div class="stat">
    <span class="stat-value">{value}</span> <span class="stat-label">{label}</span>
  </div>
)

function Steps(props: BoardProps) {
  const { view, survey } = props
  const { lang } = view
  const t = view.speech.words('surveys')
  const close = (step: 'close' | 'reopen', label: string) => (
    <form method="post" action={href('surveyClose', { lang, survey: survey.id })}>
      <button class="secondary" type="submit" name="step" value={step}>
        {label}
      </button>
    </form>
  )
  if (survey.closedAt) {
    return (
      <section class="section">
        <h2>{t('board.closed.title')}</h2>
        <p>{t('board.closed', { date: view.speech.date(survey.closedAt, { dateStyle: 'long' }) })}</p>
        {close('reopen', t('board.reopen'))}
      </section>
    )
  }
  return (
    <section class="section survey-steps">
      <h2>{t('board.steps')}</h2>
      <Reminding {...props} />
      <LastDay {...props} />
      <div>
        <p>{t('board.close.text')}</p>
        {close('close', t('board.close'))}
      </div>
    </section>
  )
}

function Reminding({ view, survey, invited, now }: BoardProps) {
  const t = view.speech.words('surveys')
  const silent = invited.filter(isSilent)
  const reached = silent.filter((one) => mayBeReminded(one, now)).length
  const unreached = silent.filter(({ people }) => people === 0).length
  return (
    <form method="post" action={href('surveyRemind', { lang: view.lang, survey: survey.id })}>
      <p>
        {t('board.silent', { count: silent.length })} {reached > 0 && t('board.remind.text', { count: reached })}
        {reached === 0 && silent.length > unreached && t('board.remind.none', { count: quietDays })}{' '}
        {unreached > 0 && t('board.unreached', { count: unreached })}
      </p>
      {reached > 0 && (
        <button class="secondary" type="submit">
          {t('board.remind', { count: reached })}
        </button>
      )}
    </form>
  )
}

function LastDay({ view, survey, fault, typedDay }: BoardProps) {
  const t = view.speech.words('surveys')
  return (
    <form method="post" action={href('surveyLastDay', { lang: view.lang, survey: survey.id })} novalidate>
      <TextField
        name="until"
        type="date"
        label={t('board.lastDay')}
        hint={t('board.lastDay.hint')}
        value={typedDay ?? survey.answersUntil ?? ''}
        error={fault}
      />
      <button class="secondary" type="submit">
        {t('board.lastDay.submit')}
      </button>
    </form>
  )
}
