import { SourceLink } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, type Fact, Facts, Markdown, Page } from '#ui'
import { EntryTools, In, SourceLine, textIn } from '../entries/index.ts'
import { newsKind } from '../kinds.ts'
import { languageMark } from '../pages/practice-items.tsx'
import type { Publication } from '../publications/store.ts'
import type { NewsItem } from './store.ts'

interface Props {
  view: View
  item: NewsItem
  /** Address of the event it tells of. */
  event: string | undefined
  publication: Publication | undefined
}

export function NewsItemPage(props: Props) {
  const { view, item } = props
  const { speech, lang } = view
  const t = speech.words('publications')
  const headline = textIn(item, 'headline', lang)
  const text = textIn(item, 'text', lang)
  return (
    <Page
      view={view}
      title={headline?.text ?? ''}
      description={text?.text.slice(0, 200) ?? ''}
      section="themes"
      demonstration={item.demonstration}
      structured={{
        '@type': 'NewsArticle',
        headline: headline?.text,
        datePublished: item.values.happened,
        inLanguage: headline?.lang,
        articleBody: text?.text,
      }}
    >
      <article class="narrow">
        <Breadcrumb speech={speech} crumbs={[{ label: t('news.title'), href: href('news', { lang }) }]} />
        <h1>
          <In view={view} said={headline} />
        </h1>
        <p class="also">
          <time datetime={item.values.happened}>{speech.date(item.values.happened)}</time>
        </p>
        <EntryTools view={view} kind={newsKind} entry={item} />
        {text && (
          <div class="lead" lang={languageMark(text.lang, view)}>
            <Markdown text={text.text} headings={2} />
          </div>
        )}
        <Facts facts={factsOf(props)} />
        <SourceLine view={view} entry={item} />
      </article>
    </Page>
  )
}

function factsOf({ view, item, event, publication }: Props): Fact[] {
  const { speech, lang } = view
  const t = speech.words('publications')
  const { address } = item.values
  return [
    ...(item.places.length > 0
      ? [
          {
            label: t('news.places'),
            value: (
              <ul role="list">
                {item.places.map(({ placeId, name }) => (
                  <li>{placeId ? <a href={href('place', { lang, id: placeId })}>{name}</a> : name}</li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
    ...(event ? [{ label: t('news.event'), value: <a href={event}>{t('news.event.open')}</a> }] : []),
    ...(publication
      ? [
          {
            label: t('news.publication'),
            value: (
              <a href={href('publication', { lang, id: publication.id })}>
                <In view={view} said={textIn(publication, 'title', lang)} />
              </a>
            ),
          },
        ]
      : []),
    ...(address
      ? [
          {
            label: t('news.address'),
            value: <SourceLink href={address} label={(host) => t('news.more', { host })} />,
          },
        ]
      : []),
  ]
}
