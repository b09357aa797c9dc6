import type { Place } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Empty, Notice, Page, SelectField } from '#ui'
import { languageMark } from '../../pages/practice-items.tsx'
import { type Draft, draftStateOf, titleOf } from '../model.ts'

interface Props {
  view: View
  /** Those the reader writes for. */
  places: readonly Place[]
  own: readonly Draft[]
  /** Those that wait; for the secretariat alone. */
  waiting: readonly Draft[] | undefined
  /** Those it writes itself, of answers to its surveys. */
  ofSurveys: readonly Draft[]
  demonstration: boolean
  error: string | undefined
}

/** What one's places write, and for the secretariat what waits for it. */
export function DraftsPage({ view, places, own, waiting, ofSurveys, demonstration, error }: Props) {
  const { speech, lang } = view
  const t = speech.words('recommendations')
  const shown = own.filter((draft) => draftStateOf(draft) !== 'discarded')
  const discarded = own.filter((draft) => draftStateOf(draft) === 'discarded')
  return (
    <Page view={view} title={t('drafts.title')} section="desk" indexed={false} demonstration={demonstration}>
      <h1>{t('drafts.title')}</h1>
      <p class="lead">{t('drafts.lead')}</p>
      {waiting && (
        <section class="section">
          <h2>{t('drafts.waiting')}</h2>
          {waiting.length === 0 ? <p>{t('drafts.waiting.none')}</p> : <DraftList view={view} drafts={waiting} />}
        </section>
      )}
      {ofSurveys.length > 0 && (
        <section class="section">
          <h2>{t('drafts.surveys')}</h2>
          <DraftList view={view} drafts={ofSurveys} />
        </section>
      )}
      {places.length > 0 && (
        <section class="section">
          <h2 class="unseen">{t('drafts.title')}</h2>
          {shown.length === 0 ? (
            <Empty title={t('drafts.none')}>
              <p>{t('drafts.none.text')}</p>
              <p>
                <a href={href('rounds', { lang })}>{speech.words('desk')('rounds')}</a>
              </p>
            </Empty>
          ) : (
            <DraftList view={view} drafts={shown} />
          )}
          {discarded.length > 0 && (
            <details>
              <summary>{t('drafts.discarded')}</summary>
              <DraftList view={view} drafts={discarded} />
            </details>
          )}
          <Begin view={view} places={places} error={error} />
        </section>
      )}
    </Page>
  )
}

function DraftList({ view, drafts }: { view: View; drafts: readonly Draft[] }) {
  const { speech, lang } = view
  const t = speech.words('recommendations')
  return (
    <ul class="practices" role="list">
      {drafts.map((draft) => {
        const named = draft.versions[0] && titleOf(draft.versions[0].content)
        const words = { place: draft.placeName, date: speech.date(draft.begunAt) }
        return (
          <li>
            <h3 lang={named && languageMark(named.language, view)}>
              <a href={href('practiceDraft', { lang, draft: draft.id })}>{named?.title ?? t('draft.untitled')}</a>
            </h3>
            <p class="also">
              <Badge>{t(wordOf(draft))}</Badge>{' '}
              {draft.item === null || draft.surveyId !== null
                ? t(draft.surveyId === null ? 'draft.of' : 'draft.ofSurvey', words)
                : t('draft.ofAnswer', { ...words, item: draft.item })}
            </p>
          </li>
        )
      })}
    </ul>
  )
}

function wordOf(draft: Draft) {
  const state = draftStateOf(draft)
  return state === 'submitted' && draft.versions[0]?.askedPlace ? 'state.asked' : (`state.${state}` as const)
}

function Begin({ view, places, error }: Pick<Props, 'view' | 'places' | 'error'>) {
  const { lang, speech } = view
  const t = speech.words('recommendations')
  return (
    <details open={error !== undefined}>
      <summary>{t('drafts.new')}</summary>
      {error !== undefined && (
        <Notice kind="error" live>
          <p>{error}</p>
        </Notice>
      )}
      <form method="post" action={href('practiceDrafts', { lang })}>
        <SelectField
          name="place"
          label={t('drafts.new.place')}
          value={places[0]?.id}
          choices={places.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <button type="submit">{t('drafts.new.submit')}</button>
      </form>
    </details>
  )
}
