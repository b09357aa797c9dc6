import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, page } from '#platform/http'
import { patterns } from '#routes'
import { csvTemplate, xlsxTemplate } from '../answers-template.ts'
import { latestEdition, slugOf } from '../editions.ts'
import type { Edition } from '../edition.ts'
import { writeForm } from '../xlsform/workbook.ts'
import { xlsform } from '../xlsform/write.ts'
import { AboutPage } from './about.tsx'
import { EditionPage } from './edition.tsx'

export const ourIndex = 'icc-index'

export function instrumentPages({ editions }: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.about, (c) => {
    return page(c, <AboutPage view={c.var.view} edition={latestEdition(editions, ourIndex)} />)
  })
  // A survey that was written here is for those who are asked.
  const findShown = async (slug: string) => {
    const edition = await editions.findBySlug(slug)
    return edition && (edition.use !== 'survey' || editions.list().includes(edition)) ? edition : undefined
  }
  // Other pages live below the same address; what is no edition is theirs.
  pages.get(patterns.instrument, async (c, next) => {
    const wished = c.req.param('edition')
    const edition = await findShown(wished)
    if (edition) {
      const ours = editions.list().includes(edition)
      return page(c, <EditionPage view={c.var.view} edition={edition} ours={ours} />)
    }
    const download = await findShown(wished.replace(/(\.xlsform)?\.[a-z]+$/, ''))
    return (download && (await emptyAnswersFile(c, download, wished))) ?? next()
  })
  return pages
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function emptyAnswersFile(c: Context<Env>, edition: Edition, wished: string): Promise<Response | undefined> {
  const { lang } = c.var.view
  const slug = slugOf(edition)
  const send = (body: string | Uint8Array<ArrayBuffer>, type: string, ending: string) =>
    c.body(body, 200, {
      'content-type': type,
      'content-disposition': `attachment; filename="${slug}-${lang}.${ending}"`,
    })
  if (wished === `${slug}.csv`) return send(csvTemplate(edition, lang), 'text/csv; charset=utf-8', 'csv')
  if (wished === `${slug}.xlsform.xlsx`) {
    return send(new Uint8Array(await writeForm(xlsform(edition))), xlsxType, 'xlsform.xlsx')
  }
  if (wished === `${slug}.xlsx`) return send(new Uint8Array(await xlsxTemplate(edition, lang)), xlsxType, 'xlsx')
  return undefined
}
