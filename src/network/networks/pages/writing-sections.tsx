import type { View } from '#platform/http'
import { plainText } from '#platform/markdown'
import { href } from '#routes'
import { Markdown } from '#ui'
import type { Network } from '../../model.ts'
import type { WrittenPage } from '../page-store.ts'
import { behind, type Late, type Words, wordsFor } from '../writing.ts'

/** A page as its readers see it: the published version, in their language or another that says so. */
export interface ReadPage {
  page: WrittenPage
  words: Words & { lang: string }
  publishedAt: Date
  /** The words are older than those in another language. */
  late: Late | undefined
}

/** Undefined: not published. */
export function readablePage(page: WrittenPage, lang: string): ReadPage | undefined {
  const upTo = page.versions.filter(({ version }) => version <= (page.publishedVersion ?? 0))
  const published = upTo.at(-1)
  const words = published && wordsFor(page.kind, published.texts, lang)
  if (!words || !page.publishedAt) return undefined
  return { page, words, publishedAt: page.publishedAt, late: behind(upTo).find((one) => one.lang === words.lang) }
}

interface Props {
  view: View
  network: Pick<Network, 'id' | 'demonstration' | 'activities'>
  pages: readonly ReadPage[]
}

/** What the network says of itself. */
export function AboutNetwork({ view, pages }: Props) {
  const about = pages.find(({ page }) => page.kind === 'about')
  if (!about) return null
  return (
    <section>
      <h2>{view.speech.words('networks')('about.title')}</h2>
      <LanguageMarks view={view} read={about} />
      <Written view={view} read={about} headings={3} />
    </section>
  )
}

/** Titles of its pages with their first words. */
export function NetworkNews({ view, network, pages }: Props) {
  const { speech, lang } = view
  const own = pages.filter(({ page }) => page.kind === 'page')
  if (own.length === 0) return null
  return (
    <section>
      <h2>{speech.words('networks')('news.title')}</h2>
      <ul class="network-news" role="list">
        {own.map(({ page, words, publishedAt }) => (
          <li lang={words.lang === lang ? undefined : words.lang}>
            <h3>
              <a href={href('networkPage', { lang, id: network.id, page: page.id })}>{words.title}</a>
            </h3>
            <p>{plainText(words.text, 180)}</p>
            <p class="also" lang={lang}>
              {speech.date(publishedAt)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What it did: years as it tells them, and 2020 as the programme's report does. */
export function NetworkYears({ view, network, pages }: Props) {
  const t = view.speech.words('networks')
  const years = pages.filter(({ page }) => page.kind === 'year')
  if (years.length === 0 && network.demonstration) return null
  return (
    <section>
      <h2>{t('years.title')}</h2>
      {years.map((read) => (
        <>
          <h3>{String(read.page.year)}</h3>
          <LanguageMarks view={view} read={read} />
          <Written view={view} read={read} headings={4} />
        </>
      ))}
      {!network.demonstration && <Reported view={view} network={network} />}
    </section>
  )
}

function Reported({ view, network: { activities } }: Pick<Props, 'view' | 'network'>) {
  const { speech, lang } = view
  const t = speech.words('networks')
  const told = activities[lang]?.length ? lang : 'en'
  const list = activities[told] ?? []
  return (
    <>
      <h3>{t('years.report2020')}</h3>
      {list.length === 0 && <p>{t('years.report2020.none')}</p>}
      <ul lang={told === lang ? undefined : told}>
        {list.map((activity) => (
          <li class="sentence">{activity}</li>
        ))}
      </ul>
    </>
  )
}

export function Written({ view, read, headings }: { view: View; read: ReadPage; headings: 2 | 3 | 4 }) {
  const { words } = read
  return (
    <div lang={words.lang === view.lang ? undefined : words.lang}>
      <Markdown text={words.text} headings={headings} />
    </div>
  )
}

/** In which other language the words are, and whether another has gone ahead. */
export function LanguageMarks({ view, read: { words, late } }: { view: View; read: ReadPage }) {
  const { speech, lang } = view
  const t = speech.words('networks')
  const language = speech.language(words.lang)
  return (
    <>
      {words.lang !== lang && <p class="hint">{t('language.only', { language })}</p>}
      {late && (
        <p class="hint">
          {t('language.late', { ahead: speech.language(late.ahead), date: speech.date(late.aheadAt) })}
        </p>
      )}
    </>
  )
}
