import { raw } from 'hono/html'
import type { Choice } from '#ui'

interface SelectProps {
  name: string
  label: string
  value: string
  /** The first choice, with an empty value. */
  any?: string
  choices?: readonly Choice[]
  groups?: readonly { readonly label: string; readonly choices: readonly Choice[] }[]
}

/**
 * A select field, its choices in groups where there are any. Written as text: lists of places are long, and a page has two
 * of them.
 */
export function Select({ name, label, value, any, choices = [], groups = [] }: SelectProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {any !== undefined && <option value="">{any}</option>}
        {raw(optionsOf(choices, value))}
        {groups.map(({ label: heading, choices: some }) => (
          <optgroup label={heading}>{raw(optionsOf(some, value))}</optgroup>
        ))}
      </select>
    </div>
  )
}

function optionsOf(choices: readonly Choice[], value: string): string {
  let text = ''
  for (const choice of choices) {
    const selected = choice.value === value ? ' selected=""' : ''
    text += `<option value="${escaped(choice.value)}"${selected}>${escaped(choice.label)}</option>`
  }
  return text
}

/** Boxes to tick, in columns. */
export function Ticks({
  name,
  choices,
  ticked,
}: {
  name: string
  choices: readonly Choice[]
  ticked: ReadonlySet<string>
}) {
  let text = ''
  for (const { value, label } of choices) {
    const checked = ticked.has(value) ? ' checked=""' : ''
    text += `<label class="tick"><input type="checkbox" name="${name}" value="${escaped(value)}"${checked}/> <span>${escaped(label)}</span></label>`
  }
  return <div class="ticks">{raw(text)}</div>
}

const special = /[&<>"]/

export function escaped(text: string): string {
  if (!special.test(text)) return text
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
