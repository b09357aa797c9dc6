import { Hono } from 'hono'
import type { Deps } from '#deps'
import { listInventedCountries } from '#network'
import { filesFolder, findFile } from '#platform/files'
import { type Env, notFound, page } from '#platform/http'
import { patterns } from '#routes'
import { isReport, listVersions } from '../store.ts'
import { correct, entryOf, showCorrection, showWithdrawal, withdraw } from './correct.tsx'
import { enter, showEntryForm } from './enter.tsx'
import { EntryPage } from './entry.tsx'
import { importTemplate, receiveImport, showImport } from './import.tsx'
import { OfficialPage, readOfficial } from './official.tsx'

export function officialPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.officialResults, async (c) =>
    page(c, <OfficialPage view={c.var.view} {...await readOfficial(deps)} />),
  )
  pages.get(patterns.officialNew, (c) => showEntryForm(c, deps))
  pages.post(patterns.officialNew, (c) => enter(c, deps))
  pages.get(patterns.officialImport, (c) => showImport(c, deps))
  pages.post(patterns.officialImport, (c) => receiveImport(c, deps))
  pages.get(patterns.officialImportTemplate, (c) => importTemplate(c))
  pages.get(patterns.officialEntry, async (c) => {
    const entry = await entryOf(c, deps)
    const [versions, invented] = await Promise.all([listVersions(deps.db, entry.id), listInventedCountries(deps.db)])
    const saved = c.req.query('saved') === '1'
    return page(c, <EntryPage view={c.var.view} entry={entry} versions={versions} invented={invented} saved={saved} />)
  })
  pages.get(patterns.officialCorrect, (c) => showCorrection(c, deps))
  pages.post(patterns.officialCorrect, (c) => correct(c, deps))
  pages.get(patterns.officialWithdraw, (c) => showWithdrawal(c, deps))
  pages.post(patterns.officialWithdraw, (c) => withdraw(c, deps))
  return pages
}

/** Reports that were sent as files. Never shown inside this site: a browser's viewer would run in its name. */
export function fileRoutes({ db, config }: Deps): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get(patterns.file, async (c) => {
    const id = c.req.param('id')
    const file = (await isReport(db, id)) ? await findFile(db, filesFolder(config.dataDir), id) : undefined
    if (!file) throw notFound()
    return c.body(file.content, 200, {
      'content-type': file.type,
      'content-length': String(file.bytes),
      'content-disposition': `attachment; filename="report-${file.id.slice(0, 12)}.pdf"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'public, max-age=31536000, immutable',
      etag: `"${file.id}"`,
    })
  })
  return routes
}
