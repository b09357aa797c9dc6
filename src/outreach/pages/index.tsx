import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { readerOf } from '#library'
import { inLanguage, listGroupYears, listNetworks, listNetworkYears, networkFigures } from '#network'
import { type Env, notFound, page } from '#platform/http'
import { href, patterns } from '#routes'
import { findYearOf, listPublicationsNamed, listWorkYears, type Reading, readOutreach, readWorkYear } from '../store.ts'
import { OutreachPage } from './outreach.tsx'
import { WorkYearPage } from './work-year.tsx'

type Given = Pick<Deps, 'db' | 'now'>

export function outreachPages(deps: Given): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.outreach, (c) => showOutreach(c, deps))
  pages.get(patterns.workProgramme, (c) => showYear(c, deps, c.req.param('year')))
  return pages
}

const readingOf = (c: Context<Env>, { db, now }: Given): Reading => ({
  db,
  reader: readerOf(c.var.view.actor),
  now: now(),
})

async function showOutreach(c: Context<Env>, deps: Given) {
  const reading = readingOf(c, deps)
  const [outreach, years] = await Promise.all([readOutreach(reading), listWorkYears(reading)])
  const named = outreach.campaigns.flatMap(({ values }) => values.publications)
  const publications = await listPublicationsNamed(reading, named)
  return page(c, <OutreachPage view={c.var.view} {...{ outreach, publications, years }} />)
}

/** An entry's address has its id where the year stands: the page of its year is where it is read. */
async function showYear(c: Context<Env>, deps: Given, asked: string) {
  const { view } = c.var
  const reading = readingOf(c, deps)
  if (!/^\d{4}$/.test(asked)) {
    if (!/^[a-z0-9-]{1,100}$/.test(asked)) throw notFound()
    const year = await findYearOf(reading, asked)
    if (year === undefined) throw notFound()
    return c.redirect(`${href('workProgramme', { lang: view.lang, year: `${year}` })}#${asked}`)
  }
  const year = Number(asked)
  if (year < 1949 || year > 2200) throw notFound()
  const [work, years, networksOf, names] = await Promise.all([
    readWorkYear(reading, year),
    listWorkYears(reading),
    networksIn(deps, year),
    namesOf(deps, view.lang),
  ])
  return page(c, <WorkYearPage view={view} {...{ year, work, years, networksOf, names }} />)
}

async function networksIn({ db }: Given, year: number) {
  const rowsOf = async (name: string) =>
    (await networkFigures.find((figure) => figure.name === name)?.run(db, { year, network: null }))?.rows ?? []
  const [all, newMembers, accessions, networks, groups] = await Promise.all([
    rowsOf('members_total'),
    rowsOf('members_new'),
    rowsOf('accessions_started'),
    listNetworkYears(db, year),
    listGroupYears(db, year),
  ])
  return { members: all.length, newMembers, accessions, networks, groups }
}

async function namesOf({ db }: Given, lang: string): Promise<ReadonlyMap<string, string>> {
  const networks = (await Promise.all([listNetworks(db, false), listNetworks(db, true)])).flat()
  return new Map(networks.map(({ id, name }) => [id, inLanguage(name, lang).text]))
}
