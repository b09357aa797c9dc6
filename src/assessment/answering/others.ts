import type { News, People } from './follow.ts'
import type { Standing } from './server.ts'
import { sayTimesLocally } from './signs.ts'

/** Signs of what others do: beside an item, above the form, in the list of areas. */
export interface Others {
  /** Theirs is in force now. */
  saved(field: HTMLElement, standing: Standing): void
  /** Theirs beside what is being typed. */
  meanwhile(field: HTMLElement, standing: Standing): void
  people(people: People): void
  news(news: News): void
}

/** `sign`: what the server wrote for us; people come and go in it silently, and `[data-heard]` says what matters. */
export function othersAt(form: HTMLElement, sign: HTMLElement, locale: string): Others {
  const words = JSON.parse(sign.dataset['words'] ?? '{}') as Record<string, string>
  const heard = form.querySelector('[data-heard]')

  function sentence(key: string, { name, savedAt }: Standing): string {
    const time = new Date(savedAt ?? '').toLocaleTimeString(locale, { timeStyle: 'short' })
    return (words[key] ?? '').replace('%n', () => name).replace('%t', time)
  }

  function say(text: string) {
    if (heard) heard.textContent = text
  }

  return {
    saved(field, standing) {
      const text = sentence('saved', standing)
      const state = field.querySelector<HTMLElement>('[data-state]')
      if (state) Object.assign(state, { className: 'save-state theirs', textContent: text })
      if (state) state.dataset['said'] = 'theirs'
      // Only where the reader is: a whole team may be at work elsewhere.
      if (field.contains(document.activeElement)) say(`${standing.item}: ${text}`)
    },
    meanwhile(field, standing) {
      const panel = field.querySelector('[data-clash]')
      if (!panel) return
      const text = sentence('meanwhile', standing)
      const take = element('button', 'secondary', words['take'])
      const { item, revision, newest } = standing
      Object.assign(take, { type: 'submit', name: 'choose', value: `${item}:${revision}:${newest}` })
      const theirs = element('div', 'clash-choice', '')
      theirs.innerHTML = `<div>${standing.shown ?? ''}</div>`
      theirs.firstElementChild?.append(take)
      panel.replaceChildren(element('p', 'error', text), theirs)
      sayTimesLocally(panel, locale)
      say(`${item}: ${text}`)
    },
    people({ here, areas, items }) {
      sign.textContent = here ?? ''
      put('[data-area-entry]', (entry) => areas.find(({ area }) => area === entry.dataset['areaEntry'])?.text, 'span')
      put('[data-item]', (field) => items.find(({ item }) => item === field.dataset['item'])?.text, 'p')
    },
    news({ open }) {
      if (open || sign.dataset['closed']) return
      sign.dataset['closed'] = 'true'
      const notice = element('p', 'error', `${words['closed'] ?? ''} `)
      notice.append(Object.assign(element('a', '', words['read']), { href: location.pathname }))
      sign.after(notice)
      say(words['closed'] ?? '')
    },
  }
}

/** Puts a sentence at the end of each element that has one, and takes it away from the others. */
function put(selector: string, textOf: (element: HTMLElement) => string | undefined, tag: 'span' | 'p') {
  for (const found of document.querySelectorAll<HTMLElement>(selector)) {
    const text = textOf(found)
    const known = found.querySelector(':scope > .presence')
    if (!text) known?.remove()
    else if (known) known.textContent = text
    else found.append(element(tag, 'presence', text))
  }
}

function element(tag: 'p' | 'div' | 'span' | 'button' | 'a', className: string, text = ''): HTMLElement {
  return Object.assign(document.createElement(tag), { className, textContent: text })
}
