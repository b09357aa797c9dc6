import type { View } from '#platform/http'
import { Notice } from '#ui'
import { wordDifference } from '#platform/difference'
import type { EntryKind } from '../model.ts'
import { kindWord } from '../words.ts'
import type { SourceChange } from './source-change.ts'

/** Two texts as one: what went is struck out, what came is underlined, and both are said to whoever listens. */
export function Changed({ view, before, after, lang }: { view: View; before: string; after: string; lang?: string }) {
  const t = view.speech.words('entries')
  return (
    <span class="kept-lines" lang={lang}>
      {wordDifference(before, after).map(({ text, change }) =>
        change === 'same' ? (
          text
        ) : change === 'added' ? (
          <ins>
            <span class="unseen">{t('change.added')} </span>
            {text}
          </ins>
        ) : (
          <del>
            <span class="unseen">{t('change.removed')} </span>
            {text}
          </del>
        ),
      )}
    </span>
  )
}

interface NoteProps {
  view: View
  kind: EntryKind
  change: SourceChange
  held: boolean
}

/** Beside a translation that is older than its source: what changed there, and a box to tick where it still holds. */
export function TranslationNote({ view, kind, change, held }: NoteProps) {
  const { speech } = view
  const t = speech.words('entries')
  const { lang, sourceLanguage, texts } = change
  return (
    <Notice kind="warning">
      <p>{t('stale.hint', { source: speech.language(sourceLanguage), language: speech.language(lang) })}</p>
      {texts.map(({ key, before, after }) => (
        <p>
          <strong>{kindWord(speech, kind, `field.${key}`)}</strong>{' '}
          <Changed view={view} before={before} after={after} lang={sourceLanguage} />
        </p>
      ))}
      <label class="option">
        <input type="checkbox" name="holds" value={lang} checked={held} />
        <span>{t('stale.holds')}</span>
      </label>
    </Notice>
  )
}
