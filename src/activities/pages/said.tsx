import { type Entry, type EntryKind, type EntryPlace, In, textIn } from '#library'
import { countryName, type InventedCountries } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Markdown } from '#ui'
import { linesOf } from '../words.ts'

interface TextProps {
  view: View
  entry: Entry<unknown>
  name: string
}

/** A text of several paragraphs. */
export function Paragraphs({ view, entry, name }: TextProps) {
  const said = textIn(entry, name, view.lang)
  if (!said) return null
  return (
    <div lang={said.lang === view.lang ? undefined : said.lang}>
      <Markdown text={said.text} headings={3} />
    </div>
  )
}

/** A list that is kept line by line, under its heading; nothing where it is empty. */
export function Lines({ view, entry, name, title }: TextProps & { title: string }) {
  const said = textIn(entry, name, view.lang)
  const lines = linesOf(said?.text)
  if (!said || lines.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul lang={said.lang === view.lang ? undefined : said.lang}>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </section>
  )
}

/** One line, for a list of facts. */
export function Line({ view, entry, name }: TextProps) {
  const said = textIn(entry, name, view.lang)
  return said ? <In view={view} said={said} /> : null
}

/** Several lines as one value. */
export function LinesValue({ view, entry, name }: TextProps) {
  const said = textIn(entry, name, view.lang)
  const lines = linesOf(said?.text)
  if (!said || lines.length === 0) return null
  return (
    <ul role="list" lang={said.lang === view.lang ? undefined : said.lang}>
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  )
}

export const says = (entry: Entry<unknown>, name: string, lang: string): boolean =>
  linesOf(textIn(entry, name, lang)?.text).length > 0

interface EntryLinkProps<Values> {
  view: View
  kind: EntryKind<Values>
  entry: Entry<unknown>
}

/** Its title, leading to its page where it has one. */
export function EntryLink<Values>({ view, kind, entry }: EntryLinkProps<Values>) {
  const said = textIn(entry, kind.title ?? kind.texts[0]?.key ?? 'title', view.lang)
  const lang = said?.lang === view.lang ? undefined : said?.lang
  const address = kind.address?.(view.lang, entry.id)
  const text = said?.text ?? entry.id
  return address === undefined ? (
    <span lang={lang}>{text}</span>
  ) : (
    <a href={address} lang={lang}>
      {text}
    </a>
  )
}

/** Places of one role, each leading to its page where the record has it. */
interface PlaceListProps {
  view: View
  places: readonly EntryPlace[]
  invented: InventedCountries
}

export function PlaceList({ view, places, invented }: PlaceListProps) {
  const { speech, lang } = view
  return (
    <ul>
      {places.map(({ placeId, name, country }) => (
        <li>
          {placeId ? <a href={href('place', { lang, id: placeId })}>{name}</a> : name}
          {country && <span class="also"> {countryName(speech, country, invented)}</span>}
        </li>
      ))}
    </ul>
  )
}
