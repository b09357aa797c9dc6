import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Notice, Page } from '#ui'
import { sayFault } from '../fault-words.ts'
import { type Entry, type EntryKind, slugOf } from '../model.ts'
import type { RowFault } from '../rows.ts'
import type { Version } from '../save-store.ts'
import { columnName, kindName } from '../words.ts'
import { entryTitle } from './entry-page.tsx'
import { Changed } from './translation.tsx'

interface VersionProps {
  view: View
  kind: EntryKind
  entry: Entry
  version: Version
  /** Columns in which it differs from what stands. */
  columns: readonly string[]
  former: Readonly<Record<string, string>>
  stands: Readonly<Record<string, string>>
  refused?: string | undefined
  faults: readonly RowFault[]
}

/** What differs between a version and what stands now; one press brings the former back. */
export function VersionPage({ view, kind, entry, version, columns, former, stands, refused, faults }: VersionProps) {
  const { speech, lang } = view
  const t = speech.words('entries')
  const at = { lang, kind: slugOf(kind), id: entry.id }
  const title = t('version.title', { version: version.version })
  return (
    <Page view={view} title={title} section="desk" indexed={false} demonstration={entry.demonstration}>
      <article class="narrow">
        <Breadcrumb
          speech={speech}
          crumbs={[
            { label: t('title'), href: href('record', { lang }) },
            { label: kindName(speech, kind), href: href('recordKind', { lang, kind: slugOf(kind) }) },
            { label: entryTitle(view, kind, entry).text, href: href('recordEntry', at) },
          ]}
        />
        <h1>{title}</h1>
        <p class="hint">
          {speech.date(version.savedAt, { dateStyle: 'long', timeStyle: 'short' })}
          {version.savedByName !== null && `, ${version.savedByName}`}
        </p>
        {refused !== undefined && (
          <Notice kind="error" live>
            <p>{refused}</p>
            {faults.length > 0 && <FaultList view={view} kind={kind} faults={faults} />}
          </Notice>
        )}
        {columns.length === 0 ? (
          <p>{t('version.same')}</p>
        ) : (
          <>
            <p>{t('version.differs')}</p>
            <dl class="entry-clash">
              {columns.map((column) => (
                <div>
                  <dt>{columnName(speech, kind, column)}</dt>
                  <dd>
                    <Changed view={view} before={former[column] ?? ''} after={stands[column] ?? ''} />
                  </dd>
                </div>
              ))}
            </dl>
            <form method="post" action={href('recordVersion', { ...at, version: String(version.version) })}>
              <input type="hidden" name="seen" value={entry.version} />
              <p class="actions">
                <button type="submit">{t('version.restore')}</button>
                <a href={href('recordEntry', at)}>{t('version.leave')}</a>
              </p>
            </form>
          </>
        )}
      </article>
    </Page>
  )
}

function FaultList({ view, kind, faults }: Pick<VersionProps, 'view' | 'kind' | 'faults'>) {
  return (
    <ul>
      {faults.map(({ column, fault }) => (
        <li>
          <strong>{columnName(view.speech, kind, column)}</strong> {sayFault(view.speech, fault)}
        </li>
      ))}
    </ul>
  )
}
