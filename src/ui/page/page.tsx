import type { Child } from 'hono/jsx'
import { languages, speech } from '#platform/i18n'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Mark } from '../circles/mark.tsx'

export interface PageProps {
  view: View
  title: string
  description?: string
  /** Which entry of the main navigation the page belongs to. */
  section?: 'places' | 'practices' | 'charts' | 'index' | 'desk'
  /** The page shows invented places: a band says so above everything. */
  demonstration?: boolean
  /** Names of islands. */
  scripts?: readonly string[]
  /** Shown to search engines as the address of this page in each language; false where a page is private. */
  indexed?: boolean
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
        <meta name="color-scheme" content="light dark" />
        {firstFonts.map((font) => (
          <link rel="preload" href={view.asset(font)} as="font" type="font/woff2" crossorigin="anonymous" />
        ))}
        <link rel="stylesheet" href={view.asset('ui.css')} />
        <link rel="icon" href={view.asset('icon')} type="image/svg+xml" />
        {props.indexed !== false &&
          languages.map((lang) => <link rel="alternate" hreflang={lang} href={view.origin + inLanguage(view, lang)} />)}
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

function Header({ view, section, demonstration }: PageProps) {
  const t = view.speech.words('site')
  const { lang } = view
  const entries = [
    ['places', t('nav.places'), href('places', { lang })],
    ['practices', t('nav.practices'), href('practices', { lang })],
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
        <div class="bar-end">
          <LanguageSwitch view={view} />
          <AccountEntry view={view} />
        </div>
      </div>
    </header>
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
      <a href={href('account', { lang: view.lang })}>
        <span class="account-name">{view.account.name}</span>
        <span class="account-word">{view.speech.words('account')('link')}</span>
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
          <a href={href('data', { lang: view.lang })}>{view.speech.words('data')('data.title')}</a>
        </p>
        <ul class="footer-legal">
          {(['accessibility', 'privacy', 'legal'] as const).map((name) => (
            <li>
              <a href={href(name, { lang: view.lang })}>{t(`footer.${name}`)}</a>
            </li>
          ))}
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
