import { AnswerValue, type Item, type Revision, type TextsIn } from '#instruments'
import type { View } from '#platform/http'
import { When } from './when.tsx'

interface ClashProps {
  view: View
  item: Item
  text: ReturnType<TextsIn['item']>
  current: Revision | undefined
  undecided: readonly Revision[]
}

/** Answers that met each other, with names and times; a button keeps one, and the others stay in the history. */
export function ClashPanel({ view, item, text, current, undecided }: ClashProps) {
  const t = view.speech.words('assessment')
  const seen = Math.max(current?.revision ?? 0, ...undecided.map(({ revision }) => revision))
  const sides = current ? [current, ...undecided] : undecided
  const own = sides.every((side) => isMine(view, side))
  return (
    <>
      <p class="error">{t('clash.title')}</p>
      <p>{t(own ? 'clash.text.own' : 'clash.text')}</p>
      <div class="clash-choice" role="group" aria-label={t('clash.title')}>
        {sides.map((side) => (
          <ClashSide view={view} item={item} text={text} side={side} seen={seen} own={own} />
        ))}
      </div>
    </>
  )
}

const isMine = (view: View, { accountId }: Revision) => accountId !== null && accountId === view.account?.id

interface SideProps extends Pick<ClashProps, 'view' | 'item' | 'text'> {
  side: Revision
  seen: number
  /** All sides are the reader's, as from two windows. */
  own: boolean
}

function ClashSide({ view, item, text, side, seen, own }: SideProps) {
  const t = view.speech.words('assessment')
  const mine = isMine(view, side)
  const id = `${item.key}-side-${side.revision}`
  return (
    <div>
      <p class="hint" id={id}>
        {mine ? t('clash.you') : (side.name ?? t('somebody'))}, <When view={view} time={side.savedAt} />
      </p>
      <RevisionContent view={view} item={item} text={text} revision={side} />
      <button
        type="submit"
        class="secondary"
        name="choose"
        value={`${item.key}:${side.revision}:${seen}`}
        data-mine={mine ? 'true' : undefined}
        aria-describedby={id}
      >
        {t(own ? 'clash.this' : mine ? 'clash.mine' : 'clash.theirs')}
      </button>
    </div>
  )
}

type ContentProps = Pick<ClashProps, 'view' | 'item' | 'text'> & { revision: Revision }

/** What a revision says, with its comment and source. */
export function RevisionContent({ view, item, text, revision }: ContentProps) {
  return (
    <>
      <div class="answer-value">
        <AnswerValue speech={view.speech} item={item} text={text} answer={revision.answer} />
      </div>
      <Evidence view={view} source={revision.source} comment={revision.comment} />
    </>
  )
}

export function Evidence({ view, source, comment }: { view: View; source: string; comment: string }) {
  const t = view.speech.words('assessment')
  return (
    <>
      {source && <p>{t('content.source', { source })}</p>}
      {comment && <p>{t('content.comment', { comment })}</p>}
    </>
  )
}
