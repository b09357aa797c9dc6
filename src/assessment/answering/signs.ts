import type { Reply } from './server.ts'

/** The worst first: a page shows the worst of its items. */
export const states = ['sign_in', 'failed', 'closed', 'invalid', 'clash', 'saving', 'unsaved', 'saved'] as const
export type State = (typeof states)[number]

/** What a state is said with; `link` is the address behind one that needs it. */
export interface Saying {
  words: Record<string, string>
  link: string
  locale: string
}

export function showState(element: Element | null | undefined, state: State, { words, link, locale }: Saying) {
  if (!element || (element.classList.contains(state) && state !== 'saved')) return
  const now = new Date().toLocaleTimeString(locale, { timeStyle: 'short' })
  element.className = `save-state ${state}`
  element.textContent = (words[state] ?? '').replace('%', now)
  if (state !== 'sign_in') return
  const anchor = document.createElement('a')
  anchor.href = link
  anchor.textContent = words['link'] ?? ''
  element.append(' ', anchor)
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
export function showProgress({ progress = [] }: Reply, form: HTMLElement) {
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
