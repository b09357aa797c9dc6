import type { View } from '#platform/http'
import { plainText } from '#platform/markdown'
import { href } from '#routes'
import { Breadcrumb, Page } from '#ui'
import { inLanguage, type Network } from '../../model.ts'
import { LanguageMarks, type ReadPage, Written } from './writing-sections.tsx'

interface Props {
  view: View
  network: Pick<Network, 'id' | 'name' | 'demonstration'>
  read: ReadPage
}

/** One page of a network's own, as readers have it. */
export function NewsPage({ view, network, read }: Props) {
  const { speech, lang } = view
  const t = speech.words('networks')
  const { words, publishedAt } = read
  const name = inLanguage(network.name, lang).text
  return (
    <Page
      view={view}
      title={words.title}
      description={plainText(words.text, 160)}
      section="places"
      demonstration={network.demonstration}
    >
      <Breadcrumb
        speech={speech}
        crumbs={[
          { label: t('list.title'), href: href('networks', { lang }) },
          { label: name, href: href('network', { lang, id: network.id }) },
        ]}
      />
      <article class="narrow">
        <h1 lang={words.lang === lang ? undefined : words.lang}>{words.title}</h1>
        <p class="also">{t('news.published', { network: name, date: speech.date(publishedAt) })}</p>
        <LanguageMarks view={view} read={read} />
        <Written view={view} read={read} headings={2} />
      </article>
    </Page>
  )
}
