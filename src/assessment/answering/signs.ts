import type { Reply } from './server.ts'
import type { State } from './states.ts'

/** What a state is said with; `link` is the address to sign in at. */
export interface Saying {
  words: Record<string, string>
  link: string
  locale: string
}

/** An item that is not on this page. */
interface Absent {
  item: string
  page: string
}

/** States in which somebody has to do something at the item itself. */
const toMend: ReadonlySet<State> = new Set(['refused', 'invalid', 'clash'])

/** `elsewhere`: items in that state that the reader has to go to, since they are not on this page. */
export function showState(
  element: HTMLElement | null | undefined,
  state: State,
  { words, link, locale }: Saying,
  elsewhere: readonly Absent[] = [],
) {
  const links = toMend.has(state)
    ? elsewhere.map(({ item, page }) => ({ href: `${page}#${item}`, text: words['elsewhere']?.replace('%', item) }))
    : state === 'sign_in'
      ? [{ href: link, text: words['link'] }]
      : []
  // Said once: a reader of the screen hears every change.
  const said = [state, ...links.map(({ href }) => href)].join(' ')
  if (!element || (element.dataset['said'] === said && state !== 'saved')) return
  element.dataset['said'] = said
  const now = new Date().toLocaleTimeString(locale, { timeStyle: 'short' })
  element.className = `save-state ${state}`
  element.textContent = (words[state] ?? '').replace('%', now)
  for (const { href, text = '' } of links) {
    const anchor = document.createElement('a')
    Object.assign(anchor, { href, textContent: text })
    element.append(' ', anchor)
  }
}

export function showFaults(field: Element, { kind, code, sentence, faults }: Reply) {
  const sentences = Object.values(faults ?? {})
  if (kind === 'refused' && code !== 'sign_in' && sentence) sentences.push(sentence)
  const error = field.querySelector('[data-error]')
  if (!error) return
  error.textContent = sentences.join(' ')
  error.toggleAttribute('hidden', sentences.length === 0)
}

/** In the list of all areas, and above the form of the one that is open. */
export function showProgress({ progress = [] }: Pick<Reply, 'progress'>, form: HTMLElement) {
  for (const { area, done, of, short, text } of progress) {
    count(document.querySelector(`[data-area-entry="${area}"]`), done, of, short)
    if (area === form.dataset['area']) count(form, done, of, text)
  }
}

function count(within: Element | null, done: number, of: number, text: string) {
  const bar = within?.querySelector('progress')
  if (bar) Object.assign(bar, { max: of, value: done })
  const said = within?.querySelector('[data-count]')
  if (said) said.textContent = text
}

/** The server knows no time zone but its own. */
export function sayTimesLocally(within: ParentNode, locale: string) {
  for (const time of within.querySelectorAll('time')) {
    time.textContent = new Date(time.dateTime).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' })
  }
}
