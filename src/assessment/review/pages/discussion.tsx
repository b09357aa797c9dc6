import { AnswerValue, findItem, langOf, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge } from '#ui'
import { When } from '../../pages/when.tsx'
import { daysToReply, type Opinion, repliesUntil, type Step, type Turn } from '../model.ts'
import { mayTake } from '../policy.ts'
import { type Difference, type ItemStanding, stepsOpen, waitsSince } from '../standing.ts'
import type { OpenedReview } from './open.ts'

/** A step that was refused, as it was typed. */
export interface RefusedStep {
  readonly item: string
  readonly step: Step
  readonly text: string
  readonly sentence: string
}

export interface DiscussionProps extends OpenedReview {
  view: View
  standing: ItemStanding
  difference?: Difference | undefined
  refused?: RefusedStep | undefined
}

/** One item that experts and place talk about: what is said, what is proposed, what can be done now. */
export function Discussion(props: DiscussionProps) {
  const { view, edition, given, round, standing, difference } = props
  const t = view.speech.words('review')
  const item = findItem(edition, standing.item)
  if (!item) return null
  const text = textsIn(edition, view.lang).item(item.key)
  const said = given.get(item.key)?.answer ?? { state: 'missing' as const }
  const answers = href('reviewArea', { lang: view.lang, round: round.id, area: item.area })
  return (
    <section class="card review-talk" id={item.key}>
      <h3 {...langOf(text)}>
        <span class="item-number">{item.key}</span>
        {text.ask}
      </h3>
      <p class="review-states">
        <StateBadges view={view} standing={standing} /> <a href={`${answers}#${item.key}`}>{t('talk.answer')}</a>
      </p>
      <dl class="review-answers">
        <div>
          <dt>{t('talk.place')}</dt>
          <dd>
            <AnswerValue speech={view.speech} item={item} text={text} answer={said} />
          </dd>
        </div>
        {standing.opinion?.verdict === 'propose' && (
          <OpinionRow {...props} opinion={standing.opinion} label={t('talk.proposed')} />
        )}
        {difference && <OpinionRow {...props} opinion={difference.second} label={t('talk.second')} />}
      </dl>
      <Turns view={view} turns={standing.turns} />
      <Steps {...props} />
    </section>
  )
}

/** What an expert holds to be right, with the reason and how sure they are. */
function OpinionRow({ view, edition, opinion, label }: DiscussionProps & { opinion: Opinion; label: string }) {
  const t = view.speech.words('review')
  const item = findItem(edition, opinion.item)
  if (!item) return null
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <AnswerValue
          speech={view.speech}
          item={item}
          text={textsIn(edition, view.lang).item(item.key)}
          answer={opinion.answer}
        />
        {opinion.reason && <p class="said">{opinion.reason}</p>}
        <p class="hint">
          {opinion.name ?? t('somebody')}, <When view={view} time={opinion.savedAt} /> ·{' '}
          {t(`confidence.${opinion.confidence}`)}
        </p>
      </dd>
    </div>
  )
}

const kinds = { agreed: 'good', accepted: 'good', kept: 'past', withdrawn: 'past' } as const

export function StateBadges({ view, standing: { mark, question } }: { view: View; standing: ItemStanding }) {
  const t = view.speech.words('review')
  return (
    <>
      <Badge kind={mark in kinds ? kinds[mark as keyof typeof kinds] : 'waiting'}>{t(`mark.${mark}`)}</Badge>
      {question !== 'none' && (
        <>
          {' '}
          <Badge kind={question === 'closed' ? 'past' : 'waiting'}>{t(`question.${question}`)}</Badge>
        </>
      )}
    </>
  )
}

const placeTakes: ReadonlySet<Step> = new Set(['answered', 'accepted', 'contested'])

export function Turns({ view, turns }: { view: View; turns: readonly Turn[] }) {
  const t = view.speech.words('review')
  if (turns.length === 0) return null
  return (
    <ol class="turns">
      {turns.map((turn) => (
        <li class={`turn ${turn.step}`}>
          <p class="hint">
            {t(`turn.${turn.step}`, { name: turn.name ?? t(placeTakes.has(turn.step) ? 'side.place' : 'side.expert') })}
            , <When view={view} time={turn.at} />
          </p>
          {turn.text && <p class="said">{turn.text}</p>}
        </li>
      ))}
    </ol>
  )
}

/** Steps of one form: with one field, and a button for each. */
const forms = [
  { route: 'reviewAnswer', steps: ['answered'], label: 'answer' },
  { route: 'reviewReply', steps: ['accepted', 'contested'], label: 'reply' },
  { route: 'reviewDecide', steps: ['kept', 'withdrawn'], label: 'decide' },
  { route: 'reviewDecide', steps: ['closed', 'asked'], label: 'ask' },
  { route: 'reviewDecide', steps: ['settled'], label: 'settle' },
] as const satisfies readonly { route: string; steps: readonly Step[]; label: string }[]

function Steps(props: DiscussionProps) {
  const { reader, round, standing, difference, now } = props
  if (!props.open) return null
  const differs = difference !== undefined && !difference.settled
  const open = new Set<Step>([...stepsOpen(standing, now, round.submittedAt), ...(differs ? ['settled' as const] : [])])
  return (
    <>
      <Silence {...props} />
      {forms.map((form) => {
        const steps = form.steps.filter((step) => open.has(step) && mayTake(reader, step))
        return steps.length > 0 && <StepForm {...props} form={form} steps={steps} />
      })}
    </>
  )
}

/** Until when a proposal waits for a reply before the expert may decide alone. */
function Silence({ view, round, standing }: DiscussionProps) {
  const { mark, opinion } = standing
  if (mark !== 'proposed' || !opinion) return null
  const t = view.speech.words('review')
  const date = view.speech.date(repliesUntil(waitsSince(opinion.savedAt, round.submittedAt)))
  return <p class="hint">{t('talk.until', { date, count: daysToReply })}</p>
}

type FormProps = DiscussionProps & { form: (typeof forms)[number]; steps: readonly Step[] }

function StepForm({ view, round, standing, refused, form, steps }: FormProps) {
  const t = view.speech.words('review')
  const id = `${standing.item}-${form.label}`
  const amiss = refused && refused.item === standing.item && steps.includes(refused.step) ? refused : undefined
  return (
    <form method="post" action={href(form.route, { lang: view.lang, round: round.id, item: standing.item })}>
      <div class={amiss ? 'field invalid' : 'field'}>
        <label for={id}>{t(`field.${form.label}`)}</label>
        {amiss && (
          <p class="error" id={`${id}-error`} role="alert">
            {amiss.sentence}
          </p>
        )}
        <textarea
          id={id}
          name="text"
          rows={3}
          maxlength={4000}
          aria-invalid={amiss ? 'true' : undefined}
          aria-describedby={amiss ? `${id}-error` : undefined}
        >
          {amiss?.text}
        </textarea>
      </div>
      <input type="hidden" name="opinion" value={standing.opinion?.revision ?? 0} />
      <p class="actions">
        {steps.map((step, i) => (
          <button type="submit" name="step" value={step} class={i > 0 ? 'secondary' : undefined}>
            {t(`step.${step}`)}
          </button>
        ))}
      </p>
    </form>
  )
}
