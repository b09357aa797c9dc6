import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { inLanguage, listNetworks } from '#network'
import { type Env, notFound, page, type View } from '#platform/http'
import { href, patterns } from '#routes'
import { findEntry, readerOf, textIn } from '../../entries/index.ts'
import { cslOf } from '../csl.ts'
import { citationFile } from '../files.ts'
import { publicationKind } from '../kind.ts'
import { readPublicationsQuery } from '../query.ts'
import {
  listOffered,
  listPublications,
  listVersions,
  type Publication,
  type Reading,
  slicePublications,
} from '../store.ts'
import { formName } from '../words.ts'
import { pagesOf, perPage, PublicationsPage } from './list.tsx'
import { type Linked, PublicationPage } from './publication.tsx'

type Needs = Pick<Deps, 'db' | 'now' | 'entryKinds'>

export function publicationPages(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  const reading = ({ actor }: View): Reading => ({ db: deps.db, reader: readerOf(actor), now: deps.now() })
  pages.get(patterns.publications, async (c) => {
    const { view } = c.var
    const query = readPublicationsQuery(c.req.query())
    const asked = reading(view)
    const slice = { limit: perPage, offset: (query.page - 1) * perPage, lang: view.lang }
    const [list, offered, networks] = await Promise.all([
      slicePublications(asked, query, slice),
      listOffered(asked),
      networkNames(deps, asked, view.lang),
    ])
    if (list.publications.length === 0 && list.count > 0) {
      return c.redirect(href('publications', { lang: view.lang }, { ...query, page: pagesOf(list.count) }))
    }
    return page(c, <PublicationsPage view={view} query={query} list={list} offered={offered} networks={networks} />)
  })
  pages.get(patterns.publicationsFile, async (c) => {
    const { view } = c.var
    const asked = reading(view)
    const found = await listPublications(asked, readPublicationsQuery(c.req.query()), view.lang)
    return sendFile(c, c.req.param('file'), found, await networkNames(deps, asked, view.lang))
  })
  pages.get(patterns.publication, async (c) => {
    const { view } = c.var
    const asked = reading(view)
    const publication = await getPublication(asked, c.req.param('id'))
    const [versions, event, pack, networks] = await Promise.all([
      listVersions(asked, publication),
      linkTo(deps, asked, 'event', publication.values.event, view.lang),
      linkTo(deps, asked, 'tool', publication.values.pack, view.lang),
      networkNames(deps, asked, view.lang),
    ])
    const item = itemOf(view, publication, networks)
    const network = networks.get(publication.networkId ?? '')
    return page(c, <PublicationPage {...{ view, publication, versions, event, pack, network, item }} />)
  })
  pages.get(patterns.publicationFile, async (c) => {
    const { view } = c.var
    const asked = reading(view)
    const publication = await getPublication(asked, c.req.param('id'))
    return sendFile(c, c.req.param('file'), [publication], await networkNames(deps, asked, view.lang))
  })
  return pages
}

/** Throws notFound: also where the reader may not see it. */
async function getPublication({ db, reader, now }: Reading, id: string): Promise<Publication> {
  const found = await findEntry(db, publicationKind, id, reader, now)
  if (!found) throw notFound()
  return found
}

/** Invented networks too, for whoever sees their entries. */
async function networkNames({ db }: Needs, { reader }: Reading, lang: string): Promise<ReadonlyMap<string, string>> {
  const sets = await Promise.all([listNetworks(db, false), reader.demonstration ? listNetworks(db, true) : []])
  return new Map(sets.flat().map(({ id, name }) => [id, inLanguage(name, lang).text]))
}

/** Kinds of other domains are known by name alone. */
async function linkTo(
  { entryKinds }: Needs,
  { db, reader, now }: Reading,
  kindName: string,
  id: string | null,
  lang: string,
): Promise<Linked | undefined> {
  const kind = entryKinds.find(({ name }) => name === kindName)
  const entry = kind && id ? await findEntry(db, kind, id, reader, now) : undefined
  return (
    kind &&
    entry && {
      said: textIn(entry, kind.title ?? kind.texts[0]?.key ?? '', lang),
      address: kind.address?.(lang, entry.id),
    }
  )
}

function itemOf(view: View, publication: Publication, networks: ReadonlyMap<string, string>) {
  const { speech, lang, origin } = view
  return cslOf(publication, {
    lang,
    genre: formName(speech, publication.values.form),
    publisher: networks.get(publication.networkId ?? '') ?? speech.words('publications')('publication.publisher'),
    page: origin + href('publication', { lang, id: publication.id }),
  })
}

function sendFile(
  c: Context<Env>,
  name: string,
  publications: readonly Publication[],
  networks: ReadonlyMap<string, string>,
): Response {
  const file = citationFile(name)
  if (!file) throw notFound(c.var.view.speech.words('publications')('publication.files.unknown'))
  const { view } = c.var
  return c.body(file.make(publications.map((publication) => itemOf(view, publication, networks))), 200, {
    'content-type': file.type,
    'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '')}"`,
  })
}
