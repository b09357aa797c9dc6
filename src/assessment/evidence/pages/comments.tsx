import type { View } from '#platform/http'
import { href } from '#routes'
import { TextArea } from '#ui'
import { When } from '../../pages/when.tsx'
import { type ItemComment, longest } from '../model.ts'

interface ListProps {
  view: View
  comments: readonly ItemComment[]
  /** With forms for one's own. */
  editable?: boolean
  /** One that was not saved, as it was typed. */
  rejected?: RejectedComment | undefined
}

export interface RejectedComment {
  /** Null: a new one. */
  readonly id: string | null
  readonly body: string
  /** `comment_gone`: the one that was changed was deleted meanwhile, or nothing is taken any more. */
  readonly fault: 'comment' | 'comment_long' | 'comment_gone'
}

/** Who said what of an item, and when; what was taken back leaves a trace. */
export function CommentList({ view, comments, editable = false, rejected }: ListProps) {
  const t = view.speech.words('evidence')
  if (comments.length === 0) return <p class="hint">{t('talk.none')}</p>
  const somebody = view.speech.words('assessment')('somebody')
  return (
    <ol class="comments" role="list">
      {comments.map((comment) => {
        const name = comment.writtenByName ?? somebody
        const own = editable && !comment.removedAt && comment.writtenBy === view.account?.id
        return (
          <li id={`comment-${comment.id}`}>
            {comment.removedAt ? (
              <p class="hint">{t('talk.removed', { name, date: view.speech.date(comment.removedAt) })}</p>
            ) : (
              <>
                <p class="hint">
                  <strong>{name}</strong>, <When view={view} time={comment.writtenAt} />
                  {comment.editedAt && ` (${t('talk.edited', { date: view.speech.date(comment.editedAt) })})`}
                </p>
                <p class="comment-text">{comment.body}</p>
              </>
            )}
            {own && (
              <OwnComment view={view} comment={comment} rejected={rejected?.id === comment.id ? rejected : undefined} />
            )}
          </li>
        )
      })}
    </ol>
  )
}

type OwnProps = Pick<ListProps, 'view' | 'rejected'> & { comment: ItemComment }

function OwnComment({ view, comment, rejected }: OwnProps) {
  const t = view.speech.words('evidence')
  const address = { lang: view.lang, round: comment.roundId, item: comment.item, comment: comment.id }
  return (
    <div class="own">
      <details open={rejected !== undefined}>
        <summary>{t('talk.edit')}</summary>
        <form method="post" action={href('roundCommentChange', address)}>
          <CommentField view={view} id={comment.id} value={rejected?.body ?? comment.body ?? ''} rejected={rejected} />
          <p class="actions">
            <button type="submit" class="secondary">
              {t('talk.save')}
            </button>
          </p>
        </form>
      </details>
      <details>
        <summary>{t('talk.remove')}</summary>
        <form method="post" action={href('roundCommentRemove', address)}>
          <p>{t('talk.remove.text')}</p>
          <p class="actions">
            <button type="submit" class="secondary">
              {t('talk.remove.sure')}
            </button>
          </p>
        </form>
      </details>
    </div>
  )
}

interface FieldProps extends Pick<ListProps, 'view' | 'rejected'> {
  /** Of the comment that is changed; none for a new one. */
  id?: string
  value?: string
}

/** One page may hold several: each has an id of its own. */
function CommentField({ view, id, value, rejected }: FieldProps) {
  const t = view.speech.words('evidence')
  return (
    <TextArea
      id={id === undefined ? 'body' : `body-${id}`}
      name="body"
      label={t('talk.body')}
      value={value}
      rows={4}
      maxlength={longest.comment}
      error={rejected && t(`error.${rejected.fault}`)}
    />
  )
}

interface FormProps extends Pick<ListProps, 'view' | 'rejected'> {
  round: string
  item: string
}

export function CommentForm({ view, round, item, rejected }: FormProps) {
  const t = view.speech.words('evidence')
  const own = rejected?.id === null ? rejected : undefined
  return (
    <form method="post" action={href('roundComments', { lang: view.lang, round, item })}>
      <CommentField view={view} value={own?.body ?? ''} rejected={own} />
      <p class="actions">
        <button type="submit">{t('talk.submit')}</button>
      </p>
    </form>
  )
}
