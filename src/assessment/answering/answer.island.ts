import { inputsIn } from './fields.ts'
import type { Others } from './others.ts'
import { type Draft, put, type Reply, type Standing } from './server.ts'
import { type Saying, sayTimesLocally, showFaults, showProgress, showState } from './signs.ts'
import { type State, stateAfter, states } from './states.ts'
import { together } from './together.ts'
import { keeperOf, type Unsent } from './unsent.ts'

/** One item on its way to the server. */
interface Course extends Unsent {
  /** The server has not acknowledged the draft; a copy is kept in the browser. */
  dirty: boolean
  state: State
  failures: number
  timer?: ReturnType<typeof setTimeout>
  underway?: Promise<void> | undefined
}

const pauseInTyping = 900
const longestPause = 60_000

/** Saves each answer by itself, right after it is given; what is in force, the server alone decides. */
class AnswerForm extends HTMLElement {
  private readonly courses = new Map<string, Course>()
  private readonly inputs = inputsIn(this)
  /** The newest revision that the page has shown, by item. */
  private readonly newest = new Map<string, number>()
  private readonly keeper = keeperOf(this.dataset['keep'] ?? '')
  private readonly saying: Saying = {
    words: JSON.parse(this.dataset['words'] ?? '{}'),
    link: this.dataset['signIn'] ?? '',
    locale: this.dataset['locale'] ?? '',
  }

  connectedCallback() {
    sayTimesLocally(document, this.saying.locale)
    this.addEventListener('input', (event) => this.edited(event))
    this.addEventListener('change', (event) => this.edited(event))
    this.addEventListener('submit', (event) => this.pressed(event))
    addEventListener('online', () => void this.sendAll())
    addEventListener('beforeunload', (event) => this.isDirty() && event.preventDefault())
    document.addEventListener('visibilitychange', () => document.hidden && void this.sendAll())
    this.resume()
    for (const [item, revision] of this.inputs.seen()) this.saw(item, revision)
    const met = (standing: Standing, others: Others) => void this.met(standing, others)
    together(this, this.saying.locale, { seen: this.newest, met })
  }

  /** Somebody else's save: shown in place of what nobody here has touched, and beside what somebody is typing. */
  private async met(standing: Standing, others: Others) {
    const { item, newest, revision, draft } = standing
    // The reply to a save on its way says it better, and may have overtaken it.
    await this.courses.get(item)?.underway
    const field = this.inputs.field(item)
    if (!field || newest <= (this.newest.get(item) ?? 0)) return
    this.saw(item, newest)
    const course = this.courseOf(item)
    if (course.dirty) {
      others.meanwhile(field, standing)
      // Also when they chose between two answers, one of which has been written on here.
      if (course.state === 'clash') course.state = 'unsaved'
      this.show(item)
      return this.sendAfter(item, course, pauseInTyping)
    }
    this.tell(item, { kind: 'saved', revision, clash: standing.clash })
    const changed = revision > course.draft.basedOn
    if (changed && draft) this.inputs.fill(item, draft)
    if (changed) this.inputs.rebase(item, revision)
    course.draft = this.inputs.read(item)
    const state = standing.clash ? 'clash' : 'saved'
    // The page says only what its reader has to do with.
    if (state !== course.state) {
      course.state = state
      this.show(item)
    }
    if (changed && !standing.clash && !standing.mine) others.saved(field, standing)
  }

  private saw(item: string, revision: number) {
    this.newest.set(item, Math.max(revision, this.newest.get(item) ?? 0))
  }

  /** What an earlier visit could not send is shown and sent now, whichever area it belongs to. */
  private resume() {
    for (const [item, unsent] of this.keeper.all()) {
      this.courses.set(item, { ...unsent, dirty: true, state: 'unsaved', failures: 0 })
      this.inputs.fill(item, unsent.draft)
      this.inputs.rebase(item, unsent.draft.basedOn)
    }
    void this.sendAll()
  }

  private edited({ target, type }: Event) {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return
    const item = target.closest<HTMLElement>('[data-item]')?.dataset['item']
    const ticked = target.type === 'radio' || target.type === 'checkbox'
    // Ticks come with both events; what was typed has come with "input" when "change" follows.
    if (!item || (ticked && type === 'input')) return
    if (!ticked && type === 'change') return void this.send(item)
    if (target instanceof HTMLInputElement && target.name === item) this.inputs.exclude(target)
    this.inputs.fold(item)
    const course = this.courseOf(item)
    course.draft = this.inputs.read(item)
    course.dirty = true
    if (course.state !== 'clash') course.state = 'unsaved'
    this.keeper.keep(item, course)
    this.show(item)
    this.sendAfter(item, course, ticked ? 0 : pauseInTyping)
  }

  private courseOf(item: string): Course {
    const known = this.courses.get(item)
    if (known) return known
    const address = this.inputs.field(item)?.dataset['address'] ?? ''
    const unsent = { address, page: location.pathname, draft: this.inputs.read(item) }
    const course: Course = { ...unsent, dirty: false, state: 'saved', failures: 0 }
    this.courses.set(item, course)
    return course
  }

  private sendAfter(item: string, course: Course, pause: number) {
    clearTimeout(course.timer)
    course.timer = setTimeout(() => void this.send(item), pause)
  }

  private async sendAll() {
    await Promise.all([...this.courses.keys()].map((item) => this.send(item)))
  }

  private send(item: string): Promise<void> {
    const course = this.courses.get(item)
    // Between two answers the reader chooses first.
    if (!course?.dirty || course.state === 'clash') return Promise.resolve()
    clearTimeout(course.timer)
    course.underway ??= this.carry(item, course).finally(() => (course.underway = undefined))
    return course.underway
  }

  private async carry(item: string, course: Course): Promise<void> {
    const sent = course.draft
    course.state = 'saving'
    this.show(item)
    this.arrived(item, course, await put(course.address, sent), sent)
    this.show(item)
    if (this.courseOf(item).state === 'unsaved') await this.carry(item, course)
  }

  private arrived(item: string, course: Course, reply: Reply | undefined, sent: Draft) {
    if (!reply) {
      course.state = 'failed'
      course.failures += 1
      return this.sendAfter(item, course, Math.min(1000 * 2 ** course.failures, longestPause))
    }
    course.failures = 0
    const edited = course.draft !== sent
    this.tell(item, reply)
    course.state = stateAfter(reply, edited)
    if (reply.kind === 'saved') this.saved(item, course, reply, sent)
    // What was set aside lies safely with the server.
    else if (reply.kind === 'clash') course.dirty = edited
    else if (course.state === 'closed') course.dirty = false
    if (course.dirty) this.keeper.keep(item, course)
    else this.keeper.forget(item)
  }

  private saved(item: string, course: Course, { revision, draft, changed }: Reply, sent: Draft) {
    course.dirty = course.draft !== sent
    course.draft = { ...course.draft, basedOn: revision }
    this.inputs.rebase(item, revision)
    // That nothing changed since the round before is no longer said.
    if (changed) this.inputs.field(item)?.querySelector('[data-confirmed]')?.remove()
    // Changed back to what it was, while somebody else went on from there: theirs is in force.
    if (!course.dirty && !changed && revision > sent.basedOn && draft) this.inputs.fill(item, draft)
  }

  private pressed(event: SubmitEvent) {
    event.preventDefault()
    const button = event.submitter as HTMLButtonElement | null
    if (button?.name === 'choose') return void this.choose(button)
    if (button?.dataset['whole'] !== undefined) return void this.sendWhole(button)
    const onward = button?.name === 'go'
    void this.sendAll().then(() => onward && !this.isDirty() && location.assign(this.dataset['next'] ?? ''))
  }

  /** What the server answers with a page of its own: sent as without script, once everything typed is there. */
  private async sendWhole({ form, name, value }: HTMLButtonElement) {
    await this.sendAll()
    if (this.isDirty() || !form) return
    const pressed = Object.assign(document.createElement('input'), { type: 'hidden', name, value })
    form.append(pressed)
    form.submit()
    pressed.remove()
  }

  /** Mine, when it was edited since, is what stands in the inputs; all else is kept by the server. */
  private async choose(button: HTMLButtonElement) {
    const [item = '', choose, seen] = button.value.split(':')
    const course = this.courseOf(item)
    const edited = course.dirty && button.dataset['mine'] === 'true'
    const basedOn = Number(seen)
    course.state = 'saving'
    this.show(item)
    const sent = course.draft
    const reply = await put(course.address, edited ? { ...sent, basedOn } : { choose: Number(choose), basedOn })
    if (reply?.kind === 'saved' && reply.draft && !edited) this.inputs.fill(item, reply.draft)
    if (reply) this.arrived(item, course, reply, sent)
    else course.state = 'clash'
    this.show(item)
    void this.send(item)
    this.inputs.field(item)?.querySelector<HTMLElement>('input:checked, input:not([type=hidden])')?.focus()
  }

  private isDirty = () => [...this.courses.values()].some(({ dirty }) => dirty)

  private tell(item: string, reply: Reply) {
    this.saw(item, reply.newest ?? 0)
    const field = this.inputs.field(item)
    if (field) showFaults(field, reply)
    showProgress(reply, this)
    const panel = field?.querySelector('[data-clash]')
    if (!panel || reply.clash === undefined) return
    panel.innerHTML = reply.clash ?? ''
    sayTimesLocally(panel, this.saying.locale)
  }

  private show(item: string) {
    const own = this.inputs.field(item)?.querySelector<HTMLElement>('[data-state]')
    showState(own, this.courses.get(item)?.state ?? 'saved', this.saying)
    const all = [...this.courses]
    const worst = states.find((state) => all.some(([, course]) => course.state === state))
    if (!worst) return
    const absent = all.filter(([key, { state }]) => state === worst && !this.inputs.field(key))
    const elsewhere = absent.map(([key, { page }]) => ({ item: key, page }))
    showState(this.querySelector<HTMLElement>('[data-page-state]'), worst, this.saying, elsewhere)
  }
}

customElements.define('answer-form', AnswerForm)
