import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, type Fact, Facts, Notice, Page } from '#ui'
import { standingOf } from '../../strategy/model.ts'
import { sayStanding } from '../../strategy/words.ts'
import { canTake, followUpOn, isWritable, stateOfVisit } from '../model.ts'
import type { SuggestedTopic } from '../suggestions.ts'
import { sayDays } from '../words.ts'
import { VisitBadge } from './board.tsx'
import type { Faults, Typed } from './forms.ts'
import { BasicFields } from './plan.tsx'
import type { OpenedVisit } from './read.ts'
import { CancelForm, NextStep } from './steps.tsx'
import { type Candidate, Team } from './team.tsx'
import { Stakeholders, Topics } from './topics.tsx'

export interface Refused {
  /** Which form was sent. */
  readonly form: 'basics' | 'topic' | 'stakeholder' | 'hold' | 'cancel' | 'team'
  readonly typed: Typed
  readonly faults: Faults
  readonly objections?: readonly string[]
  /** The version that the form was made from, where it is to be kept. */
  readonly seen?: number
  /** Somebody else changed it meanwhile. */
  readonly overtaken?: boolean
}

export interface VisitProps extends OpenedVisit {
  view: View
  candidates: readonly Candidate[]
  suggestions: readonly SuggestedTopic[]
  done: string | undefined
  refused: Refused | undefined
}

/** A visit at a glance: what it is, who goes, what for, and what comes next. */
export function VisitPage(props: VisitProps) {
  const { view, visit, rights } = props
  const { speech, lang } = view
  const t = speech.words('visits')
  const title = t('name', { place: visit.placeName, year: String(visit.year) })
  const writes = rights.write && isWritable(visit)
  return (
    <Page view={view} title={title} section="desk" demonstration={visit.demonstration} indexed={false}>
      <Breadcrumb speech={speech} crumbs={[{ label: t('title'), href: href('visits', { lang }) }]} />
      <h1>{title}</h1>
      <p>
        <VisitBadge view={view} visit={visit} />
      </p>
      <Outcome {...props} />
      <div class="split">
        <div>
          <NextStep {...props} />
          <Ways {...props} />
          <Topics {...props} writes={writes} />
          <Team {...props} />
          <Stakeholders {...props} writes={writes} />
          <StrategySummary {...props} />
        </div>
        <aside>
          <VisitFacts {...props} />
          {writes && <Basics {...props} />}
          {rights.run && canTake(visit, 'cancel') && <CancelForm {...props} />}
        </aside>
      </div>
    </Page>
  )
}

const doneKinds = [
  'planned',
  'saved',
  'removed',
  'restored',
  'added',
  'hold',
  'send',
  'check',
  'publish',
  'back',
  'cancel',
] as const

function Outcome({ view, visit, done, version, rights, refused }: VisitProps) {
  const t = view.speech.words('visits')
  if (refused) {
    return (
      <Notice kind="error" live>
        {refused.objections ? (
          refused.objections.map((said) => <p>{said}</p>)
        ) : (
          <p>{t(refused.overtaken ? 'basics.overtaken' : 'form.refused')}</p>
        )}
      </Notice>
    )
  }
  const kind = doneKinds.find((one) => one === done)
  if (!kind) return null
  const undoable = (kind === 'saved' || kind === 'removed') && rights.write && isWritable(visit) && version > 1
  return (
    <Notice kind="success" live>
      <p>{t(`done.${kind}`)}</p>
      {undoable && (
        <form method="post" action={href('visit', { lang: view.lang, visit: visit.id })}>
          <button class="secondary" type="submit" name="do" value={`undo:${version}`}>
            {view.speech.words('strategy')('undo')}
          </button>
        </form>
      )}
    </Notice>
  )
}

/** To the programme, the findings and the profile, as far as the reader may go there. */
function Ways({ view, visit, rights, content }: VisitProps) {
  const t = view.speech.words('visits')
  const to = { lang: view.lang, visit: visit.id }
  const state = stateOfVisit(visit)
  const profileShown = rights.write || ['sent', 'checked', 'published'].includes(state)
  return (
    <ul class="visit-ways" role="list">
      <li>
        <a href={href('visitProgramme', to)}>{t('way.programme')}</a>{' '}
        <span class="also">{t('way.programme.count', { count: content.blocks.length })}</span>
      </li>
      {rights.write && (
        <li>
          <a href={href('visitFindings', to)}>{t('way.findings')}</a>{' '}
          <span class="also">{t('way.findings.count', { count: content.findings.length })}</span>
        </li>
      )}
      <li>
        {profileShown ? <a href={href('visitProfile', to)}>{t('way.profile')}</a> : t('way.profile')}{' '}
        <span class="also">
          {t(profileShown ? `way.profile.${state === 'published' ? 'public' : 'draft'}` : 'way.profile.later')}
        </span>
      </li>
    </ul>
  )
}

function VisitFacts({ view, visit, content }: VisitProps) {
  const { speech, lang } = view
  const t = speech.words('visits')
  const facts: (Fact | false)[] = [
    { label: t('field.place'), value: <a href={href('place', { lang, id: visit.placeId })}>{visit.placeName}</a> },
    {
      label: t('field.round'),
      value: <a href={href('round', { lang, round: visit.roundId })}>{String(visit.year)}</a>,
    },
    { label: t('field.kind'), value: t(`kind.${visit.kind}`) },
    { label: t('field.mode'), value: t(`mode.${content.mode}`) },
    { label: t('field.days'), value: sayDays(speech, content) },
    { label: t('field.language'), value: speech.language(visit.language) },
    visit.heldAt !== null && { label: t('field.followUp'), value: speech.date(followUpOn(visit.heldAt)) },
    visit.cancelledReason !== null && { label: t('field.cancelled'), value: visit.cancelledReason },
  ]
  return <Facts facts={facts.filter((fact) => fact !== false)} />
}

function Basics({ view, visit, content, version, refused }: VisitProps) {
  const t = view.speech.words('visits')
  const sent = refused?.form === 'basics' ? refused : undefined
  const known = sent?.typed ?? { mode: content.mode, from: content.fromOn ?? '', until: content.untilOn ?? '' }
  return (
    <details class="end-step" open={sent !== undefined}>
      <summary>{t('basics.title')}</summary>
      <form method="post" action={href('visit', { lang: view.lang, visit: visit.id })} novalidate>
        <input type="hidden" name="version" value={sent?.seen ?? version} />
        <BasicFields
          view={view}
          known={known}
          error={(field) => sent?.faults[field] && t(`error.${sent.faults[field]}`)}
        />
        <button class="secondary" type="submit" name="do" value="basics">
          {t('form.save')}
        </button>
      </form>
    </details>
  )
}

/** What the place has set out to do: the team asks about it. */
function StrategySummary({ view, strategy, round, today }: VisitProps) {
  const { speech, lang } = view
  const t = speech.words('visits')
  return (
    <section class="section" id="strategy">
      <h2>{t('strategy.title')}</h2>
      {strategy.objectives.length === 0 ? (
        <p>{t('strategy.none')}</p>
      ) : (
        <>
          <p>{sayStanding(speech, standingOf(strategy, today))}</p>
          <ul>
            {strategy.objectives.map(({ id, title, actions }) => (
              <li>
                <a href={`${href('strategy', { lang, round: round.id })}#${id}`}>{title}</a>{' '}
                <span class="also">{t('strategy.actions', { count: actions.length })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
