import type { NamedPanel } from './panels.ts'
import type { Ask, Told } from './what-if-runs.island.ts'
import { choicesIn, membersOf, queryOf, span, type Standing } from './what-if.ts'

interface Sent {
  readonly units: readonly string[]
  readonly columns: readonly (readonly (number | null)[])[]
  readonly structure: NamedPanel['structure']
}

/** Moves the order and its intervals as soon as a choice moves. Without script the form is sent, with the same answer. */
class WhatIf extends HTMLElement {
  private worker: Worker | undefined
  private asked = 0
  private members: readonly string[] = []

  connectedCallback() {
    const { runs = '', panel = '' } = this.dataset
    const sent = JSON.parse(panel) as Sent
    const named: NamedPanel = {
      structure: sent.structure,
      panel: {
        units: sent.units,
        columns: sent.columns.map((column) => Float64Array.from(column, (value) => value ?? Number.NaN)),
      },
    }
    this.members = membersOf(named)
    this.worker = new Worker(runs, { type: 'module' })
    this.worker.addEventListener('message', ({ data }: MessageEvent<Told>) => this.show(data))
    this.say({ panel: named })
    this.form?.addEventListener('input', () => this.ask())
    this.form?.addEventListener('reset', () => setTimeout(() => this.ask()))
    this.querySelector('[data-submit]')?.remove()
  }

  disconnectedCallback() {
    this.worker?.terminate()
  }

  private get form() {
    return this.querySelector('form')
  }

  private say(message: Ask) {
    this.worker?.postMessage(message)
  }

  private ask() {
    if (!this.form) return
    const query = new URLSearchParams([...new FormData(this.form)].map(([name, value]) => [name, String(value)]))
    const choices = choicesIn(query, this.members)
    this.asked += 1
    this.setAttribute('aria-busy', 'true')
    this.say({ asked: this.asked, choices })
    const [set, place] = ['set', 'place'].map((name) => query.get(name))
    if (place) this.dataset['place'] = place
    const address = new URL(location.href)
    address.search = new URLSearchParams({
      ...queryOf(choices),
      ...(set && { set }),
      ...(place && { place }),
    }).toString()
    history.replaceState(null, '', address)
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[hreflang]')) link.search = address.search
  }

  private show({ asked, standings }: Told) {
    if (asked !== this.asked) return
    this.removeAttribute('aria-busy')
    const body = this.querySelector('tbody')
    const empty = this.querySelector<HTMLElement>('[data-nothing]')
    if (empty) empty.hidden = standings.length > 0
    for (const row of body?.rows ?? []) row.hidden = !standings.some(({ key }) => key === row.dataset['key'])
    for (const one of standings) {
      const row = body?.querySelector<HTMLTableRowElement>(`tr[data-key="${CSS.escape(one.key)}"]`)
      if (!row) continue
      fill(row, one, standings.length, this.dataset['interval'] ?? '')
      body?.append(row)
    }
    const looked = this.dataset['place']
    for (const row of body?.rows ?? []) row.classList.toggle('looked-at', row.dataset['key'] === looked)
    const focused = standings.find(({ key }) => key === looked)
    const sentence = this.querySelector('[data-sentence]')
    const name = body?.querySelector('.looked-at th')?.textContent ?? ''
    if (!(sentence instanceof HTMLElement)) return
    sentence.hidden = !focused
    if (focused) sentence.textContent = filled(this.dataset['sentence'] ?? '', focused, standings.length, name)
  }
}

function fill(row: HTMLTableRowElement, standing: Standing, of: number, interval: string) {
  const { from, to } = span(standing)
  const set = (name: string, text: string) => {
    const cell = row.querySelector(`[data-cell="${name}"]`)
    if (cell) cell.textContent = text
  }
  set('interval', filled(interval, standing, of))
  set('tier', String(standing.tier))
  const [range, middle] = [row.querySelector('.rank-range'), row.querySelector('.rank-median')]
  range?.setAttribute('x', String((100 * (from - 1)) / of))
  range?.setAttribute('width', String((100 * (to - from + 1)) / of))
  middle?.setAttribute('x', String((100 * (standing.median - 1)) / of))
}

/** The words come from the page: only numbers and the name of a place are put in. */
function filled(text: string, standing: Standing, of: number, place = ''): string {
  const { from, to } = span(standing)
  const values: Record<string, string> = { from: String(from), to: String(to), count: String(of), place }
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

customElements.define('icc-what-if', WhatIf)
