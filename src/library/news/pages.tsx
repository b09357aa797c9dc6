import { Hono } from 'hono'
import type { Deps } from '#deps'
import { writtenYear } from '#platform/forms'
import { type Env, notFound, page, type View } from '#platform/http'
import { href, patterns } from '#routes'
import { Empty, Filters, Page, SelectField } from '#ui'
import { type Entry, findEntry, In, NewEntryLink, readerOf, textIn } from '../entries/index.ts'
import { newsKind, type StatedValues } from '../kinds.ts'
import { LibraryLinks } from '../pages/library-links.tsx'
import { publicationKind } from '../publications/kind.ts'
import type { Reading } from '../publications/store.ts'
import { NewsItemPage } from './item.tsx'
import { findStated, listNews, type NewsItem } from './store.ts'

export function newsPages(deps: Pick<Deps, 'db' | 'now' | 'entryKinds'>): Hono<Env> {
  const pages = new Hono<Env>()
  const reading = ({ actor }: View): Reading => ({ db: deps.db, reader: readerOf(actor), now: deps.now() })
  pages.get(patterns.news, async (c) => {
    const { view } = c.var
    const asked = reading(view)
    const year = writtenYear.parse(c.req.query('year'))
    const all = await listNews(asked)
    const news = year === undefined ? all : all.filter(({ values }) => values.happened.startsWith(`${year}`))
    const stated = await Promise.all(yearsOf(all).map((one) => findStated(asked, 'news_items', one)))
    return page(c, <NewsPage view={view} year={year} news={news} years={yearsOf(all)} stated={stated} />)
  })
  pages.get(patterns.newsItem, async (c) => {
    const { view } = c.var
    const { db, reader, now } = reading(view)
    const item = await findEntry(db, newsKind, c.req.param('id'), reader, now)
    if (!item) throw notFound()
    const eventKind = deps.entryKinds.find(({ name }) => name === 'event')
    const { event, publication } = item.values
    const [happening, written] = await Promise.all([
      eventKind && event ? findEntry(db, eventKind, event, reader, now) : undefined,
      publication ? findEntry(db, publicationKind, publication, reader, now) : undefined,
    ])
    const eventAddress = happening && eventKind?.address?.(view.lang, happening.id)
    return page(c, <NewsItemPage view={view} item={item} event={eventAddress} publication={written} />)
  })
  return pages
}

const yearsOf = (news: readonly NewsItem[]): number[] => [
  ...new Set(news.map(({ values }) => Number(values.happened.slice(0, 4)))),
]

interface NewsProps {
  view: View
  year: number | undefined
  news: readonly NewsItem[]
  years: readonly number[]
  /** Of each year, how many a source counts. */
  stated: readonly (Entry<StatedValues> | undefined)[]
}

function NewsPage({ view, year, news, years, stated }: NewsProps) {
  const { speech, lang } = view
  const t = speech.words('publications')
  const counts = stated.filter((one) => one !== undefined)
  return (
    <Page
      view={view}
      title={t('news.title')}
      description={t('news.lead')}
      section="themes"
      demonstration={news.some(({ demonstration }) => demonstration)}
      feed={{ name: 'news', title: t('news.title') }}
    >
      <LibraryLinks view={view} current="news" />
      <h1>{t('news.title')}</h1>
      <p class="lead">{t('news.lead')}</p>
      <NewEntryLink view={view} kind={newsKind} />
      {years.length > 1 && (
        <Filters action={href('news', { lang })} label={t('news.filters')} submit={t('filters.submit')}>
          <SelectField
            name="year"
            label={t('news.year')}
            any={t('filter.any')}
            value={year}
            choices={years.map((one) => ({ value: `${one}`, label: `${one}` }))}
          />
        </Filters>
      )}
      <section class="wide">
        <h2>{t('news.count', { count: news.length })}</h2>
        {counts
          .filter(({ values }) => year === undefined || values.year === year)
          .map(({ values }) => (
            <p class="hint">{t('news.stated', { year: `${values.year}`, count: values.amount })}</p>
          ))}
        {news.length === 0 && (
          <Empty title={t('news.empty')}>
            <p>{t('news.empty.hint')}</p>
          </Empty>
        )}
        <ul class="practices wide" role="list">
          {news.map((item) => (
            <li>
              <h3>
                <a href={href('newsItem', { lang, id: item.id })}>
                  <In view={view} said={textIn(item, 'headline', lang)} />
                </a>
              </h3>
              <p>
                <In view={view} said={firstParagraph(item, lang)} />
              </p>
              <p class="also">
                <time datetime={item.values.happened}>{speech.date(item.values.happened)}</time>
              </p>
            </li>
          ))}
        </ul>
      </section>
    </Page>
  )
}

function firstParagraph(item: NewsItem, lang: string) {
  const said = textIn(item, 'text', lang)
  return said && { ...said, text: said.text.split(/\n\s*\n/)[0] ?? '' }
}
