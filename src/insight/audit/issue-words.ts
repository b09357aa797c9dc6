import { speech as speechIn, type Speech } from '#platform/i18n'
import type { PanelIssue } from '#statistics'

const shown = 12

/** What is wrong or doubtful, and how to mend it; `name` says what a code is called. */
export function issueSentence(
  { code, where }: PanelIssue,
  speech: Speech = speechIn('en'),
  name: (key: string) => string = (key) => key,
): string {
  const t = speech.words('audit')
  if (code === 'roots' && where[0] === 'none') return t('issue.roots.none')
  const named = where.slice(0, shown).map(name).join(', ')
  const more = where.length - shown
  return t(`issue.${code}`, { where: more > 0 ? t('issue.more', { where: named, count: more }) : named })
}
