import { langOf, type Revision, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Breadcrumb, Facts, Notice, Page } from '#ui'
import { DepartmentsInShort, YourPart } from '../departments/pages/your-part.tsx'
import type { Together } from '../departments/pages/together.ts'
import { nextToAct, type Step } from '../life.ts'
import { stateOf } from '../model.ts'
import { mayOpen } from '../policy.ts'
import { doneOf } from '../progress.ts'
import { AfterResult } from '../strategy/index.ts'
import { AreaNav } from './area-nav.tsx'
import { HowToAnswer } from './how-to-answer.tsx'
import type { OpenedRound, Standing } from './open.ts'
import { RoundLife } from './round-life.tsx'
import { SignedOff, SignOffHistory } from './signed-off.tsx'
import type { Signing } from './signing.ts'
import { Submission } from './submission.tsx'
import { When } from './when.tsx'

interface OverviewProps extends OpenedRound, Standing {
  view: View
  together: Together
  steps: readonly Step[]
  resultId: string | undefined
  /** Somebody asked for a new round while this one is open. */
  already: boolean
  signing: Signing
}

/** A round at a glance: how far it is, what is missing, what comes next. */
export function OverviewPage(props: OverviewProps) {
  const { view, actor, round, place, edition, progress, together, undecided, already } = props
  const t = view.speech.words('assessment')
  const name = t('round.name', { place: place.name, year: String(round.year) })
  const open = stateOf(round) === 'open'
  const leads = mayOpen(actor, place.id)
  const parts = { view, round: round.id, edition, together, missing: missingIn(props) }
  const own = open && together.shares.length > 0
  return (
    <Page view={view} title={name} section="desk" indexed={false} demonstration={round.demonstration}>
      <Breadcrumb
        speech={view.speech}
        crumbs={[{ label: t('rounds.title'), href: href('rounds', { lang: view.lang }) }]}
      />
      <h1>{name}</h1>
      {already && open && (
        <Notice kind="warning" live>
          <p>{t('open.already', { place: place.name })}</p>
        </Notice>
      )}
      <div class="split">
        <div>
          <Overall {...props} />
          <DepartmentsInShort {...parts} leads={leads} open={open} />
          {own && <YourPart {...parts} />}
          {open && (!own || leads || undecided.length > 0) && <NextStep {...props} />}
          {!open && <SignedOff {...props} />}
          {!open && <AfterResult view={view} round={round.id} />}
          {open && <HowToAnswer view={view} edition={edition} open={progress.counts.answered === 0} />}
        </div>
        <div class="beside">
          <RoundFacts {...props} />
          <p>
            <a href={href('roundExchange', { lang: view.lang, round: round.id })}>
              {view.speech.words('exchange')('title')}
            </a>
          </p>
          <Life {...props} />
        </div>
      </div>
      <div class="split section">
        <section>
          <h2>{t('overview.areas')}</h2>
          <AreaNav view={view} round={round.id} edition={edition} progress={progress} yours={ownAreas(props)} />
        </section>
        {open && progress.counts.missing > 0 && <Missing {...props} />}
      </div>
      {open && leads && <Submission {...props} />}
      <SignOffHistory view={view} signing={props.signing} />
    </Page>
  )
}

const missingIn = ({ progress }: OverviewProps) => new Set(progress.areas.flatMap(({ missing }) => missing))

const ownAreas = ({ together }: OverviewProps) => new Set(together.shares.map(({ area }) => area))

function Life({ view, round, steps, signing, progress }: OverviewProps) {
  const { missing } = progress.counts
  const next = nextToAct(stateOf(round), { missing, reviewed: signing.reviewed })
  return <RoundLife view={view} steps={steps} next={next} missing={missing} />
}

function Overall({ view, round, progress }: OverviewProps) {
  const t = view.speech.words('assessment')
  const { done, of } = doneOf(progress.counts)
  return (
    <>
      <p>
        <Badge kind={stateOf(round) === 'open' ? 'waiting' : 'good'}>{t(`round.state.${stateOf(round)}`)}</Badge>
      </p>
      <p class="progress-line">
        <progress value={done} max={of} aria-hidden="true" />
        {t('progress.done', { count: done, of })}
      </p>
    </>
  )
}

function RoundFacts({ view, edition, progress: { counts }, answers }: OverviewProps) {
  const t = view.speech.words('assessment')
  const { title, ...text } = textsIn(edition, view.lang).edition
  const last = lastSaved([...answers.values()])
  return (
    <Facts
      facts={[
        {
          label: t('overview.edition'),
          value: <span {...langOf(text)}>{t('open.edition', { title, edition: edition.edition })}</span>,
        },
        {
          label: t('overview.counts'),
          value: view.speech.list([
            t('count.answered', { count: counts.answered }),
            t('count.na', { count: counts.na }),
            t('count.missing', { count: counts.missing }),
          ]),
        },
        {
          label: t('overview.last'),
          value: last ? (
            <>
              {last.name ?? t('somebody')}, <When view={view} time={last.savedAt} />
            </>
          ) : (
            t('overview.last.nobody')
          ),
        },
      ]}
    />
  )
}

const lastSaved = (answers: readonly Revision[]) =>
  answers.reduce<Revision | undefined>((last, one) => (last && last.savedAt >= one.savedAt ? last : one), undefined)

function NextStep(props: OverviewProps) {
  const { view, edition, progress, undecided } = props
  const t = view.speech.words('assessment')
  const texts = textsIn(edition, view.lang)
  const [clash] = undecided
  const next = progress.areas.find(({ missing }) => missing.length > 0)
  const [first] = next?.missing ?? []
  if (clash) {
    return (
      <Notice title={t('next.title')} kind="warning">
        <p>{t('next.clash', { count: undecided.length })}</p>
        <p class="actions">
          <a class="button" href={itemAddress(props, clash)}>
            {t('next.clash.go', { item: clash })}
          </a>
        </p>
      </Notice>
    )
  }
  return (
    <section class="next-step">
      <h2>{t('next.title')}</h2>
      {next && first && (
        <>
          <p>{t(progress.counts.answered === 0 ? 'next.begin' : 'next.go')}</p>
          <p class="actions">
            <a class="button" href={itemAddress(props, first)}>
              {t('next.area', { area: texts.area(next.area).name })}
            </a>
          </p>
        </>
      )}
      {!next && (
        <p>
          {t('next.submit')} <a href="#submit">{t('next.submit.go')}</a>
        </p>
      )}
    </section>
  )
}

function itemAddress({ view, round, edition }: OverviewProps, item: string): string {
  const area = edition.items.find(({ key }) => key === item)?.area ?? ''
  return `${href('roundArea', { lang: view.lang, round: round.id, area })}#${item}`
}

function Missing(props: OverviewProps) {
  const { view, round, edition, progress } = props
  const own = ownAreas(props)
  const t = view.speech.words('assessment')
  const texts = textsIn(edition, view.lang)
  const address = (area: string) => href('roundArea', { lang: view.lang, round: round.id, area })
  return (
    <aside>
      <h2>{t('missing.title')}</h2>
      <p>{t('missing.text')}</p>
      {progress.areas
        .filter(({ missing }) => missing.length > 0)
        .sort((a, b) => Number(own.has(b.area)) - Number(own.has(a.area)))
        .map(({ area, missing }) => (
          <details>
            <summary>
              <span {...langOf(texts.area(area))}>{texts.area(area).name}</span> ({view.speech.number(missing.length)})
            </summary>
            <ul>
              {missing.map((item) => (
                <li>
                  <a href={`${address(area)}#${item}`} {...langOf(texts.item(item))}>
                    {texts.item(item).ask}
                  </a>
                </li>
              ))}
            </ul>
          </details>
        ))}
    </aside>
  )
}
