import { SourceLinks } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, DemonstrationBadge } from '#ui'
import { mayWriteEntry, writingScope } from '../access.ts'
import { type Entry, type EntryKind, type EntryState, slugOf, stateOf } from '../model.ts'
import { hasText, staleLanguages } from '../rules.ts'
import { kindWord } from '../words.ts'

const looks = { draft: 'plain', planned: 'waiting', published: 'good', withdrawn: 'past' } as const satisfies Record<
  EntryState,
  string
>

export function StateBadge({ view, entry, now }: { view: View; entry: Entry; now: Date }) {
  const { speech } = view
  const t = speech.words('entries')
  const state = stateOf(entry, now)
  const date = entry.publishedAt && speech.date(entry.publishedAt)
  return (
    <Badge kind={looks[state]}>
      {state === 'planned' && date ? t('state.plannedFor', { date }) : t(`state.${state}`)}
    </Badge>
  )
}

/** What whoever edits should see of an entry at a glance. */
export function EntryMarks({ view, entry, now }: { view: View; entry: Entry; now: Date }) {
  const { speech } = view
  const t = speech.words('entries')
  const written = Object.keys(entry.texts).filter((lang) => hasText(entry.texts, lang))
  return (
    <>
      <StateBadge view={view} entry={entry} now={now} />{' '}
      {entry.visibility !== 'public' && (
        <>
          <Badge>{t(`visibility.${entry.visibility}`)}</Badge>{' '}
        </>
      )}
      {staleLanguages(entry).map((lang) => (
        <>
          <Badge kind="late">{t('stale', { language: speech.language(lang) })}</Badge>{' '}
        </>
      ))}
      {written.length === 1 && written[0] !== undefined && (
        <>
          <Badge kind="waiting">{t('only', { language: speech.language(written[0]) })}</Badge>{' '}
        </>
      )}
      {entry.demonstration && <DemonstrationBadge label={speech.words('site')('demonstration.badge')} />}
    </>
  )
}

interface ToolsProps<V> {
  view: View
  kind: EntryKind<V>
  entry: Entry<V>
}

/** State, visibility, what is stale and the way to the form, on the page of an entry: for whoever may edit it, nothing for others. */
export function EntryTools<V>({ view, kind, entry }: ToolsProps<V>) {
  if (!mayWriteEntry(view.actor, entry)) return null
  const t = view.speech.words('entries')
  return (
    <aside class="entry-tools" aria-label={t('tools.title')}>
      <p>
        <EntryMarks view={view} entry={entry as Entry} now={new Date()} />
      </p>
      <p>
        <a href={href('recordEntry', { lang: view.lang, kind: slugOf(kind), id: entry.id })}>{t('tools.edit')}</a>
      </p>
    </aside>
  )
}

export function NewEntryLink<V>({ view, kind }: { view: View; kind: EntryKind<V> }) {
  const { every, networks } = writingScope(view.actor)
  if (!every && networks.length === 0) return null
  const { speech, lang } = view
  return (
    <a class="button secondary" href={href('recordNew', { lang, kind: slugOf(kind) })}>
      {speech.words('entries')('new', { kind: kindWord(speech, kind, 'one') })}
    </a>
  )
}

/** Where an entry is recorded from. */
export function SourceLine({ view, entry }: { view: View; entry: Pick<Entry, 'source'> }) {
  return (
    <div class="hint entry-source">
      {view.speech.words('entries')('source.label')} <SourceLinks view={view} source={entry.source} />
    </div>
  )
}

/** A text with its language where it is not the page's. */
export function In({ view, said }: { view: View; said: { text: string; lang: string } | undefined }) {
  if (!said) return null
  if (said.lang === view.lang) return <>{said.text}</>
  const { speech } = view
  return (
    <>
      <span lang={said.lang}>{said.text}</span>{' '}
      <span class="language-mark">{speech.words('entries')('in', { language: speech.language(said.lang) })}</span>
    </>
  )
}
