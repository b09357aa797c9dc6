/**
 * What a pointer adds to a chart: the statement of a mark beside it, the same place lit up in drawing and table, two
 * places set beside each other, and sorting without leaving the page. All of it is reachable without script.
 */
class Chart extends HTMLElement {
  private readonly tip = document.createElement('p')
  private readonly tray = document.createElement('p')
  private readonly picked = new Map<string, string>()
  private lit = ''

  connectedCallback() {
    this.tip.className = 'chart-tip'
    this.tip.hidden = true
    this.tip.setAttribute('aria-hidden', 'true')
    this.tray.className = 'chart-tray'
    this.tray.hidden = true
    this.tray.setAttribute('role', 'status')
    this.append(this.tip, this.tray)
    this.addEventListener('pointerover', (event) => this.over(event))
    this.addEventListener('pointerleave', () => this.light('', null))
    this.addEventListener('click', (event) => this.clicked(event))
    addEventListener('popstate', () => void this.load(location.href))
  }

  private over(event: PointerEvent) {
    const mark = markAt(event.target)
    const key = mark?.dataset['key'] ?? ''
    this.light(key, mark instanceof SVGElement ? mark : null)
  }

  /** Every mark and row of one key; the tip says what the mark under the pointer stands for. */
  private light(key: string, mark: SVGElement | null) {
    if (key !== this.lit) {
      for (const one of this.marksOf(this.lit)) one.classList.remove('lit')
      for (const one of this.marksOf(key)) one.classList.add('lit')
      this.lit = key
    }
    const text = mark ? titleOf(mark) : ''
    this.tip.hidden = text === ''
    if (!mark || text === '') return
    this.tip.textContent = text
    const [own, box] = [this.getBoundingClientRect(), mark.getBoundingClientRect()]
    const room = own.width - this.tip.offsetWidth
    const middle = box.x + box.width / 2 - own.x - this.tip.offsetWidth / 2
    this.tip.style.insetInlineStart = 'auto'
    this.tip.style.left = `${Math.max(0, Math.min(room, middle))}px`
    this.tip.style.top = `${box.y - own.y - this.tip.offsetHeight - 8}px`
  }

  private marksOf(key: string): Iterable<Element> {
    return key === '' ? [] : this.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)
  }

  private clicked(event: MouseEvent) {
    const { target } = event
    if (!(target instanceof Element)) return
    const link = target.closest<HTMLAnchorElement>('a.sort, .pager a')
    if (link && isPlain(event)) {
      event.preventDefault()
      void this.load(link.href, true)
      return
    }
    const mark = markAt(target)
    if (mark && !target.closest('a, button')) this.pick(mark.dataset['key'] ?? '', nameOf(mark))
  }

  /** The third takes the place of the first. */
  private pick(key: string, name: string) {
    if (!this.dataset['compare'] || key === '') return
    if (!this.picked.delete(key)) this.picked.set(key, name)
    const [first] = this.picked.keys()
    if (this.picked.size > 2 && first !== undefined) this.picked.delete(first)
    this.showPicked()
  }

  private showPicked() {
    for (const one of this.querySelectorAll('.picked')) one.classList.remove('picked')
    for (const key of this.picked.keys()) for (const one of this.marksOf(key)) one.classList.add('picked')
    this.tray.hidden = this.picked.size === 0
    const [one, other] = [...this.picked.keys()]
    const link = document.createElement('a')
    const template = (other ? this.dataset['compare'] : this.dataset['single']) ?? ''
    link.href = template.replace('PLACE', one ?? '').replace('SECOND', other ?? '')
    link.textContent = (other ? this.dataset['wordsBoth'] : this.dataset['wordsOne']) ?? ''
    const names = document.createElement('strong')
    names.textContent = [...this.picked.values()].join(' · ')
    const hint = document.createElement('span')
    hint.textContent = other ? '' : (this.dataset['wordsMore'] ?? '')
    const clear = document.createElement('button')
    clear.type = 'button'
    clear.className = 'quiet'
    clear.textContent = this.dataset['wordsClear'] ?? ''
    clear.addEventListener('click', () => {
      this.picked.clear()
      this.showPicked()
    })
    this.tray.replaceChildren(names, ' ', link, ' ', hint, ' ', clear)
  }

  /** The same part of another page takes the place of this one: drawing and table in the new order. */
  private async load(address: string, remember = false) {
    const found = await fetch(address).then(
      async (answer) => (answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null),
      () => null,
    )
    const fresh = found?.querySelector('icc-chart')
    if (!fresh) {
      location.assign(address)
      return
    }
    if (remember) history.pushState(null, '', address)
    const focused = document.activeElement?.closest('th')?.cellIndex
    this.replaceChildren(...fresh.children, this.tip, this.tray)
    if (focused !== undefined) this.querySelectorAll('th')[focused]?.querySelector('a')?.focus()
    this.showPicked()
  }
}

const markAt = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement | SVGElement>('[data-key]') : null

/** Taken off the mark: the browser would show it too, later and elsewhere. */
function titleOf(mark: SVGElement): string {
  const title = mark.querySelector(':scope > title')
  if (title) {
    mark.dataset['title'] = title.textContent ?? ''
    title.remove()
  }
  return mark.dataset['title'] ?? ''
}

/** As the table has it: a mark says more than the name. */
function nameOf(mark: Element): string {
  const key = mark.getAttribute('data-key') ?? ''
  const row = mark.closest('icc-chart')?.querySelector(`tr[data-key="${CSS.escape(key)}"] > th`)
  return row?.textContent ?? key
}

const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey

customElements.define('icc-chart', Chart)
