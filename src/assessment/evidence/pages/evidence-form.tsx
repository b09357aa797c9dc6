import type { Child } from 'hono/jsx'
import { extensions } from '#platform/files'
import type { View } from '#platform/http'
import { href } from '#routes'
import { FileField, Notice, TextArea, TextField } from '#ui'
import type { Fault, Faults, Typed } from '../form.ts'
import { type Evidence, longest } from '../model.ts'

/** What was typed and could not be taken. */
export interface RejectedPiece {
  /** Null: a new one. */
  readonly id: string | null
  readonly typed: Typed
  readonly faults: Faults
  /** It was added all the same, without what could not be read. */
  readonly added?: boolean
}

/** What was typed of a piece that was removed, or can be changed no longer, meanwhile. */
export interface LatePiece extends Pick<RejectedPiece, 'typed' | 'faults'> {
  readonly piece: Evidence
}

interface FormProps {
  view: View
  round: string
  item: string
  rejected?: RejectedPiece | undefined
}

const accept = Object.values(extensions)
  .map((ending) => `.${ending}`)
  .concat('.jpeg')
  .join(',')

export function EvidenceForm({ view, round, item, rejected }: FormProps) {
  const t = view.speech.words('evidence')
  const own = rejected?.id === null ? rejected : undefined
  const error = sayIn(view, own?.faults)
  return (
    <form method="post" enctype="multipart/form-data" action={href('roundEvidence', { lang: view.lang, round, item })}>
      {own && (
        <Notice kind="error" live>
          <p>{t('form.again')}</p>
        </Notice>
      )}
      <FileField name="file" label={t('form.file')} hint={t('form.file.hint')} accept={accept} error={error('file')} />
      <TextField
        name="link"
        type="url"
        label={t('form.link')}
        hint={t('form.link.hint')}
        value={own?.typed.link}
        maxlength={longest.link}
        error={error('link')}
      />
      <Describing view={view} typed={own?.typed} error={error} />
      <p class="actions">
        <button type="submit">{t('form.submit')}</button>
      </p>
    </form>
  )
}

/** Title, note and date of a piece that is there. */
export function DescribeForm({
  view,
  piece,
  rejected,
}: {
  view: View
  piece: Evidence
  rejected: FormProps['rejected']
}) {
  const t = view.speech.words('evidence')
  const own = rejected?.id === piece.id ? rejected : undefined
  const { id, roundId, item, title, note, dated } = piece
  const address = { lang: view.lang, round: roundId, item, evidence: id }
  return (
    <details open={own !== undefined}>
      <summary>
        {t('piece.edit')} <span class="unseen">({title})</span>
      </summary>
      <form method="post" action={href('roundEvidenceChange', address)}>
        <Describing
          view={view}
          id={id}
          typed={own?.typed ?? { title, note, dated: dated ?? '' }}
          error={sayIn(view, own?.faults)}
        />
        <p class="actions">
          <button type="submit" class="secondary">
            {t('piece.save')}
          </button>
        </p>
      </form>
    </details>
  )
}

/** Removed while somebody changed it: to be put back with what was typed, or else what was typed to be copied. */
export function LateChange({ view, late, open }: { view: View; late: LatePiece; open: boolean }) {
  const t = view.speech.words('evidence')
  const { piece, typed, faults } = late
  const { id, roundId, item, title } = piece
  const address = { lang: view.lang, round: roundId, item, evidence: id }
  if (!open || !piece.removedAt) {
    return (
      <Notice kind="warning" live title={t('late.closed')}>
        <p class="typed">{[typed.title, typed.dated, typed.note].filter(Boolean).join('\n')}</p>
      </Notice>
    )
  }
  return (
    <Notice kind="warning" live title={t('late.removed', { title })}>
      <p>{t('late.removed.text')}</p>
      <form method="post" action={href('roundEvidenceChange', address)}>
        <input type="hidden" name="restore" value="yes" />
        <Describing view={view} id={id} typed={typed} error={sayIn(view, faults)} />
        <p class="actions">
          <button type="submit">{t('late.restore')}</button>
        </p>
      </form>
    </Notice>
  )
}

interface DescribingProps {
  view: View
  /** Of the piece that is changed; none for a new one. */
  id?: string
  typed: Omit<Typed, 'link'> | undefined
  error: (field: keyof Faults) => string | undefined
}

function Describing({ view, id, typed, error }: DescribingProps): Child {
  const t = view.speech.words('evidence')
  const idOf = (name: string) => (id === undefined ? name : `${name}-${id}`)
  return (
    <>
      <TextField
        name="title"
        id={idOf('title')}
        label={t('form.title')}
        hint={t('form.title.hint')}
        value={typed?.title}
        maxlength={longest.title}
        error={error('title')}
      />
      <TextField
        name="dated"
        id={idOf('dated')}
        label={t('form.dated')}
        hint={t('form.dated.hint')}
        value={typed?.dated}
        maxlength={10}
        error={error('dated')}
      />
      <TextArea
        name="note"
        id={idOf('note')}
        label={t('form.note')}
        hint={t('form.note.hint')}
        value={typed?.note}
        maxlength={longest.note}
        error={error('note')}
      />
    </>
  )
}

function sayIn(view: View, faults: Faults = {}) {
  return (field: keyof Faults): string | undefined => {
    const fault: Fault | undefined = faults[field]
    return fault && view.speech.words('evidence')(`error.${fault}`)
  }
}
