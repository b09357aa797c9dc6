import type { Conflict, Expert } from '#network'
import { href } from '#routes'
import { isWritable } from '../model.ts'
import { sayTie } from '../words.ts'
import type { VisitProps } from './visit.tsx'

/** Somebody who might go, with the ties that forbid it and what one should know before. */
export interface Candidate {
  readonly expert: Expert
  readonly ties: readonly Conflict[]
  readonly remarks: readonly ('away' | 'language')[]
}

/** Who goes; for the secretariat, who else might, and why some must not. */
export function Team({ view, visit, rights, candidates }: VisitProps) {
  const { speech, lang } = view
  const t = speech.words('visits')
  const action = href('visitTeam', { lang, visit: visit.id })
  const open = rights.run && isWritable(visit)
  const others = candidates.filter(({ expert }) => !visit.team.some(({ accountId }) => accountId === expert.accountId))
  return (
    <section class="section" id="team">
      <h2>{t('team.title')}</h2>
      {visit.team.length === 0 && <p>{t('team.none.yet')}</p>}
      <form method="post" action={action}>
        <ul>
          {visit.team.map(({ accountId, name }) => (
            <li>
              <a href={href('expert', { lang, expert: accountId })}>{name}</a>{' '}
              {candidates
                .filter(({ expert, ties }) => expert.accountId === accountId && ties.length > 0)
                .flatMap(({ ties }) => ties.map((tie) => <strong class="also">{sayTie(speech, tie)} </strong>))}
              {open && (
                <button class="quiet" type="submit" name="remove" value={accountId}>
                  {t('team.remove')} <span class="unseen">{name}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      </form>
      {open && others.length > 0 && (
        <details class="end-step" open={visit.team.length === 0}>
          <summary>{t('team.add')}</summary>
          <form method="post" action={action}>
            <fieldset>
              <legend class="unseen">{t('team.add')}</legend>
              {others.map((candidate) => (
                <CandidateOption view={view} candidate={candidate} />
              ))}
            </fieldset>
            <button class="secondary" type="submit">
              {t('team.submit')}
            </button>
          </form>
        </details>
      )}
    </section>
  )
}

function CandidateOption({ view: { speech }, candidate }: Pick<VisitProps, 'view'> & { candidate: Candidate }) {
  const t = speech.words('visits')
  const { expert, ties, remarks } = candidate
  const said = ties.length > 0 ? ties.map((tie) => sayTie(speech, tie)) : remarks.map((remark) => t(`remark.${remark}`))
  return (
    <label class="option candidate">
      <input type="radio" name="expert" value={expert.accountId} disabled={ties.length > 0} />
      <span>
        {expert.name}
        <span class="also"> {said.length > 0 ? said.join(' ') : t('remark.fits')}</span>
      </span>
    </label>
  )
}
