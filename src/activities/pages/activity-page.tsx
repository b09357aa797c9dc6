import type { Child } from 'hono/jsx'
import { type Entry, type EntryKind, EntryTools, textIn } from '#library'
import type { View } from '#platform/http'
import { Breadcrumb, type Crumb, DemonstrationBadge, Page } from '#ui'

interface Props<Values> {
  view: View
  kind: EntryKind<Values>
  entry: Entry<Values>
  /** The list it stands in. */
  list: Crumb
  structured: object
  /** What is known in short; then the rest. */
  aside: Child
  children?: Child
}

/** The page of an event or of a project, up to what differs. */
export function ActivityPage<Values>({ view, kind, entry, list, structured, aside, children }: Props<Values>) {
  const { speech, lang } = view
  const title = textIn(entry, 'title', lang) ?? { text: entry.id, lang }
  const summary = textIn(entry, 'summary', lang)
  return (
    <Page
      view={view}
      title={title.text}
      section="themes"
      {...(summary && { description: summary.text })}
      demonstration={entry.demonstration}
      structured={structured}
    >
      <Breadcrumb speech={speech} crumbs={[list]} />
      <h1 lang={title.lang === lang ? undefined : title.lang}>{title.text}</h1>
      {entry.demonstration && (
        <p>
          <DemonstrationBadge label={speech.words('site')('demonstration.badge')} />
        </p>
      )}
      <EntryTools view={view} kind={kind} entry={entry} />
      <div class="split place-split">
        <aside>{aside}</aside>
        <div class="activity">{children}</div>
      </div>
    </Page>
  )
}
