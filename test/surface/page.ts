import { type HTMLElement, parse } from 'node-html-parser'

export interface Field {
  name: string
  /** Of an input its type, or `numeric` and `decimal` where it asks for such keys; else `select`, `textarea`, `button`. */
  type: string
  /** What a browser sends when nothing is touched; undefined: nothing. */
  value: string | undefined
  /** Of a select, of radios, of checkboxes and of buttons: what may be sent. */
  choices: readonly string[]
}

export interface Form {
  method: 'GET' | 'POST'
  /** Path and query that it is sent to. */
  action: string
  multipart: boolean
  fields: readonly Field[]
}

/** What a reader can do from a page: addresses to follow and forms to send. */
export function readPage(html: string, address: string): { links: string[]; forms: Form[] } {
  const root = parse(html)
  const to = (given: string | undefined) => new URL(given || address, new URL(address, 'http://here')).href
  const ours = (href: string) => href.startsWith('http://here/') && href.slice('http://here'.length).split('#')[0]
  const links = root.querySelectorAll('a[href], link[href], iframe[src], script[src], img[src]').flatMap((link) => {
    const path = ours(to(link.getAttribute('href') ?? link.getAttribute('src')))
    return path ? [path] : []
  })
  const forms = root.querySelectorAll('form').flatMap((form) => {
    const inside = [form, ...form.querySelectorAll('button[formaction]')]
    return inside.flatMap((sender) => {
      const action = ours(to(sender.getAttribute('formaction') ?? form.getAttribute('action')))
      return action ? [readForm(root, form, action)] : []
    })
  })
  return { links: [...new Set(links)], forms }
}

function readForm(root: HTMLElement, form: HTMLElement, action: string): Form {
  const controls = 'input, select, textarea, button'
  const id = form.getAttribute('id')
  const outside = id ? root.querySelectorAll(controls).filter((control) => control.getAttribute('form') === id) : []
  const fields = new Map<string, Field>()
  for (const control of [...form.querySelectorAll(controls), ...outside]) {
    const field = readField(control)
    const before = fields.get(field.name)
    if (field.name !== '') fields.set(field.name, before ? together(before, field) : field)
  }
  return {
    method: form.getAttribute('method')?.toUpperCase() === 'POST' ? 'POST' : 'GET',
    action,
    multipart: form.getAttribute('enctype') === 'multipart/form-data',
    fields: [...fields.values()],
  }
}

function readField(control: HTMLElement): Field {
  const tag = control.rawTagName.toLowerCase()
  const name = control.getAttribute('name') ?? ''
  const given = control.getAttribute('value')
  if (tag === 'select') {
    const options = control.querySelectorAll('option')
    const choices = options.map((option) => option.getAttribute('value') ?? option.text)
    const chosen = options.findIndex((option) => option.hasAttribute('selected'))
    return { name, type: tag, value: choices[Math.max(chosen, 0)], choices }
  }
  if (tag === 'textarea') return { name, type: tag, value: control.text, choices: [] }
  const asked = control.getAttribute('inputmode') ?? control.getAttribute('type') ?? 'text'
  const type = tag === 'button' ? tag : asked
  if (!['radio', 'checkbox', 'button'].includes(type)) return { name, type, value: given ?? '', choices: [] }
  const sent = given ?? 'on'
  return { name, type, value: control.hasAttribute('checked') ? sent : undefined, choices: [sent] }
}

const together = (one: Field, other: Field): Field => ({
  ...one,
  value: one.value ?? other.value,
  choices: [...one.choices, ...other.choices],
})
