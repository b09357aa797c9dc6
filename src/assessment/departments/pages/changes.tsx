import type { View } from '#platform/http'
import { href } from '#routes'
import { Notice } from '#ui'
import { When } from '../../pages/when.tsx'
import type { Change } from '../store.ts'

interface ChangesProps {
  view: View
  round: string
  changes: readonly Change[]
  /** The reader may undo. */
  leads: boolean
}

export function sayChange(view: View, { kind, department, nameBefore }: Change): string {
  const t = view.speech.words('departments')
  if (kind === 'given') return department === null ? t('change.given') : t('change.given.to', { department })
  return t(`change.${kind}`, { department: department ?? '', before: nameBefore ?? '' })
}

/** What was changed lately, and the way back. */
export function Changes({ view, round, changes, leads }: ChangesProps) {
  const t = view.speech.words('departments')
  if (changes.length === 0) return null
  return (
    <details class="section" id="changes">
      <summary>{t('changes.title')}</summary>
      <ul class="change-list" role="list">
        {changes.map((change) => (
          <li>
            <div>
              {sayChange(view, change)}
              <span class="hint">
                {change.by ?? t('somebody')}, <When view={view} time={change.at} />
              </span>
            </div>
            {leads && change.undoable && <UndoButton view={view} round={round} change={change} />}
            {change.undoneAt && <span class="hint">{t('change.undone')}</span>}
            {leads && !change.undoneAt && !change.undoable && change.kind !== 'reminded' && (
              <span class="hint">{t('change.fixed')}</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

export function UndoButton({ view, round, change }: { view: View; round: string; change: Change }) {
  const t = view.speech.words('departments')
  return (
    <form method="post" action={href('roundDepartments', { lang: view.lang, round })}>
      <input type="hidden" name="act" value="undo" />
      <input type="hidden" name="change" value={change.id} />
      <button type="submit" class="quiet" aria-label={t('change.undo.label', { what: sayChange(view, change) })}>
        {t('change.undo')}
      </button>
    </form>
  )
}

/** What has just been done, and at once the way back. */
export function JustDone({ view, round, change }: { view: View; round: string; change: Change | undefined }) {
  const t = view.speech.words('departments')
  if (!change) return null
  return (
    <Notice kind="success" live>
      <p>{change.undoneAt ? t('done.undone') : sayChange(view, change)}</p>
      {change.undoable && <UndoButton view={view} round={round} change={change} />}
    </Notice>
  )
}
