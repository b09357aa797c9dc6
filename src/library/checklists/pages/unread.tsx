import type { View } from '#platform/http'
import { Notice } from '#ui'
import type { Unread } from '../files.ts'

/** What was wrong with files, each in a sentence that says what to do. */
export function UnreadFiles({ view, unread }: { view: View; unread: readonly Unread[] }) {
  if (unread.length === 0) return null
  const t = view.speech.words('checklists')
  return (
    <Notice kind="error" live title={t('unread.title', { count: unread.length })}>
      <ul>
        {unread.map(({ name, fault }) => (
          <li>{t(`unread.${fault}`, { name })}</li>
        ))}
      </ul>
    </Notice>
  )
}
