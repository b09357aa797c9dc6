import type { Edition } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Breadcrumb, DemonstrationBadge, Notice, Page } from '#ui'
import { type Draft, type DraftState, type DraftStep, type DraftVersion, publishedVersion, titleOf } from '../model.ts'
import { DraftContentView, Origin } from './content.tsx'
import { EditForm } from './edit.tsx'
import type { Faults, Typed } from './forms.ts'

/** What the page says after a form; each is a word below `draft.`. */
export const said = [
  'begun',
  'saved',
  'unchanged',
  'submitted',
  'takenBack',
  'discarded',
  'restored',
  'approved',
  'returned',
] as const

export interface DraftProps {
  view: View
  draft: Draft
  newest: DraftVersion
  state: DraftState
  /** What the reader may do, whatever the state. */
  may: (step: DraftStep) => boolean
  /** What the reader sends goes to the place. */
  asksPlace: boolean
  edition: Edition
  typed: Typed
  faults: Faults
  refused: string | undefined
  done: (typeof said)[number] | undefined
}

export function DraftPage(props: DraftProps) {
  const { view, draft, newest, state, may } = props
  const { speech, lang } = view
  const t = speech.words('recommendations')
  const title = titleOf(newest.content)?.title ?? t('draft.untitled')
  const edits = may('save') && (state === 'writing' || state === 'returned' || state === 'published')
  return (
    <Page view={view} title={title} section="desk" indexed={false} demonstration={draft.demonstration}>
      <article class="narrow">
        <Breadcrumb speech={speech} crumbs={[{ label: t('drafts.title'), href: href('practiceDrafts', { lang }) }]} />
        <h1>{t('draft.title', { place: draft.placeName })}</h1>
        <p>
          <Badge>{t(state === 'submitted' && newest.askedPlace ? 'state.asked' : `state.${state}`)}</Badge>{' '}
          {draft.demonstration && <DemonstrationBadge label={speech.words('site')('demonstration.badge')} />}
        </p>
        <Told {...props} />
        <Standing {...props} />
        {newest.content.origin && <Origin view={view} origin={newest.content.origin} />}
        {edits ? (
          <EditForm {...props} />
        ) : (
          <DraftContentView view={view} content={newest.content} edition={props.edition} />
        )}
        {may('approve') && state === 'submitted' && <Judging {...props} />}
        <Buttons {...props} />
        <Versions view={view} draft={draft} />
      </article>
    </Page>
  )
}

function Told({ view, refused, done, newest }: DraftProps) {
  const t = view.speech.words('recommendations')
  if (refused !== undefined) {
    return (
      <Notice kind="error" live>
        <p>{refused}</p>
      </Notice>
    )
  }
  if (!done) return null
  const sent = done === 'submitted' && newest.askedPlace
  const sentence =
    done === 'saved'
      ? t('draft.saved', { version: newest.version })
      : t(done === 'discarded' ? 'draft.discard.done' : sent ? 'draft.submitted.place' : `draft.${done}`)
  return (
    <Notice kind="success" live>
      <p>{sentence}</p>
    </Notice>
  )
}

/** How far it is, and what the secretariat said. */
function Standing({ view, draft, newest, state }: DraftProps) {
  const { speech, lang } = view
  const t = speech.words('recommendations')
  const published = publishedVersion(draft)
  return (
    <>
      {state === 'submitted' && <p>{t(newest.askedPlace ? 'draft.waits.place' : 'draft.waits')}</p>}
      {newest.remark !== null && newest.returnedAt && (
        <Notice
          kind="warning"
          title={t(newest.askedPlace ? 'draft.remark.place' : 'draft.remark', { date: speech.date(newest.returnedAt) })}
        >
          <p class="kept-lines">{newest.remark}</p>
          <p>{t('draft.returned.hint')}</p>
        </Notice>
      )}
      {published?.approvedAt && draft.practiceId !== null ? (
        <Notice>
          <p>
            {t('draft.published', { date: speech.date(published.approvedAt) })}{' '}
            <a href={href('practice', { lang, id: draft.practiceId })}>{t('draft.published.see')}</a>
          </p>
          <p>{t('draft.published.hint')}</p>
        </Notice>
      ) : (
        <p class="lead">{t(draft.surveyId === null ? 'draft.lead' : 'draft.lead.survey')}</p>
      )}
    </>
  )
}

function Judging({ view, draft, newest, faults }: DraftProps) {
  const { lang, speech } = view
  const t = speech.words('recommendations')
  const fault = faults['remark']
  return (
    <section class="section">
      <h2>{t('draft.approve.title')}</h2>
      <form method="post" action={href('practiceDraftApprove', { lang, draft: draft.id })}>
        <input type="hidden" name="version" value={newest.version} />
        <p>{t('draft.approve.text')}</p>
        <button type="submit">{t('draft.approve')}</button>
      </form>
      <form class="section" method="post" action={href('practiceDraftReturn', { lang, draft: draft.id })} novalidate>
        <input type="hidden" name="version" value={newest.version} />
        <div class={fault ? 'field invalid' : 'field'}>
          <label for="remark">{t('draft.return.remark')}</label>
          {fault && (
            <p class="error" id="remark-error">
              {fault}
            </p>
          )}
          <textarea
            id="remark"
            name="remark"
            rows={4}
            maxlength={4000}
            aria-invalid={fault ? 'true' : undefined}
            aria-describedby={fault ? 'remark-error' : undefined}
          />
        </div>
        <button class="secondary" type="submit">
          {t('draft.return')}
        </button>
      </form>
    </section>
  )
}

function Buttons({ view, draft, state, may }: DraftProps) {
  const { lang, speech } = view
  const t = speech.words('recommendations')
  const button = (
    route: 'practiceDraftTakeBack' | 'practiceDraftDiscard',
    label: string,
    step?: 'discard' | 'restore',
  ) => (
    <form method="post" action={href(route, { lang, draft: draft.id })}>
      <button class="secondary" type="submit" name={step && 'step'} value={step}>
        {label}
      </button>
    </form>
  )
  if (state === 'submitted') return may('takeBack') ? button('practiceDraftTakeBack', t('draft.takeBack')) : null
  if (!may('discard')) return null
  if (state === 'discarded') return button('practiceDraftDiscard', t('draft.restore'), 'restore')
  const unpublished = !publishedVersion(draft) && (state === 'writing' || state === 'returned')
  return unpublished ? button('practiceDraftDiscard', t('draft.discard'), 'discard') : null
}

function Versions({ view, draft }: { view: View; draft: Draft }) {
  const { lang, speech } = view
  const t = speech.words('recommendations')
  return (
    <section class="section">
      <h2>{t('draft.versions')}</h2>
      <ol class="practice-versions" role="list">
        {draft.versions.map((one) => {
          const date = speech.date(one.savedAt, { dateStyle: 'medium', timeStyle: 'short' })
          const state = draftStateOfVersion(one)
          const words = { version: one.version, date }
          return (
            <li>
              <a href={href('practiceDraftVersion', { lang, draft: draft.id, version: String(one.version) })}>
                {one.savedByName === null
                  ? t('version.saved', words)
                  : t('version.by', { ...words, name: one.savedByName })}
              </a>
              {state && <span class="also"> {t(`state.${state}`)}</span>}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function draftStateOfVersion({ approvedAt, returnedAt, submittedAt }: DraftVersion) {
  if (approvedAt) return 'published'
  if (returnedAt) return 'returned'
  return submittedAt ? 'submitted' : undefined
}
