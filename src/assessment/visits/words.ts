import type { Speech } from '#platform/i18n'
import type { Conflict } from '#network'
import { inLanguage } from '#network'
import type { ProgrammeBlock, VisitContent } from './model.ts'
import type { Warning } from './programme.ts'

/** When it takes place, as far as that is agreed. */
export function sayDays(speech: Speech, { fromOn, untilOn }: Pick<VisitContent, 'fromOn' | 'untilOn'>): string {
  const t = speech.words('visits')
  if (fromOn === null) return t('days.open')
  if (untilOn === null || untilOn === fromOn) return speech.date(fromOn)
  return t('days.range', { from: speech.date(fromOn), until: speech.date(untilOn) })
}

export const sayTimes = (speech: Speech, { on, from, until }: ProgrammeBlock): string =>
  speech.words('visits')('times', {
    date: speech.date(on, { weekday: 'short', day: 'numeric', month: 'short' }),
    from,
    until,
  })

export function sayWarning(speech: Speech, warning: Warning): string {
  const t = speech.words('visits')
  switch (warning.kind) {
    case 'short':
    case 'long':
      return t(`warning.${warning.kind}`, { title: warning.block.title, minutes: warning.minutes })
    case 'outside':
      return t('warning.outside', { title: warning.block.title, date: speech.date(warning.block.on) })
    case 'day':
    case 'stretch':
      return t(`warning.${warning.kind}`, {
        date: speech.date(warning.on),
        hours: speech.number(warning.minutes / 60, { maximumFractionDigits: 1 }),
      })
  }
}

/** Why somebody must not be of the team. */
export function sayTie(speech: Speech, { kind, name, fromOn, untilOn }: Conflict): string {
  const t = speech.words('support')
  const words = { name: inLanguage(name, speech.lang).text, from: speech.date(fromOn) }
  if (kind === 'mandate') return t('conflict.mandate', words)
  return untilOn === null
    ? t('conflict.since', words)
    : t('conflict.between', { ...words, until: speech.date(untilOn) })
}

/** What stands on every page: that it is a draft, that all of it is invented. */
export function markOf(words: Speech, { draft, invented }: { draft: boolean; invented: boolean }): string | null {
  const marks = [
    ...(draft ? [words.words('visits')('profile.draft')] : []),
    ...(invented ? [words.words('membership')('demonstration.mark')] : []),
  ]
  return marks.length > 0 ? marks.join(' ') : null
}
