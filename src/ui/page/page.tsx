import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { languages, speech } from '#platform/i18n'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Mark } from '../circles/mark.tsx'
import { asData, pageGraph, type Structured } from './structured.ts'

export interface PageProps {
  view: View
  title: string
  description?: string
  /** Which entry of the main navigation the page belongs to. */
  section?: 'places' | 'practices' | 'themes' | 'charts' | 'index' | 'desk'
  /** The page shows invented places: a band says so above everything. */
  demonstration?: boolean
  /** Names of islands. */
  scripts?: readonly string[]
  /** Seconds after which it is loaded anew where no script keeps it up to date; for pages on which nothing is typed. */
  refreshed?: number
  /** Shown to search engines as the address of this page in each language; false where a page is private. */
  indexed?: boolean
  /** What the page is about, for programs: things of schema.org. Every page says by itself what page it is. */
  structured?: Structured | readonly Structured[]
  /** The feed of what the page lists, 'news' … ; every page names the one of everything. */
  feed?: { name: string; title: string }
  /** The words that were searched for, where the page is the answer. */
  searched?: string
  children?: Child
}

/** Every page shows these two: asked for before the sheet names them, they come in time for the first paint. */
const firstFonts = ['source-sans-3-latin-wght-normal.woff2', 'fraunces-latin-wght-normal.woff2']

export function Page(props: PageProps) {
  const { view, title, description, scripts = [], children } = props
  const t = view.speech.words('site')
  return (
    <html lang={view.lang} dir={view.speech.direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – ${t('name')}`}</title>
        {description && <meta name="description" content={description} />}
        {props.indexed === false && <meta name="robots" content="noindex" />}
        {props.refreshed !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(props.refreshed)} />
          </noscript>
        )}
        <meta name="color-scheme" content="light dark" />
        {firstFonts.map((font) => (
          <link rel="preload" href={view.asset(font)} as="font" type="font/woff2" crossorigin="anonymous" />
        ))}
        <link rel="stylesheet" href={view.asset('ui.css')} />
        <link rel="icon" href={view.asset('icon')} type="image/svg+xml" />
        {props.indexed !== false &&
          languages.map((lang) => <link rel="alternate" hreflang={lang} href={view.origin + inLanguage(view, lang)} />)}
        {props.indexed !== false && <script type="application/ld+json">{raw(asData(pageGraph(props)))}</script>}
        {props.indexed !== false && <FeedLinks {...props} />}
        {scripts.map((name) => (
          <script type="module" src={view.asset(name)}></script>
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {t('skip')}
        </a>
        <Header {...props} />
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <Footer view={view} />
      </body>
    </html>
  )
}

/** For feed readers that are given the address of a page. */
function FeedLinks({ view, feed }: PageProps) {
  const everything = { name: 'all', title: view.speech.words('site')('name') }
  return [...(feed ? [feed] : []), everything].map(({ name, title }) => (
    <>
      <link rel="alternate" type="application/atom+xml" title={title} href={feedAddress(view, `${name}.xml`)} />
      <link rel="alternate" type="application/feed+json" title={title} href={feedAddress(view, `${name}.json`)} />
    </>
  ))
}

const feedAddress = ({ lang }: View, feed: string) => href('feed', { lang, feed })

function Header(props: PageProps) {
  const { view, section, demonstration } = props
  const t = view.speech.words('site')
  const { lang } = view
  const entries = [
    ['places', t('nav.places'), href('places', { lang })],
    ['practices', t('nav.practices'), href('practices', { lang })],
    ['themes', t('nav.themes'), href('themes', { lang })],
    ['charts', t('nav.charts'), href('charts', { lang })],
    ['index', t('nav.index'), href('about', { lang })],
    ...(view.account ? [['desk', t('nav.desk'), href('desk', { lang })]] : []),
  ] as const
  return (
    <header class="site-header">
      {demonstration && (
        <p class="demonstration-band">
          <strong>{t('demonstration.label')}</strong> {t('demonstration.sentence')}
        </p>
      )}
      <div class="bar">
        <a class="brand" href={href('home', { lang })}>
          <Mark />
          <span>{t('name')}</span>
        </a>
        <nav class="main-nav" aria-label={t('nav.label')}>
          <ul>
            {entries.map(([key, label, address]) => (
              <li>
                <a href={address} aria-current={section === key ? 'true' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {props.searched === undefined && <SearchBox view={view} />}
        <div class="bar-end">
          <LanguageSwitch view={view} />
          <AccountEntry view={view} />
        </div>
      </div>
    </header>
  )
}

function SearchBox({ view }: { view: View }) {
  const t = view.speech.words('site')
  return (
    <form class="search-box" role="search" method="get" action={href('search', { lang: view.lang })}>
      <input type="search" name="q" maxlength={200} aria-label={t('search.label')} placeholder={t('search.label')} />
      <button class="secondary" type="submit" aria-label={t('search.submit')}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <circle cx="8.5" cy="8.5" r="5.5" />
          <path d="m12.8 12.8 4.7 4.7" />
        </svg>
      </button>
    </form>
  )
}

function LanguageSwitch({ view }: { view: View }) {
  const t = view.speech.words('site')
  return (
    <nav class="languages" aria-label={t('language.label')}>
      <ul>
        {languages.map((lang) => (
          <li class={lang === view.lang ? 'current' : undefined}>
            {lang === view.lang ? (
              <span aria-current="true" lang={lang}>
                {speech(lang).language(lang)}
              </span>
            ) : (
              <a href={inLanguage(view, lang)} lang={lang} hreflang={lang}>
                {speech(lang).language(lang)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

function AccountEntry({ view }: { view: View }) {
  const t = view.speech.words('site')
  if (!view.account) return <a href={href('signIn', { lang: view.lang })}>{t('signIn.link')}</a>
  return (
    <>
      <a href={href('account', { lang: view.lang })} title={view.account.name}>
        {view.speech.words('account')('link')}
      </a>
      <form class="sign-out" method="post" action={href('signOut', { lang: view.lang })}>
        <button class="quiet" type="submit">
          {t('signOut')}
        </button>
      </form>
    </>
  )
}

function Footer({ view }: { view: View }) {
  const t = view.speech.words('site')
  return (
    <footer class="site-footer">
      <p class="footer-name">{t('name')}</p>
      <div>
        <p>{t('footer.independent')}</p>
        <p>
          <a href={href('about', { lang: view.lang })}>{t('footer.about')}</a>
        </p>
        <p>
          <a href={href('citizenshipTest', { lang: view.lang })}>{view.speech.words('citizenshipTest')('footer')}</a>
        </p>
        <p>
          <a href={href('annualReports', { lang: view.lang })}>{view.speech.words('annualReport')('list.title')}</a>
        </p>
        <p>
          <a href={href('outreach', { lang: view.lang })}>{view.speech.words('outreach')('outreach.title')}</a>
        </p>
        <p>
          <a href={href('data', { lang: view.lang })}>{view.speech.words('data')('data.title')}</a>
        </p>
        <ul class="footer-legal">
          {(['accessibility', 'privacy', 'legal'] as const).map((name) => (
            <li>
              <a href={href(name, { lang: view.lang })}>{t(`footer.${name}`)}</a>
            </li>
          ))}
          <li>
            <a href={href('feeds', { lang: view.lang })}>{view.speech.words('search')('feeds.title')}</a>
          </li>
        </ul>
      </div>
    </footer>
  )
}

/** The same page in another language, with its filters. Pages outside the languages (the outbox) lead home. */
function inLanguage(view: View, lang: string): string {
  const rest = view.path.split('/')
  if (rest[1] !== view.lang) return href('home', { lang })
  return `/${[lang, ...rest.slice(2)].join('/')}${view.search}`
}
