import type { Child } from 'hono/jsx'
import { sayPartialDate } from '#network'
import { extensions } from '#platform/files'
import type { View } from '#platform/http'
import type { Speech } from '#platform/i18n'
import { href } from '#routes'
import { Badge } from '#ui'
import type { Round } from '../../model.ts'
import { When } from '../../pages/when.tsx'
import type { Evidence, EvidenceFile } from '../model.ts'

interface PiecesProps {
  view: View
  pieces: readonly Evidence[]
  /** When the round was signed off: what came later says so. */
  signedOff: Round['submittedAt']
  /** What can be done with a piece. */
  children?: (piece: Evidence) => Child
}

/** Evidence as a list: what it is, of when, who added it. */
export function Pieces({ view, pieces, signedOff, children }: PiecesProps) {
  const t = view.speech.words('evidence')
  if (pieces.length === 0) return null
  return (
    <ul class="pieces" role="list">
      {pieces.map((piece) => (
        <li>
          <p>
            <PieceLink view={view} piece={piece} />{' '}
            {signedOff && piece.addedAt > signedOff && <Badge kind="waiting">{t('piece.late')}</Badge>}
          </p>
          {piece.note && <p class="piece-note">{piece.note}</p>}
          <p class="hint">
            {[
              'fileId' in piece.shown ? sayFile(view.speech, piece.shown) : new URL(piece.shown.link).hostname,
              piece.dated && t('piece.dated', { date: sayPartialDate(view.speech, piece.dated) }),
              t('piece.by', { name: piece.addedByName ?? view.speech.words('assessment')('somebody') }),
            ]
              .filter(Boolean)
              .join(' · ')}
            {' · '}
            <When view={view} time={piece.addedAt} />
          </p>
          {children?.(piece)}
        </li>
      ))}
    </ul>
  )
}

function PieceLink({ view, piece }: { view: View; piece: Evidence }) {
  const { id, roundId, item, title, shown } = piece
  if ('link' in shown) {
    return (
      <a href={shown.link} rel="noopener noreferrer nofollow external">
        {title}
      </a>
    )
  }
  const address = { lang: view.lang, round: roundId, item, evidence: id }
  return (
    <a href={href('roundEvidenceFile', address)} download={shown.name}>
      {title}
    </a>
  )
}

function sayFile(speech: Speech, { type, bytes }: EvidenceFile): string {
  const t = speech.words('evidence')
  const million = bytes >= 1_000_000
  const size = speech.number(Math.max(bytes / (million ? 1_000_000 : 1000), 1), {
    style: 'unit',
    unit: million ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: million ? 1 : 0,
  })
  return t('piece.file', { kind: t(`kind.${extensions[type]}`), size })
}
