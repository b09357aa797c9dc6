import type { Speech } from '#platform/i18n'
import type { Piece } from '../wording.ts'

/** Two texts in one: what went, what came. Said in words too, since a voice reads no strokes. */
export function Difference({ speech, pieces }: { speech: Speech; pieces: readonly Piece[] }) {
  const t = speech.words('evidence')
  return (
    <>
      {pieces.map(({ text, change }) => {
        if (change === 'same') return text
        const inside = (
          <>
            <span class="unseen">{t(`diff.${change}`)} </span>
            {text}
            <span class="unseen"> {t('diff.end')}</span>
          </>
        )
        return change === 'added' ? <ins>{inside}</ins> : <del>{inside}</del>
      })}
    </>
  )
}
