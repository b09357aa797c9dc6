import { areaName, isAreaKey } from '#instruments'
import {
  capital,
  type Entry,
  EntryTools,
  In,
  kindWord,
  languageMark,
  LanguageNote,
  type Practice,
  PracticeItems,
  SourceLine,
  textIn,
  themeKind,
} from '#library'
import { sayPartialDate } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Markdown, Page } from '#ui'
import type { Gathered, Theme } from './gather-store.ts'

interface ThemeProps {
  view: View
  theme: Theme
  gathered: readonly Gathered[]
  practices: readonly Practice[]
}

/** The text of a theme, and beside it everything of the record that names it. */
export function ThemePage({ view, theme, gathered, practices }: ThemeProps) {
  const { speech, lang } = view
  const t = speech.words('publications')
  const title = textIn(theme, 'title', lang)
  const lead = textIn(theme, 'lead', lang)
  const text = textIn(theme, 'text', lang)
  return (
    <Page
      view={view}
      title={title?.text ?? ''}
      description={lead?.text ?? ''}
      section="themes"
      demonstration={theme.demonstration}
      structured={{
        '@type': 'CreativeWork',
        name: title?.text,
        abstract: lead?.text,
        inLanguage: title?.lang,
        text: text?.text,
      }}
    >
      <Breadcrumb speech={speech} crumbs={[{ label: t('themes.title'), href: href('themes', { lang }) }]} />
      <h1>
        <In view={view} said={title} />
      </h1>
      <p class="lead">
        <In view={view} said={lead} />
      </p>
      <EntryTools view={view} kind={themeKind} entry={theme} />
      <div class="split">
        <div class="narrow" lang={text && languageMark(text.lang, view)}>
          <Markdown text={text?.text ?? ''} headings={2} />
        </div>
        <Contents view={view} gathered={gathered} practices={practices} />
      </div>
      <SourceLine view={view} entry={theme} />
      {gathered.map((one) => (
        <GatheredList view={view} gathered={one} />
      ))}
      <Practices view={view} theme={theme} practices={practices} />
    </Page>
  )
}

const idOf = ({ kind }: Gathered): string => kind.name.replaceAll(' ', '-')

function Contents({ view, gathered, practices }: Omit<ThemeProps, 'theme'>) {
  const { speech } = view
  const t = speech.words('publications')
  const entries = [
    ...gathered.map((one) => ({
      id: idOf(one),
      label: capital(speech, kindWord(speech, one.kind, 'many')),
      count: one.entries.length,
    })),
    ...(practices.length > 0 ? [{ id: 'practices', label: t('theme.practices'), count: practices.length }] : []),
  ]
  if (entries.length === 0) return null
  return (
    <nav class="beside gathered" aria-labelledby="gathered">
      <h2 id="gathered">{t('theme.contents')}</h2>
      <ul>
        {entries.map(({ id, label, count }) => (
          <li>
            <a href={`#${id}`}>{label}</a> <span class="also">{speech.number(count)}</span>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function GatheredList({ view, gathered }: { view: View; gathered: Gathered }) {
  const { kind, entries } = gathered
  return (
    <section class="section wide" id={idOf(gathered)}>
      <h2>{capital(view.speech, kindWord(view.speech, kind, 'many'))}</h2>
      <ul class="practices wide" role="list">
        {entries.map((entry) => (
          <GatheredItem view={view} gathered={gathered} entry={entry} />
        ))}
      </ul>
    </section>
  )
}

function GatheredItem({ view, gathered: { kind }, entry }: { view: View; gathered: Gathered; entry: Entry }) {
  const { lang } = view
  const name = textIn(entry, kind.title ?? kind.texts[0]?.key ?? '', lang)
  const address = kind.address?.(lang, entry.id)
  const summary = ['summary', 'definition', 'text', 'note']
    .map((key) => (kind.texts.some((text) => text.key === key) ? textIn(entry, key, lang) : undefined))
    .find((said) => said !== undefined)
  const when = whenOf(view, kind, entry)
  return (
    <li>
      <h3>
        {address ? (
          <a href={address}>
            <In view={view} said={name} />
          </a>
        ) : (
          <In view={view} said={name} />
        )}
      </h3>
      {summary && (
        <p>
          <In view={view} said={{ ...summary, text: summary.text.split(/\n\s*\n/)[0] ?? '' }} />
        </p>
      )}
      {when !== null && <p class="also">{when}</p>}
    </li>
  )
}

/** As exact as it is known. */
function whenOf({ speech }: View, kind: Gathered['kind'], { values }: Entry): string | null {
  const year = kind.year(values)
  const day = kind.fields
    .filter(({ type }) => type === 'day' || type === 'date')
    .map(({ key }) => values[key])
    .find((value) => typeof value === 'string')
  if (typeof day === 'string' && year !== null && day.startsWith(String(year))) return sayPartialDate(speech, day)
  return year === null ? null : String(year)
}

function Practices({ view, theme, practices }: Omit<ThemeProps, 'gathered'>) {
  const { lang, speech } = view
  const t = speech.words('publications')
  const areas = theme.values.themes.filter(isAreaKey)
  if (practices.length + areas.length === 0) return null
  return (
    <section class="section wide" id="practices">
      <h2>{t('theme.practices')}</h2>
      {practices.length > 0 && <p class="hint">{t('theme.practices.note')}</p>}
      <LanguageNote view={view} practices={practices} />
      <PracticeItems view={view} practices={practices} headings="h3" wide />
      {areas.length > 0 && (
        <p class="actions">
          {areas.map((area) => (
            <a href={href('practices', { lang }, { area })}>
              {t('theme.practices.area', { area: areaName(area, lang) })}
            </a>
          ))}
        </p>
      )}
    </section>
  )
}
