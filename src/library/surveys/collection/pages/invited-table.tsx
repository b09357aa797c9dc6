import { inLanguage } from '#network'
import { href } from '#routes'
import { Badge, type Column, Table } from '#ui'
import { type Invited, type InvitationState, invitationStates, stateOf } from '../model.ts'
import type { BoardProps } from './board.tsx'
import { NewLink } from './new-link.tsx'

const badgeOf = { unopened: 'late', opened: 'waiting', begun: 'waiting', sent: 'good' } as const

/** Every member that was asked, with how far it is and its link. */
export function InvitedTable(props: BoardProps) {
  const { view, invited } = props
  const t = view.speech.words('surveys')
  const counts = invitationStates.map((state) => ({
    state,
    count: invited.filter((one) => stateOf(one) === state).length,
  }))
  return (
    <section class="section">
      <h2>{t('board.invited')}</h2>
      <ul class="survey-counts" role="list">
        {counts.map(({ state, count }) => (
          <li>
            <Badge kind={badgeOf[state]}>{view.speech.number(count)}</Badge> {t(`state.${state}`)}
          </li>
        ))}
      </ul>
      <Table<Invited> caption={t('board.invited')} captionHidden stacked columns={columnsOf(props)} rows={invited} />
    </section>
  )
}

function columnsOf({ view, survey, questions, tokenOf }: BoardProps): Column<Invited>[] {
  const { speech, lang } = view
  const t = speech.words('surveys')
  const day = (date: Date | null) => (date ? speech.date(date, { dateStyle: 'medium' }) : '–')
  const said = (one: Invited, state: InvitationState) =>
    state === 'begun' ? t('state.answered', { count: one.answered, of: questions }) : t(`state.${state}`)
  return [
    { key: 'name', head: t('column.member'), rowHead: true, cell: ({ name }) => inLanguage(name, lang).text },
    {
      key: 'state',
      head: t('column.state'),
      cell: (one) => {
        const state = stateOf(one)
        return (
          <>
            <Badge kind={badgeOf[state]}>{said(one, state)}</Badge>{' '}
            {state === 'sent' && <span class="also">{day(one.submittedAt)}</span>}
          </>
        )
      },
    },
    {
      key: 'mailed',
      head: t('column.mailed'),
      cell: (one) => (one.mailedAt ? day(one.mailedAt) : t(one.people === 0 ? 'column.nobody' : 'column.waiting')),
    },
    {
      key: 'reminded',
      head: t('column.reminded'),
      cell: ({ remindedAt, reminders }) =>
        remindedAt ? t('column.reminded.times', { date: day(remindedAt), count: reminders }) : '–',
    },
    {
      key: 'link',
      head: t('column.link'),
      cell: (one) => (
        <details>
          <summary>{t('column.link.show')}</summary>
          <code class="survey-link">{view.origin + href('surveyAnswer', { lang, token: tokenOf(one) })}</code>
          {!survey.closedAt && <NewLink view={view} survey={survey.id} invitation={one.id} />}
        </details>
      ),
    },
  ]
}
