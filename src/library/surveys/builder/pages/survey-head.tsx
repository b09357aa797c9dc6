import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Breadcrumb } from '#ui'
import { type Survey, surveyState } from '../../model.ts'
import { titleOf } from './fault-words.ts'

const badges = { writing: 'past', open: 'waiting', closed: 'past', public: 'good' } as const

export function StateBadge({ view, survey }: { view: View; survey: Survey }) {
  const state = surveyState(survey)
  return <Badge kind={badges[state]}>{view.speech.words('surveyBuilder')(`state.${state}`)}</Badge>
}

const rooms = { edit: 'surveyEdit', preview: 'surveyPreview', publish: 'surveyPublish' } as const

/** Title and state of a survey over the pages it is written on, and the way from one to the other. */
export function SurveyHead({ view, survey, here }: { view: View; survey: Survey; here: keyof typeof rooms }) {
  const { speech, lang } = view
  const t = speech.words('surveyBuilder')
  const title = titleOf(survey.draft, speech)
  const note = survey.draft.note?.[lang]
  return (
    <>
      <Breadcrumb speech={speech} crumbs={[{ label: t('list.title'), href: href('surveys', { lang }) }]} />
      <h1>{t(`head.${here}`, { title })}</h1>
      <p>
        <StateBadge view={view} survey={survey} /> <span class="also">{t(`surveyKind.${survey.kind}`)}</span>
      </p>
      {note && <p class="survey-note">{note}</p>}
      <nav class="survey-rooms" aria-label={t('rooms')}>
        <ul>
          {(Object.keys(rooms) as (keyof typeof rooms)[]).map((room) => (
            <li>
              <a
                href={href(rooms[room], { lang, survey: survey.id })}
                aria-current={room === here ? 'page' : undefined}
              >
                {t(`room.${room}`)}
              </a>
            </li>
          ))}
          <li>
            <a href={href('survey', { lang, survey: survey.id })}>{t('room.board')}</a>
          </li>
        </ul>
      </nav>
    </>
  )
}
