/** A form as a framework parses it. */
export type Form = Readonly<Record<string, unknown>>

/** What was typed into a field. Browsers send line ends as two characters; the database takes no NUL. */
export function typed(form: Form, name: string): string {
  const value = form[name]
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim() : ''
}

export const isWebAddress = (text: string): boolean => /^https?:\/\/\S+$/.test(text) && URL.canParse(text)

/** Characters that a note, a reason, a name and an address may have. */
export const longest = { note: 2000, reason: 500, name: 200, address: 1000 } as const
