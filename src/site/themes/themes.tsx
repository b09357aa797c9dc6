import { In, LibraryLinks, NewEntryLink, textIn, themeKind } from '#library'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Empty, Page } from '#ui'
import type { Theme } from './gather-store.ts'

/** The thematic pages, by their titles. */
export function ThemesPage({ view, themes }: { view: View; themes: readonly Theme[] }) {
  const { speech, lang } = view
  const t = speech.words('publications')
  const title = (theme: Theme) => textIn(theme, 'title', lang)
  return (
    <Page
      view={view}
      title={t('themes.title')}
      description={t('themes.lead')}
      section="themes"
      demonstration={themes.some(({ demonstration }) => demonstration)}
      structured={{
        '@type': 'ItemList',
        name: t('themes.title'),
        itemListElement: themes.map((theme, n) => ({
          '@type': 'ListItem',
          position: n + 1,
          name: title(theme)?.text,
          url: view.origin + href('theme', { lang, id: theme.id }),
        })),
      }}
    >
      <LibraryLinks view={view} current="themes" />
      <h1>{t('themes.title')}</h1>
      <p class="lead">{t('themes.lead')}</p>
      <NewEntryLink view={view} kind={themeKind} />
      {themes.length === 0 && <Empty title={t('themes.empty')} />}
      <ul class="grid" role="list">
        {themes
          .toSorted((a, b) => speech.compare(title(a)?.text ?? '', title(b)?.text ?? ''))
          .map((theme) => (
            <li class="card linked">
              <h2>
                <a href={href('theme', { lang, id: theme.id })}>
                  <In view={view} said={title(theme)} />
                </a>
              </h2>
              <p>
                <In view={view} said={textIn(theme, 'lead', lang)} />
              </p>
            </li>
          ))}
      </ul>
    </Page>
  )
}
