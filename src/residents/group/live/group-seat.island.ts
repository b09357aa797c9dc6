import { countDown } from './countdown.ts'
import { follow, type Told } from './follow.ts'
import { send } from './sending.ts'

const pauseInTyping = 800
const longestPause = 10_000

/** A phone in a round: shows by itself where the group is, and saves an answer as soon as it is given. */
class GroupSeat extends HTMLElement {
  private step = Number(this.dataset['step'])
  private key = this.dataset['key'] ?? ''
  private readonly words = JSON.parse(this.dataset['words'] ?? '{}') as Record<string, string>
  private stopTalk = () => {}
  private leave = () => {}
  private timer: ReturnType<typeof setTimeout> | undefined
  /** Each edit, so that the reply to an earlier one is not taken for the reply to this. */
  private edit = 0
  private underway = false
  private failures = 0

  connectedCallback() {
    if (this.key === 'ended') return
    this.stopTalk = countDown(this, document.documentElement.lang)
    this.addEventListener('input', (event) => this.edited(event))
    this.addEventListener('submit', (event) => {
      event.preventDefault()
      this.saveAfter(0)
    })
    addEventListener('online', () => this.edit > 0 && this.saveAfter(0))
    this.leave = follow(this.dataset['events'] ?? '', {
      step: () => this.step,
      told: (told) => this.told(told),
      reached: (reached) => this.put('[data-lost]', reached ? '' : (this.words['lost'] ?? '')),
    })
  }

  private told({ step, key, board, talk }: Told) {
    this.step = step
    if (key === undefined || board === undefined) return
    const talking = this.querySelector('[data-talk]')
    this.stopTalk()
    if (talking) talking.innerHTML = talk ?? ''
    this.stopTalk = countDown(this, document.documentElement.lang)
    if (key !== this.key) this.show(key, board)
    if (key === 'ended') this.leave()
  }

  /** What was being answered is over: what is new is read out, from its heading on. */
  private show(key: string, board: string) {
    this.key = key
    this.settle()
    const place = this.querySelector('[data-board]')
    if (!place) return
    place.innerHTML = board
    this.querySelector('.notice')?.remove()
    scrollTo({ top: 0 })
    place.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
  }

  private settle() {
    clearTimeout(this.timer)
    this.edit = 0
    this.failures = 0
  }

  private edited({ target }: Event) {
    if (
      !(
        target instanceof HTMLInputElement ||
        target instanceof HTMLTextAreaElement ||
        target instanceof HTMLSelectElement
      )
    ) {
      return
    }
    if (target instanceof HTMLInputElement && target.type === 'checkbox' && target.checked) this.exclude(target)
    const typed = target instanceof HTMLTextAreaElement || (target as HTMLInputElement).type === 'text'
    this.edit += 1
    this.saveAfter(typed ? pauseInTyping : 0)
  }

  /** "None of these" stands alone. */
  private exclude(ticked: HTMLInputElement) {
    const alone = ticked.dataset['exclusive'] === 'true'
    for (const other of this.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) {
      if (other !== ticked && (alone || other.dataset['exclusive'] === 'true')) other.checked = false
    }
  }

  private saveAfter(pause: number) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.save(), pause)
  }

  private async save() {
    const form = this.querySelector('form')
    if (!form || this.underway) return
    const { edit, key } = this
    this.underway = true
    this.put('[data-state]', this.words['saving'] ?? '')
    const reply = await send(form)
    this.underway = false
    if (key !== this.key) return
    if (!reply) return this.failed()
    this.failures = 0
    // Something was ticked meanwhile: that holds.
    if (edit !== this.edit) return this.saveAfter(0)
    this.edit = 0
    this.put('[data-state]', reply.said, reply.saved ? 'save-state saved' : 'save-state unsaved')
    const button = form.querySelector('button[type=submit]')
    if (button && reply.button) button.textContent = reply.button
  }

  private failed() {
    this.failures += 1
    this.put('[data-state]', this.words['unsent'] ?? '', 'save-state unsaved')
    this.saveAfter(Math.min(500 * 2 ** this.failures, longestPause) * (0.5 + Math.random()))
  }

  private put(selector: string, text: string, className?: string) {
    const found = this.querySelector(selector)
    if (!found) return
    if (found.textContent !== text) found.textContent = text
    if (className) found.className = className
  }
}

customElements.define('group-seat', GroupSeat)
