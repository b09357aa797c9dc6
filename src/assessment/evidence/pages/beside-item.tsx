import type { View } from '#platform/http'
import { href } from '#routes'
import type { Round } from '../../model.ts'
import type { Beside } from '../beside.ts'
import { takesComments, takesEvidence } from '../model.ts'
import { mayComment, mayGiveEvidence } from '../policy.ts'
import { CommentList } from './comments.tsx'
import { Pieces } from './pieces.tsx'

interface BesideProps {
  view: View
  round: Round
  item: string
  beside: Beside
  /** Answers can be given: the ways on are buttons of the form, so that what was typed is saved first. */
  open: boolean
}

/** How much there is, for the summary of a fold. */
export function PieceCount({ view, beside }: Pick<BesideProps, 'view' | 'beside'>) {
  const count = beside.evidence.length
  if (count === 0) return null
  return <span class="count">{view.speech.words('evidence')('pieces.count', { count })}</span>
}

export function EvidenceBeside(props: BesideProps) {
  const { view, round, beside } = props
  const t = view.speech.words('evidence')
  const gives = view.actor !== null && mayGiveEvidence(view.actor, round.placeId) && takesEvidence(round)
  return (
    <>
      <Pieces view={view} pieces={beside.evidence} signedOff={round.submittedAt} />
      {(gives || beside.evidence.length > 0) && (
        <WayOn {...props} to="evidence" label={gives ? t('pieces.add') : t('pieces.all')} />
      )}
    </>
  )
}

/** What colleagues said of an item; nothing for whoever reviews. */
export function CommentsBeside(props: BesideProps) {
  const { view, round, beside } = props
  const t = view.speech.words('evidence')
  if (!beside.comments) return null
  const writes = view.actor !== null && mayComment(view.actor, round.placeId) && takesComments(round)
  const count = beside.comments.filter(({ removedAt }) => !removedAt).length
  if (!writes && beside.comments.length === 0) return null
  return (
    <details class="talk">
      <summary>{count === 0 ? t('talk') : t('talk.count', { count })}</summary>
      <CommentList view={view} comments={beside.comments} />
      <WayOn {...props} to="comments" label={writes ? t('talk.write') : t('pieces.all')} />
    </details>
  )
}

function WayOn({ view, round, item, open, to, label }: BesideProps & { to: 'evidence' | 'comments'; label: string }) {
  if (open) {
    return (
      <p>
        <button type="submit" class="quiet" name="go" value={`${to}:${item}`} data-whole>
          {label} <span class="unseen">({item})</span>
        </button>
      </p>
    )
  }
  return (
    <p>
      <a href={`${href('roundEvidence', { lang: view.lang, round: round.id, item })}#${to}`}>
        {label} <span class="unseen">({item})</span>
      </a>
    </p>
  )
}
