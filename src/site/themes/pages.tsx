import { Hono } from 'hono'
import type { Deps } from '#deps'
import { readerOf } from '#library'
import { type Env, notFound, page } from '#platform/http'
import { patterns } from '#routes'
import { findTheme, gatherTheme, listThemes, practicesOfTheme } from './gather-store.ts'
import { ThemePage } from './theme.tsx'
import { ThemesPage } from './themes.tsx'

export function themePages(deps: Pick<Deps, 'db' | 'now' | 'entryKinds'>): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.themes, async (c) => {
    const { view } = c.var
    return page(c, <ThemesPage view={view} themes={await listThemes(deps, readerOf(view.actor), deps.now())} />)
  })
  pages.get(patterns.theme, async (c) => {
    const { view } = c.var
    const [reader, now] = [readerOf(view.actor), deps.now()]
    const theme = await findTheme(deps, c.req.param('id'), reader, now)
    if (!theme) throw notFound()
    const [gathered, practices] = await Promise.all([
      gatherTheme(deps, theme, reader, now),
      practicesOfTheme(deps, theme),
    ])
    return page(c, <ThemePage view={view} theme={theme} gathered={gathered} practices={practices} />)
  })
  return pages
}
