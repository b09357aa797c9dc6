import type { Deps } from '#deps'
import { isSubjectKey, subjectName } from '#instruments'
import { type Entry, type EntryKind, listEntries, readerOf, textIn } from '#library'
import { plainText } from '#platform/markdown'
import { href } from '#routes'
import { type FeedItem, type FeedName, feeds, mostItems, newestFirst } from './model.ts'
import { listNewPractices } from './practice-store.ts'

const longest = 500

/** What everybody may read, the newest first, whoever asks: feed readers have no account. */
export async function readFeed(
  { db, entryKinds, now }: Pick<Deps, 'db' | 'entryKinds' | 'now'>,
  name: FeedName,
  lang: string,
): Promise<FeedItem[]> {
  const wanted: readonly string[] = feeds[name].kinds
  const kinds = entryKinds.filter((kind) => wanted.includes(kind.name) && kind.address)
  const lists = await Promise.all(
    kinds.map(async (kind) => {
      const entries = await listEntries(db, kind, readerOf(null), now(), (query) => query.limit(mostItems))
      return entries.flatMap((entry) => entryItem(kind, entry, lang) ?? [])
    }),
  )
  const practices = name === 'practices' || name === 'all' ? await practiceItems({ db }, lang) : []
  // What the record brought all at once is no news.
  const shown = name === 'practices' ? practices : practices.filter(({ published }) => published !== null)
  return newestFirst([...lists.flat(), ...shown]).slice(0, mostItems)
}

function entryItem(kind: EntryKind, entry: Entry, lang: string): FeedItem | undefined {
  const [first] = kind.texts
  const title = textIn(entry, kind.title ?? first?.key ?? 'title', lang)
  if (!title || !entry.publishedAt || !kind.address) return undefined
  const bodies = kind.texts.filter(({ key, shape }) => shape === 'paragraphs' && key !== (kind.title ?? first?.key))
  const said = bodies.map(({ key }) => entry.texts[title.lang]?.[key] ?? '').find((text) => text !== '') ?? ''
  const { publishedAt, changedAt } = entry
  return {
    kind: kind.name,
    id: entry.id,
    title: title.text,
    text: plainText(said, longest) || title.text,
    lang: title.lang,
    address: kind.address(lang, entry.id),
    published: publishedAt,
    updated: changedAt && changedAt > publishedAt ? changedAt : publishedAt,
    themes: kind.fields
      .filter(({ type }) => type === 'subjects')
      .flatMap(({ key }) => entry.values[key] as readonly string[])
      .flatMap((key) => (isSubjectKey(key) ? subjectName(key, lang) : [])),
  }
}

async function practiceItems({ db }: Pick<Deps, 'db'>, lang: string): Promise<FeedItem[]> {
  return (await listNewPractices(db, mostItems)).map((row) => {
    const own = row.translation?.language === lang ? row.translation : row
    return {
      kind: 'practice',
      id: row.id,
      title: own.title,
      text: plainText(own.summary, longest) || own.title,
      lang: own.language,
      address: href('practice', { lang, id: row.id }),
      published: row.approvedAt,
      updated: row.approvedAt ?? row.loadedAt,
      themes: isSubjectKey(row.area) ? [subjectName(row.area, lang)] : [],
    }
  })
}
