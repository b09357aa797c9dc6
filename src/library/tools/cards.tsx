import type { Child } from 'hono/jsx'
import { SourceLink } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Markdown } from '#ui'
import { type Entry, type EntryKind, EntryTools, In, textIn } from '../entries/index.ts'
import {
  courseKind,
  type CourseValues,
  magazineKind,
  type MagazineValues,
  toolKind,
  type ToolValues,
} from '../kinds.ts'
import { languageMark } from '../pages/practice-items.tsx'
import { PublicationLinks } from '../publications/pages/links.tsx'
import type { Publication } from '../publications/store.ts'

interface CardProps<V> {
  view: View
  entry: Entry<V>
  publications: ReadonlyMap<string, Publication>
}

export function ToolCard({ view, entry, publications }: CardProps<ToolValues>) {
  const { speech, lang } = view
  const t = speech.words('publications')
  const { form, state, year, address } = entry.values
  const named = t(`tool.choice.state.${state}`)
  const parts = textIn(entry, 'parts', lang)
  const next = textIn(entry, 'next', lang)
  const pilots = entry.places.filter(({ role }) => role === 'pilot')
  return (
    <Card view={view} kind={toolKind} entry={entry} title="title" address={address}>
      <p class="also">
        {t(`tool.choice.form.${form}`)}{' '}
        <Badge>{year ? t('tools.state.year', { state: named, year: `${year}` }) : named}</Badge>
      </p>
      <Summary view={view} entry={entry} />
      {parts && (
        <>
          <p class="hint tool-part">{t('tools.parts')}</p>
          <ul lang={languageMark(parts.lang, view)}>
            {parts.text
              .split('\n')
              .filter((line) => line.trim() !== '')
              .map((line) => (
                <li>{line}</li>
              ))}
          </ul>
        </>
      )}
      {pilots.length > 0 && (
        <p>
          {t('tools.pilot')}{' '}
          {pilots.map(({ placeId, name }) =>
            placeId ? <a href={href('place', { lang, id: placeId })}>{name}</a> : <>{name}</>,
          )}
        </p>
      )}
      {next && (
        <p class="tool-part">
          {t('tools.next')} – <In view={view} said={next} />
        </p>
      )}
      <Publications view={view} found={entry.values.publications.flatMap((id) => publications.get(id) ?? [])} />
    </Card>
  )
}

export function CourseCard({ view, entry, publications }: CardProps<CourseValues>) {
  const t = view.speech.words('publications')
  const { state, preparedYear, address, publication } = entry.values
  const named = t(`course.choice.state.${state}`)
  return (
    <Card view={view} kind={courseKind} entry={entry} title="title" address={address}>
      <p class="also">
        <Badge>{preparedYear ? t('tools.state.year', { state: named, year: `${preparedYear}` }) : named}</Badge>
      </p>
      <Summary view={view} entry={entry} />
      <Publications view={view} found={[publications.get(publication ?? '') ?? []].flat()} />
    </Card>
  )
}

export function IssueCard({ view, entry }: CardProps<MagazineValues>) {
  const { speech } = view
  const { launched, year, address } = entry.values
  return (
    <Card view={view} kind={magazineKind} entry={entry} title="title" address={address}>
      <p class="also">
        {launched ? speech.words('publications')('tools.launched', { date: speech.date(launched) }) : year}
      </p>
      <Summary view={view} entry={entry} />
    </Card>
  )
}

interface FrameProps<V> {
  view: View
  kind: EntryKind<V>
  entry: Entry<V>
  title: string
  address: string | null
  children: Child
}

function Card<V>({ view, kind, entry, title, address, children }: FrameProps<V>) {
  const t = view.speech.words('publications')
  return (
    <li class="card" id={entry.id}>
      <h3>
        <In view={view} said={textIn(entry, title, view.lang)} />
      </h3>
      <EntryTools view={view} kind={kind} entry={entry} />
      {children}
      {address && (
        <p>
          <SourceLink href={address} label={(host) => t('tools.page', { host })} />
        </p>
      )}
    </li>
  )
}

function Summary({ view, entry }: { view: View; entry: Pick<Entry, 'texts' | 'sourceLanguage'> }) {
  const said = textIn(entry, 'summary', view.lang)
  return (
    said && (
      <div lang={languageMark(said.lang, view)}>
        <Markdown text={said.text} headings={4} />
      </div>
    )
  )
}

function Publications({ view, found }: { view: View; found: readonly Publication[] }) {
  if (found.length === 0) return null
  return (
    <>
      <p class="hint tool-part">{view.speech.words('publications')('tools.publications')}</p>
      <PublicationLinks view={view} publications={found} />
    </>
  )
}
