import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, type Fact, Facts, Notice, Page } from '#ui'
import { type Fitness, isOpenFor, isOver, stateOf, type Step, steps, type SupportRequest } from '../model.ts'
import { sayConflict, themeName } from '../words.ts'
import type { Faults, Typed } from './forms.ts'
import { State } from './request-items.tsx'
import { AgreeForm, AssignForm, DeliverForm, EndForm, PlainForm } from './step-forms.tsx'

export interface RequestProps {
  view: View
  request: SupportRequest
  /** What the reader may do, whatever the state. */
  rights: Readonly<Record<Step, boolean>>
  /** Whoever might be asked; empty for readers who do not assign. */
  fitnesses: readonly Fitness[]
  /** The step whose form was sent and refused, with what was typed. */
  refused: { step: Step; typed: Typed; faults: Faults; objections: readonly string[] } | undefined
  done: 'ask' | Step | undefined
  today: string
}

/** One request: what was asked, how far it is, and the next steps for whoever reads. */
export function RequestPage(props: RequestProps) {
  const { view, request, rights, done, today } = props
  const { speech, lang } = view
  const t = speech.words('support')
  const { placeName, theme, demonstration } = request
  const title = t('request.name', { place: placeName, theme: themeName(speech, theme) })
  const next = steps
    .filter((step) => rights[step] && isOpenFor(request, step))
    .sort((a, b) => orderOf(request, a) - orderOf(request, b))
  return (
    <Page view={view} title={title} section="places" demonstration={demonstration} indexed={false}>
      <Breadcrumb
        speech={speech}
        crumbs={[
          rights.assign
            ? { label: t('board.title'), href: href('supportBoard', { lang }) }
            : { label: t('title'), href: href('support', { lang }) },
        ]}
      />
      <h1>{title}</h1>
      <p>
        <State view={view} request={request} today={today} />
      </p>
      {done && (
        <Notice kind="success" live>
          <p>{t(`done.${done}`)}</p>
        </Notice>
      )}
      <div class="split place-split">
        <aside>
          <RequestFacts {...props} />
        </aside>
        <div>
          <section>
            <h2>{t('request.need')}</h2>
            <p class="typed">{request.need}</p>
          </section>
          <Work view={view} request={request} />
          <LaterConflict {...props} />
          {next.map((step) => (
            <StepForm {...props} step={step} />
          ))}
        </div>
      </div>
    </Page>
  )
}

/** What has been done can be done again to correct it: folded, since it is rarely wanted. */
function againOf(request: SupportRequest, step: Step) {
  const state = stateOf(request)
  if (step === 'assign') return state === 'asked' ? undefined : 'assign.again'
  if (step === 'agree') return state === 'agreed' ? 'agree.again' : undefined
  return step === 'deliver' && state === 'delivered' ? 'deliver.again' : undefined
}

/** What comes next first, then what may be corrected, then the ways to end it. */
function orderOf(request: SupportRequest, step: Step): number {
  if (step === 'decline' || step === 'withdraw') return 2
  return againOf(request, step) ? 1 : 0
}

function StepForm(props: RequestProps & { step: Step }) {
  const { view, request, step, refused } = props
  const again = againOf(request, step)
  const form = <StepFields {...props} />
  if (!again) return form
  return (
    <details class="end-step" open={refused?.step === step}>
      <summary>{view.speech.words('support')(again)}</summary>
      {form}
    </details>
  )
}

function StepFields(props: RequestProps & { step: Step }) {
  switch (props.step) {
    case 'assign':
      return <AssignForm {...props} />
    case 'agree':
      return <AgreeForm {...props} />
    case 'deliver':
      return <DeliverForm {...props} />
    case 'close':
    case 'reopen':
      return <PlainForm {...props} step={props.step} />
    default:
      return <EndForm {...props} step={props.step} />
  }
}

function RequestFacts({ view, request }: RequestProps) {
  const { speech, lang } = view
  const t = speech.words('support')
  const { placeId, placeName, theme, language, wishedFor, askedAt, askedByName, expertId, expertName } = request
  const facts: (Fact | false)[] = [
    { label: t('ask.place'), value: <a href={href('place', { lang, id: placeId })}>{placeName}</a> },
    { label: t('ask.theme'), value: themeName(speech, theme) },
    { label: t('ask.language'), value: speech.language(language) },
    { label: t('column.wished'), value: wishedFor === null ? t('wished.open') : speech.date(wishedFor) },
    { label: t('request.asked'), value: speech.date(askedAt), note: askedByName },
    {
      label: t('column.expert'),
      value:
        expertId !== null && expertName !== null ? (
          <a href={href('expert', { lang, expert: expertId })}>{expertName}</a>
        ) : (
          t(request.assignedAt ? 'expert.gone' : 'expert.none')
        ),
    },
  ]
  return <Facts facts={facts.filter((fact) => fact !== false)} />
}

/** Whoever is at work has declared it since, or has got a mandate there. */
function LaterConflict({ view: { speech }, request, fitnesses }: RequestProps) {
  const ties = fitnesses.find(({ expert }) => expert.accountId === request.expertId)?.conflicts ?? []
  if (ties.length === 0 || isOver(request)) return null
  return (
    <Notice kind="warning" title={speech.words('support')('conflict.later', { name: request.expertName ?? '' })}>
      {ties.map((tie) => (
        <p>{sayConflict(speech, tie)}</p>
      ))}
    </Notice>
  )
}

function Work({ view, request }: Pick<RequestProps, 'view' | 'request'>) {
  const { speech } = view
  const t = speech.words('support')
  const { work, dueOn, output, endedAs, endedReason } = request
  return (
    <>
      {work !== null && (
        <section>
          <h2>{t('request.work')}</h2>
          <p class="typed">{work}</p>
          {dueOn !== null && <p class="hint">{t('request.due', { date: speech.date(dueOn) })}</p>}
        </section>
      )}
      {output && (
        <section>
          <h2>{t('request.output')}</h2>
          <p>{output.link ? <a href={output.link}>{output.title}</a> : output.title}</p>
          <p class="hint">{t('request.seenBy', { who: t(`visibility.${output.visibility}`) })}</p>
        </section>
      )}
      {endedAs && (
        <section>
          <h2>{t(`ended.${endedAs}`)}</h2>
          <p class="typed">{endedReason}</p>
        </section>
      )}
    </>
  )
}
