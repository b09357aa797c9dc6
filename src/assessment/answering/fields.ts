import type { Draft, Fields } from './server.ts'

/** The inputs of the items within a form; their names are those that the server reads without script. */
export interface Inputs {
  /** The fieldset of an item; null when it stands on another page. */
  field(item: string): HTMLElement | null
  read(item: string): Draft
  /** Shows a draft as if it had been typed. */
  fill(item: string, fields: Fields): void
  /** The newest revision of each item that the page shows, in force or to be chosen. */
  seen(): [item: string, revision: number][]
  /** Later saves say that their writer had seen this revision. */
  rebase(item: string, revision: number): void
  /** "None of these", and "does not apply", stand alone. */
  exclude(edited: HTMLInputElement): void
  /** Folds away, or unfolds, what depends on the item. */
  fold(item: string): void
}

export function inputsIn(form: HTMLElement): Inputs {
  const field = (item: string) => form.querySelector<HTMLElement>(`[data-item="${item}"]`)
  const part = (item: string, name: string) => form.querySelector<HTMLInputElement>(`[name="${item}.${name}"]`)
  const answers = (item: string) => [...form.querySelectorAll<HTMLInputElement>(`input[name="${item}"]`)]

  const read = (item: string): Draft => ({
    values: answers(item).flatMap(({ type, checked, value }) => (type === 'text' || checked ? [value] : [])),
    comment: part(item, 'comment')?.value ?? '',
    source: part(item, 'source')?.value ?? '',
    basedOn: Number(part(item, 'revision')?.value ?? 0),
  })

  function put(item: string, name: string, value: string) {
    const input = part(item, name)
    if (input) input.value = value
  }

  /** Once there is an answer, it can be taken back. */
  const reveal = (item: string) =>
    answers(item)
      .find(({ value, type }) => value === '' && type === 'radio')
      ?.parentElement?.removeAttribute('hidden')

  function fold(item: string) {
    const asked = field(item)?.closest<HTMLElement>('[data-guard]')?.dataset['applies'] !== 'false'
    const given = read(item).values.filter((value) => value !== '')
    for (const guarded of form.querySelectorAll<HTMLDetailsElement>(`[data-guard="${item}"]`)) {
      const opens = guarded.dataset['opens']?.split(' ') ?? []
      const applies = asked && (given.length === 0 || given.some((value) => opens.includes(value)))
      guarded.dataset['applies'] = String(applies)
      guarded.open = applies
      guarded.querySelector('[data-guarded]')?.toggleAttribute('hidden', applies)
      fold(guarded.querySelector<HTMLElement>('[data-item]')?.dataset['item'] ?? '')
    }
  }

  const seen = (): [string, number][] =>
    [...form.querySelectorAll<HTMLElement>('[data-item]')].map(({ dataset }) => {
      const item = dataset['item'] ?? ''
      const choices = [...form.querySelectorAll<HTMLButtonElement>(`[data-item="${item}"] [name="choose"]`)]
      return [item, Math.max(read(item).basedOn, ...choices.map(({ value }) => Number(value.split(':')[2])))]
    })

  return {
    field,
    read,
    fold,
    seen,
    fill(item, { values, comment, source }) {
      const given = values.filter((value) => value !== '')
      for (const input of answers(item)) {
        if (input.type === 'text') input.value = given.find((value) => value !== '~na') ?? ''
        else input.checked = input.value === '' ? given.length === 0 : given.includes(input.value)
      }
      reveal(item)
      put(item, 'comment', comment)
      put(item, 'source', source)
      fold(item)
    },
    rebase: (item, revision) => put(item, 'revision', String(revision)),
    exclude(edited) {
      reveal(edited.name)
      const says = edited.type === 'text' ? edited.value !== '' : edited.checked
      if (!says || edited.type === 'radio') return
      for (const other of answers(edited.name)) {
        if (other === edited || !(edited.dataset['exclusive'] || other.dataset['exclusive'])) continue
        if (other.type === 'text') other.value = ''
        else other.checked = false
      }
    },
  }
}
