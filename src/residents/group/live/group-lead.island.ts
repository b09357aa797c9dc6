import { countDown } from './countdown.ts'
import { follow, type Told } from './follow.ts'

/** What a key presses; presenters send page down and page up. */
const keys: Readonly<Record<string, string>> = {
  ' ': '[data-forward]',
  ArrowRight: '[data-forward]',
  PageDown: '[data-forward]',
  ArrowLeft: '[data-back]',
  PageUp: '[data-back]',
}

/** The facilitator's page: keys lead on, and how many have answered is counted by itself. */
class GroupLead extends HTMLElement {
  private readonly step = Number(this.dataset['step'])
  private pressed = false

  connectedCallback() {
    countDown(this, document.documentElement.lang)
    document.addEventListener('keydown', (event) => this.key(event))
    this.addEventListener('submit', (event) => {
      // A second press on the way would lead one question too far where the first is slow.
      if (this.pressed) event.preventDefault()
      this.pressed = true
    })
    // A page that comes back from the browser's memory can be pressed again.
    addEventListener('pageshow', () => (this.pressed = false))
    follow(this.dataset['events'] ?? '', {
      step: () => this.step,
      told: (told) => this.told(told),
      reached: () => {},
    })
  }

  private told({ step, counts }: Told) {
    const shown = this.querySelector('[data-counts]')
    if (shown && counts !== undefined && shown.textContent !== counts) shown.textContent = counts
    // Led on from another device; what is being noted here is saved with the next press instead.
    if (step !== this.step && !this.pressed && !this.isNoting()) location.reload()
  }

  private isNoting(): boolean {
    const note = this.querySelector('textarea')
    return note !== null && note.value !== note.defaultValue
  }

  private key(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
    // What a key does where somebody types stays; and space presses what has the focus.
    const taken = event.key === ' ' ? 'a, button, input, select, textarea, summary' : 'input, select, textarea'
    if (event.target instanceof Element && event.target.closest(taken)) return
    const button = this.querySelector<HTMLButtonElement>(keys[event.key] ?? ':not(*)')
    if (!button) return
    event.preventDefault()
    button.click()
  }
}

customElements.define('group-lead', GroupLead)
