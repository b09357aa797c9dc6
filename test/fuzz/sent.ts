import type { Person } from '../surface/people.ts'

/** A request as it goes out, without the origin and the cookie. */
export interface Sent {
  method: string
  address: string
  headers: Readonly<Record<string, string>>
  body?: string | undefined
}

/** On a few lines, so that whoever reads it can send it again. */
export function shown(person: Person, { method, address, headers, body }: Sent): string {
  const lines = [
    `${method} ${shortened(address)}   (${person.name})`,
    ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
    ...(body === undefined ? [] : [`  ${shortened(JSON.stringify(body))}`]),
  ]
  return lines.join('\n')
}

const shortened = (text: string) => (text.length > 1500 ? `${text.slice(0, 1500)}… (${text.length} characters)` : text)
