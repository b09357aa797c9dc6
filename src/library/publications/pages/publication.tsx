import { isSubjectKey, subjectName } from '#instruments'
import { SourceLink } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, type Fact, Facts, Markdown, Page } from '#ui'
import { EntryTools, In, SourceLine, textIn } from '../../entries/index.ts'
import { languageMark } from '../../pages/practice-items.tsx'
import type { CslItem } from '../csl.ts'
import { publicationKind } from '../kind.ts'
import { sameTitle } from '../model.ts'
import type { Publication } from '../store.ts'
import { formName, sayDay } from '../words.ts'
import { Citation } from './citation.tsx'
import { Versions } from './versions.tsx'

/** Something else of the record that a publication names. */
export interface Linked {
  readonly said: { text: string; lang: string } | undefined
  readonly address: string | undefined
}

export interface PublicationProps {
  view: View
  publication: Publication
  versions: readonly Publication[]
  event: Linked | undefined
  pack: Linked | undefined
  network: string | undefined
  item: CslItem
}

export function PublicationPage(props: PublicationProps) {
  const { view, publication, versions, item } = props
  const { speech, lang } = view
  const t = speech.words('publications')
  const title = textIn(publication, 'title', lang)
  const summary = textIn(publication, 'summary', lang)
  const { form, printedTitle, printedLanguage } = publication.values
  const description = summary?.text ?? formName(speech, form)
  return (
    <Page
      view={view}
      title={title?.text ?? printedTitle}
      description={description}
      section="themes"
      demonstration={publication.demonstration}
      structured={structured(props)}
    >
      <article class="narrow">
        <Breadcrumb
          speech={speech}
          crumbs={[
            { label: t('publications.title'), href: href('publications', { lang }) },
            { label: formName(speech, form), href: href('publications', { lang }, { form }) },
          ]}
        />
        <h1>
          <In view={view} said={title} />
        </h1>
        {!sameTitle(title?.text ?? '', printedTitle) && (
          <p class="also">
            {t('publication.printed')} <cite lang={languageMark(printedLanguage, view)}>{printedTitle}</cite>
          </p>
        )}
        <EntryTools view={view} kind={publicationKind} entry={publication} />
        {summary && (
          <div class="lead" lang={languageMark(summary.lang, view)}>
            <Markdown text={summary.text} headings={2} />
          </div>
        )}
        <Facts facts={factsOf(props)} />
        <Versions view={view} publication={publication} versions={versions} />
        <Citation view={view} item={item} />
        <SourceLine view={view} entry={publication} />
      </article>
    </Page>
  )
}

function factsOf(props: PublicationProps): Fact[] {
  const { view, publication, event, pack, network } = props
  const { speech, lang } = view
  const t = speech.words('publications')
  const { form, issued, authors, themes, listedYear, section } = publication.values
  const note = textIn(publication, 'note', lang)
  const listed =
    listedYear && section
      ? t('publication.listed', { year: `${listedYear}`, section: t(`publication.choice.section.${section}`) })
      : undefined
  return [
    {
      label: t('publication.kind'),
      value: formName(speech, form),
      ...(note && { note: <In view={view} said={note} /> }),
    },
    { label: t('publication.date'), value: issued ? sayDay(speech, issued) : t('publication.date.unknown') },
    ...(authors.length > 0 ? [{ label: t('publication.authors'), value: speech.list(authors) }] : []),
    ...(network === undefined || publication.networkId === null
      ? []
      : [
          {
            label: t('publication.network'),
            value: <a href={href('network', { lang, id: publication.networkId })}>{network}</a>,
          },
        ]),
    ...(event ? [{ label: t('publication.event'), value: <LinkedTo view={view} linked={event} /> }] : []),
    ...(pack ? [{ label: t('publication.pack'), value: <LinkedTo view={view} linked={pack} /> }] : []),
    ...(themes.length > 0 ? [{ label: t('publication.themes'), value: <Subjects view={view} themes={themes} /> }] : []),
    ...(listed ? [{ label: t('publication.listedIn'), value: listed }] : []),
  ]
}

function LinkedTo({ view, linked: { said, address } }: { view: View; linked: Linked }) {
  return address ? (
    <a href={address}>
      <In view={view} said={said} />
    </a>
  ) : (
    <In view={view} said={said} />
  )
}

function Subjects({ view, themes }: { view: View; themes: readonly string[] }) {
  const { lang } = view
  return (
    <ul role="list">
      {themes.filter(isSubjectKey).map((theme) => (
        <li>
          <a href={href('publications', { lang }, { theme })}>{subjectName(theme, lang)}</a>
        </li>
      ))}
    </ul>
  )
}

/** A link to where a version can be read, called by its host. */
export function ReadOn({ view, address }: { view: View; address: string }) {
  const t = view.speech.words('publications')
  return <SourceLink href={address} label={(host) => t('publication.version.read', { host })} />
}

const schemaTypes: Partial<Record<Publication['values']['form'], string>> = {
  policy_brief: 'Report',
  study: 'Report',
  report: 'Report',
  meeting_report: 'Report',
  annual_report: 'Report',
  survey: 'Report',
  paper: 'ScholarlyArticle',
  guide: 'Book',
  manual: 'Book',
  video: 'VideoObject',
  data_tool: 'Dataset',
}

function structured({ view, publication, item }: PublicationProps): object {
  const { form, issued, languages, authors, themes } = publication.values
  const summary = textIn(publication, 'summary', view.lang)?.text
  return {
    '@type': schemaTypes[form] ?? 'CreativeWork',
    name: item.title,
    inLanguage: languages.length > 0 ? languages : item.language,
    ...(issued && { datePublished: issued }),
    ...(summary && { description: summary }),
    ...(authors.length > 0 && { author: authors.map((name) => ({ '@type': 'Organization', name })) }),
    publisher: { '@type': 'Organization', name: item.publisher },
    ...(themes.length > 0 && {
      about: themes.filter(isSubjectKey).map((theme) => ({ '@type': 'Thing', name: subjectName(theme, view.lang) })),
    }),
    url: item.URL,
  }
}
