import type { View } from '#platform/http'
import { href } from '#routes'
import { type Column, Empty, Page, Table } from '#ui'
import { LibraryLinks } from '../../../pages/library-links.tsx'
import { surveyState } from '../../model.ts'
import type { ListedSurvey } from '../../store.ts'
import { fullTitleOf } from './fault-words.ts'
import { StateBadge } from './survey-head.tsx'

interface Props {
  view: View
  surveys: readonly ListedSurvey[]
  demonstration: boolean
}

/** Every survey and how far it is, for the secretariat. */
export function SurveysPage({ view, surveys, demonstration }: Props) {
  const { speech, lang } = view
  const t = speech.words('surveyBuilder')
  return (
    <Page view={view} title={t('list.title')} section="desk" demonstration={demonstration} indexed={false}>
      <h1>{t('list.title')}</h1>
      <p class="lead">{t('list.lead')}</p>
      <p class="actions">
        <a class="button" href={href('surveyNew', { lang })}>
          {t('new.title')}
        </a>
        <a class="button secondary" href={href('surveyOpenNow', { lang })}>
          {t('now.title')}
        </a>
      </p>
      {surveys.length === 0 ? (
        <Empty title={t('list.none')}>
          <p>{t('list.none.hint')}</p>
        </Empty>
      ) : (
        <Table caption={t('list.title')} captionHidden columns={columns(view)} rows={surveys} stacked />
      )}
    </Page>
  )
}

function columns(view: View): Column<ListedSurvey>[] {
  const { speech, lang } = view
  const t = speech.words('surveyBuilder')
  return [
    {
      key: 'title',
      head: t('title'),
      rowHead: true,
      cell: (survey) => {
        const room = surveyState(survey) === 'writing' ? 'surveyEdit' : 'survey'
        return (
          <>
            <a href={href(room, { lang, survey: survey.id })}>{fullTitleOf(survey.draft, speech)}</a>
            {survey.draft.note?.[lang] && <p class="hint">{survey.draft.note[lang]}</p>}
          </>
        )
      },
    },
    { key: 'kind', head: t('kind.survey'), cell: ({ kind }) => t(`surveyKind.${kind}`) },
    { key: 'state', head: t('state'), cell: (survey) => <StateBadge view={view} survey={survey} /> },
    {
      key: 'version',
      head: t('version'),
      cell: ({ version }) => (version === 0 ? t('version.none') : t('version.number', { version })),
    },
    {
      key: 'answered',
      head: t('answered'),
      cell: ({ invited, answered }) => (invited === 0 ? t('answered.nobody') : t('answered.of', { answered, invited })),
    },
    {
      key: 'until',
      head: t('until'),
      cell: ({ answersUntil }) => (answersUntil === null ? t('until.none') : speech.date(answersUntil)),
    },
  ]
}

/** Those whose totals everybody may read. */
export function PublicSurveysPage({ view, surveys, demonstration }: Props) {
  const { speech, lang } = view
  const t = speech.words('surveyBuilder')
  return (
    <Page view={view} title={t('list.title')} section="practices" demonstration={demonstration}>
      <LibraryLinks view={view} current="surveys" />
      <h1>{t('list.title')}</h1>
      <p class="lead">{t('public.lead')}</p>
      {surveys.length === 0 && (
        <Empty title={t('public.none')}>
          <p>{t('public.none.hint')}</p>
        </Empty>
      )}
      <ul class="grid" role="list">
        {surveys.map((survey) => (
          <li class="card linked">
            <h2>
              <a href={href('survey', { lang, survey: survey.id })}>{fullTitleOf(survey.draft, speech)}</a>
            </h2>
            <p>{t('answered.of', { answered: survey.answered, invited: survey.invited })}</p>
            {survey.closedAt && <p class="hint">{t('closedOn', { date: speech.date(survey.closedAt) })}</p>}
          </li>
        ))}
      </ul>
    </Page>
  )
}
