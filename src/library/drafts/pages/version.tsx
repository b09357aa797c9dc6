import type { Edition } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Notice, Page } from '#ui'
import { type Draft, type DraftVersion, titleOf } from '../model.ts'
import { DraftContentView } from './content.tsx'

interface Props {
  view: View
  draft: Draft
  version: DraftVersion
  edition: Edition
}

/** One version as it was saved, for reading. */
export function VersionPage({ view, draft, version, edition }: Props) {
  const { speech, lang } = view
  const t = speech.words('recommendations')
  const title = t('version.title', { version: version.version })
  const back = href('practiceDraft', { lang, draft: draft.id })
  return (
    <Page view={view} title={title} section="desk" indexed={false} demonstration={draft.demonstration}>
      <article class="narrow">
        <Breadcrumb
          speech={speech}
          crumbs={[
            { label: t('drafts.title'), href: href('practiceDrafts', { lang }) },
            { label: titleOf(version.content)?.title ?? t('draft.untitled'), href: back },
          ]}
        />
        <h1>{title}</h1>
        <p class="hint">{speech.date(version.savedAt, { dateStyle: 'long', timeStyle: 'short' })}</p>
        {version.remark !== null && version.returnedAt && (
          <Notice kind="warning" title={t('draft.remark', { date: speech.date(version.returnedAt) })}>
            <p class="kept-lines">{version.remark}</p>
          </Notice>
        )}
        <DraftContentView view={view} content={version.content} edition={edition} />
        <p class="actions">
          <a href={back}>{t('version.back')}</a>
        </p>
      </article>
    </Page>
  )
}
