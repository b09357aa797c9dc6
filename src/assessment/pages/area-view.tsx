import { answersOf, applicability, type Item, langOf, type Revision, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Notice, Page } from '#ui'
import { states } from '../answering/states.ts'
import { Assigned } from '../departments/pages/assigned.tsx'
import type { Together } from '../departments/pages/together.ts'
import { Follow } from '../live/pages/follow.tsx'
import { type Beside, ConfirmTogether, TogetherNotice } from '../evidence/index.ts'
import { stateOf } from '../model.ts'
import type { EarlierPlans } from '../strategy/index.ts'
import { PracticeForm } from '../practices/index.ts'
import { doneOf } from '../progress.ts'
import { AreaMenu, AreaNav } from './area-nav.tsx'
import type { AreaOutcome } from './area.tsx'
import { HowToAnswer } from './how-to-answer.tsx'
import { ItemField } from './item-field.tsx'
import { ItemRecord } from './item-record.tsx'
import type { OpenedRound, Standing } from './open.ts'
import { TooLate } from './too-late.tsx'

export interface AreaEntry {
  readonly item: Item
  readonly history: readonly Revision[]
  readonly beside: Beside
  /** What the strategy of an earlier round was to do. */
  readonly plans: EarlierPlans | undefined
}

interface AreaProps extends OpenedRound, Standing {
  view: View
  area: string
  entries: readonly AreaEntry[]
  outcome: AreaOutcome
  together: Together
}

/** All items of one area: to be answered while the round is open, to be read afterwards. */
export function AreaPage(props: AreaProps) {
  const { view, round, place, edition, area, progress } = props
  const t = view.speech.words('assessment')
  const texts = textsIn(edition, view.lang)
  const { name, about, ...text } = texts.area(area)
  const roundName = t('round.name', { place: place.name, year: String(round.year) })
  const open = stateOf(round) === 'open'
  const crumbs = [
    { label: t('rounds.title'), href: href('rounds', { lang: view.lang }) },
    { label: roundName, href: href('round', { lang: view.lang, round: round.id }) },
  ]
  return (
    <Page
      view={view}
      title={`${name} – ${roundName}`}
      section="desk"
      indexed={false}
      demonstration={round.demonstration}
      scripts={open ? ['answer'] : []}
    >
      <Breadcrumb speech={view.speech} crumbs={crumbs} />
      <h1 {...langOf(text)}>{name}</h1>
      {about && (
        <p class="lead" {...langOf(text)}>
          {about}
        </p>
      )}
      {texts.edition.fallback && (
        <Notice>
          <p>{t('area.untranslated', { language: view.speech.language(texts.edition.lang) })}</p>
        </Notice>
      )}
      {open && <HowToAnswer view={view} edition={edition} open={false} />}
      <AreaMenu view={view} round={round.id} edition={edition} progress={progress} current={area} />
      <div class="split">
        <div>
          <Assigned {...props} />
          {open ? <Answering {...props} /> : <Reading {...props} />}
          <PracticeForm />
          <Neighbours {...props} />
        </div>
        <aside class="area-aside staying">
          <h2>{t('overview.areas')}</h2>
          <AreaNav view={view} round={round.id} edition={edition} progress={progress} current={area} />
        </aside>
      </div>
    </Page>
  )
}

function Answering(props: AreaProps) {
  const { view, actor, round, edition, area, answers, entries, outcome } = props
  const t = view.speech.words('assessment')
  const applies = applicability(edition, answersOf(answers))
  // The sign stands for the time, which the script knows.
  const said = Object.fromEntries(states.map((state) => [state, t(`state.${state}`, { time: '%' })]))
  const more = { elsewhere: t('state.elsewhere', { item: '%' }), link: view.speech.words('site')('signIn.link') }
  const words = { ...said, ...more }
  return (
    <>
      <Outcome {...props} />
      <answer-form
        data-area={area}
        data-next={onward(view, props)}
        data-keep={`answers ${actor.accountId} ${round.id}`}
        data-words={JSON.stringify(words)}
        data-locale={view.speech.locale}
        data-sign-in={href('signIn', { lang: view.lang }, { to: view.path })}
      >
        <form
          id={formId}
          method="post"
          action={href('roundArea', { lang: view.lang, round: round.id, area })}
          novalidate
          autocomplete="off"
        >
          {/* Pressing Enter means the first button of a form: to save, not to choose between two answers. */}
          <button type="submit" class="unseen" tabindex={-1} aria-hidden="true">
            {t('area.save')}
          </button>
          <p class="progress-line">
            <AreaCount {...props} />
          </p>
          <Follow view={view} round={round.id} />
          <ConfirmTogether view={view} edition={edition} answers={answersOf(answers)} entries={entries} />
          {entries.map((entry) => (
            <ItemField
              view={view}
              round={round}
              edition={edition}
              applies={applies.get(entry.item.key) !== false}
              rejected={outcome.rejected?.get(entry.item.key)}
              {...entry}
            />
          ))}
          <p class="save-state" role="status" data-page-state></p>
          <p class="actions">
            <button type="submit">{t('area.save')}</button>
            <button type="submit" class="secondary" name="go" value="next">
              {t('area.save.next')}
            </button>
          </p>
          <p class="hint">{t('area.kept')}</p>
        </form>
      </answer-form>
    </>
  )
}

/** For buttons that stand outside it. */
const formId = 'answers'

function AreaCount({ view, area, progress }: AreaProps) {
  const counts = progress.areas.find((one) => one.area === area)?.counts ?? progress.counts
  const { done, of } = doneOf(counts)
  return (
    <>
      <progress value={done} max={of} aria-hidden="true" />
      <span data-count>{view.speech.words('assessment')('progress.done', { count: done, of })}</span>
    </>
  )
}

/** Where the work goes on after an area. */
export function onward(view: View, { round, edition, area }: Pick<AreaProps, 'round' | 'edition' | 'area'>): string {
  const next = edition.areas[edition.areas.indexOf(area) + 1]
  if (!next) return href('round', { lang: view.lang, round: round.id })
  return href('roundArea', { lang: view.lang, round: round.id, area: next })
}

/** What came of the form that was sent, before everything else. */
function Outcome({ view, entries, outcome }: AreaProps) {
  const t = view.speech.words('assessment')
  const { saved, rejected, clashed = [], together } = outcome
  if (saved === undefined && !together) return null
  const list = (items: readonly string[]) => (
    <ul>
      {items.map((item) => (
        <li>
          <a href={`#${item}`}>{item}</a>
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {together && <TogetherNotice view={view} entries={entries} came={together} form={formId} />}
      {!together && saved !== undefined && (
        <Notice kind="success" live>
          <p>{saved === 0 ? t('area.nothing') : t('area.saved', { count: saved })}</p>
        </Notice>
      )}
      {rejected && rejected.size > 0 && (
        <Notice kind="error" live title={t('area.rejected', { count: rejected.size })}>
          {list([...rejected.keys()])}
        </Notice>
      )}
      {clashed.length > 0 && (
        <Notice kind="error" live title={t('area.clashed', { count: clashed.length })}>
          {list(clashed)}
        </Notice>
      )}
    </>
  )
}

function Reading({ view, round, edition, entries, outcome }: AreaProps) {
  const t = view.speech.words('assessment')
  return (
    <>
      {outcome.late && <TooLate view={view} edition={edition} entries={entries} late={outcome.late} />}
      <Notice>
        <p>{t('area.closed')}</p>
      </Notice>
      {entries.map((entry) => (
        <ItemRecord view={view} round={round} edition={edition} {...entry} />
      ))}
    </>
  )
}

function Neighbours({ view, round, edition, area }: AreaProps) {
  const t = view.speech.words('assessment')
  const texts = textsIn(edition, view.lang)
  const at = edition.areas.indexOf(area)
  const before = edition.areas[at - 1]
  const after = edition.areas[at + 1]
  const link = (to: string, rel: 'prev' | 'next') => (
    <a rel={rel} href={href('roundArea', { lang: view.lang, round: round.id, area: to })}>
      {t(`area.${rel}`, { area: texts.area(to).name })}
    </a>
  )
  return (
    <nav class="pager neighbours" aria-label={t('area.neighbours')}>
      {before && link(before, 'prev')}
      <a href={href('round', { lang: view.lang, round: round.id })}>{t('area.overview')}</a>
      {after && link(after, 'next')}
    </nav>
  )
}
