import type { View } from '#platform/http'
import { href } from '#routes'
import { Notice, Page } from '#ui'
import { type Survey, surveyState, type SurveyVersion } from '../../model.ts'
import { type Change, changesBetween } from '../changes.ts'
import type { Fault } from '../complete.ts'
import type { Draft } from '../draft-shape.ts'
import { ChangeList } from './change-list.tsx'
import { placeName, sayFault, titleOf } from './fault-words.ts'
import { SurveyHead } from './survey-head.tsx'

export interface PublishProps {
  view: View
  survey: Survey
  /** The newest first, each with what it asks. */
  versions: readonly (SurveyVersion & { draft: Draft })[]
  faults: readonly Fault[]
  said: 'published' | 'clash' | 'missing' | 'same' | 'refused' | undefined
}

/** Versions of a questionnaire: what the next one would change, and what the earlier ones changed. */
export function PublishPage(props: PublishProps) {
  const { view, survey, versions } = props
  const t = view.speech.words('surveyBuilder')
  const title = titleOf(survey.draft, view.speech)
  return (
    <Page
      view={view}
      title={t('head.publish', { title })}
      section="desk"
      demonstration={survey.demonstration}
      indexed={false}
    >
      <SurveyHead view={view} survey={survey} here="publish" />
      <div class="narrow">
        <Said {...props} />
        <Next {...props} />
        {versions.length > 0 && (
          <section class="section">
            <h2>{t('versions')}</h2>
            <p class="hint">{t('versions.hint')}</p>
            {versions.map((version, index) => (
              <Version view={view} version={version} before={versions[index + 1]} />
            ))}
          </section>
        )}
      </div>
    </Page>
  )
}

function Said({ view, said }: PublishProps) {
  const t = view.speech.words('surveyBuilder')
  return (
    said && (
      <Notice kind={said === 'published' ? 'success' : 'error'} live>
        <p>{t(`publish.${said}`)}</p>
      </Notice>
    )
  )
}

function Next(props: PublishProps) {
  const { view, survey, versions, faults } = props
  const t = view.speech.words('surveyBuilder')
  const [last] = versions
  const changes = last && changesBetween(last.draft, survey.draft)
  if (faults.length > 0) return <Missing {...props} />
  if (changes?.length === 0) return <Published {...props} />
  return (
    <section>
      <h2>{t('publish.next', { version: (last?.version ?? 0) + 1 })}</h2>
      {last && changes ? (
        <>
          <p>{t('publish.changes', { version: last.version })}</p>
          <ChangeList speech={view.speech} before={last.draft} after={survey.draft} changes={changes} />
        </>
      ) : (
        <p>{t('publish.first', { count: survey.draft.edition.items.length })}</p>
      )}
      {last && surveyState(survey) === 'open' && <p>{t('publish.open')}</p>}
      <form method="post" action={href('surveyPublish', { lang: view.lang, survey: survey.id })}>
        <input type="hidden" name="version" value={survey.draftVersion} />
        <button type="submit">{t('publish.submit', { version: (last?.version ?? 0) + 1 })}</button>
      </form>
    </section>
  )
}

function Missing({ view: { speech, lang }, survey, faults }: PublishProps) {
  const t = speech.words('surveyBuilder')
  return (
    <section>
      <h2>{t('missing.title', { count: faults.length })}</h2>
      <p>{t('publish.until')}</p>
      <ul>
        {faults.map((fault) => (
          <li>
            <a
              href={href('surveyEdit', { lang, survey: survey.id }, { at: fault.at }) + fragmentOf(survey.draft, fault)}
            >
              {placeName(survey.draft, speech, fault.at)}
            </a>{' '}
            {sayFault(speech, survey.draft, fault)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function fragmentOf({ edition }: Draft, { at }: Fault): string {
  if (at === undefined) return '#whole'
  return edition.areas.includes(at) ? `#area-${at}` : `#item-${at}`
}

function Published({ view: { speech, lang }, survey, versions }: PublishProps) {
  const t = speech.words('surveyBuilder')
  return (
    <section class="next-step">
      <p>{t('publish.nothing', { version: versions[0]?.version ?? 0 })}</p>
      {surveyState(survey) === 'writing' && (
        <p>
          <a class="button" href={href('surveyOpen', { lang, survey: survey.id })}>
            {t('publish.toOpen')}
          </a>
        </p>
      )}
    </section>
  )
}

type VersionOf = PublishProps['versions'][number]

function Version({ view, version, before }: { view: View; version: VersionOf; before: VersionOf | undefined }) {
  const { speech } = view
  const t = speech.words('surveyBuilder')
  const changes: readonly Change[] = before ? changesBetween(before.draft, version.draft) : []
  return (
    <section class="survey-version">
      <h3>
        {t('version.on', { version: version.version, date: speech.date(version.publishedAt, { dateStyle: 'long' }) })}
      </h3>
      <p class="hint">{t('version.questions', { count: version.draft.edition.items.length })}</p>
      {before && (
        <details>
          <summary>{t('version.changes', { version: before.version })}</summary>
          <ChangeList speech={speech} before={before.draft} after={version.draft} changes={changes} />
        </details>
      )}
    </section>
  )
}
