import { Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, page, type View } from '#platform/http'
import { href, patterns } from '#routes'
import { Empty, Page } from '#ui'
import { type EntryKind, NewEntryLink, readerOf } from '../entries/index.ts'
import { courseKind, magazineKind, toolKind } from '../kinds.ts'
import { LibraryLinks } from '../pages/library-links.tsx'
import { CourseCard, IssueCard, ToolCard } from './cards.tsx'
import { readTools, type Tools } from './store.ts'

export function toolPages({ db, now }: Pick<Deps, 'db' | 'now'>): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.tools, async (c) => {
    const { view } = c.var
    return page(c, <ToolsPage view={view} {...await readTools({ db, reader: readerOf(view.actor), now: now() })} />)
  })
  return pages
}

function ToolsPage({ view, tools, courses, magazine, publications }: Tools & { view: View }) {
  const t = view.speech.words('publications')
  const checklists = view.speech.words('checklists')
  const all = [...tools, ...courses, ...magazine]
  return (
    <Page
      view={view}
      title={t('tools.title')}
      description={t('tools.lead')}
      section="themes"
      demonstration={all.some(({ demonstration }) => demonstration)}
      structured={{ '@type': 'ItemList', name: t('tools.title'), numberOfItems: all.length }}
    >
      <LibraryLinks view={view} current="tools" />
      <h1>{t('tools.title')}</h1>
      <p class="lead">{t('tools.lead')}</p>
      <p class="next-step">
        {checklists('link.text')} <a href={href('checklists', { lang: view.lang })}>{checklists('link.go')}</a>
      </p>
      {all.length === 0 && <Empty title={t('tools.empty')} />}
      <Part view={view} title={t('tools.tools')} kind={toolKind}>
        {tools.map((tool) => (
          <ToolCard view={view} entry={tool} publications={publications} />
        ))}
      </Part>
      <Part view={view} title={t('tools.courses')} kind={courseKind}>
        {courses.map((course) => (
          <CourseCard view={view} entry={course} publications={publications} />
        ))}
      </Part>
      <Part view={view} title={t('tools.magazine')} kind={magazineKind}>
        {magazine.map((issue) => (
          <IssueCard view={view} entry={issue} publications={publications} />
        ))}
      </Part>
    </Page>
  )
}

interface PartProps<V> {
  view: View
  title: string
  kind: EntryKind<V>
  children: readonly unknown[]
}

function Part<V>({ view, title, kind, children }: PartProps<V>) {
  return (
    <section class="section wide">
      <h2>{title}</h2>
      <NewEntryLink view={view} kind={kind} />
      <ul class="grid" role="list">
        {children}
      </ul>
    </section>
  )
}
