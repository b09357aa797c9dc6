import * as fc from 'fast-check'
import type { Field } from '../surface/page.ts'

/** Texts that programs stumble over: each has broken one somewhere. */
const stumbling: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\uD800',
  'a\uDFFFb',
  '\uFFFE\uFEFF',
  '\r\nx-made-up: 1',
  '\u202Eabc\u0301\u0301',
  '👩🏽‍🏫'.repeat(30),
  '%',
  '%00',
  '%zz%E0%A4%A',
  '-1',
  '0',
  '-0',
  '1.5',
  '1,5',
  '1e309',
  '-1e309',
  'NaN',
  'Infinity',
  '0x10',
  '١٢٣',
  '2147483648',
  '-2147483649',
  '9223372036854775808',
  '99999999999999999999999999',
  '0.1234567890123456789',
  '0000-00-00',
  '2026-02-30',
  '2026-13-01',
  '2026-2-3',
  '9999-12-31',
  '10000-01-01',
  '294277-01-01',
  '-4713-01-01',
  '275760-09-14T00:00:00Z',
  'true',
  'null',
  'undefined',
  '[]',
  '{}',
  '[object Object]',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '../../../../etc/passwd',
  'C:\\windows\\win.ini',
  "' or 1=1; --",
  '\\',
  '%_%',
  '(((((',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '{{7*7}}${7*7}',
  '=1+1',
  '//evil.example/',
  'https://evil.example/',
  'javascript:alert(1)',
  'nobody@evil.example',
  'a@b\r\nBcc: c@evil.example',
  'x'.repeat(256),
  'x'.repeat(5000),
  'word '.repeat(8000),
  '('.repeat(3000),
  '*'.repeat(3000),
]

export const wrongText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...stumbling) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.double().map(String) },
  { weight: 1, arbitrary: fc.bigInt().map(String) },
)

const guesses: Readonly<Record<string, readonly string[]>> = {
  email: ['somebody@matrix.example'],
  date: ['2026-12-01', '2027-06-30'],
  url: ['https://example.org/report'],
  numeric: ['3', '2024'],
  decimal: ['12.5'],
  number: ['3'],
  search: ['a'],
  textarea: ['A few words, with **Markdown**.'],
  file: ['place,year\r\nbrannoreth-qn,2024\r\n'],
  text: ['A few words', '0', '12', '2024', '2026-12-01'],
}

/** What somebody who means well would fill in; one who is in a hurry leaves most as it stands. */
export function fittingText({ type, value, choices }: Field, hurried: boolean): fc.Arbitrary<string | undefined> {
  const worth = [...choices, ...(guesses[type] ?? [])].filter((text) => text !== '')
  const own = fc.constant(value)
  if (worth.length === 0) return own
  return fc.oneof(
    { weight: hurried ? 6 : 1, arbitrary: own },
    { weight: hurried ? 1 : 6, arbitrary: fc.constantFrom(...worth) },
  )
}

/** As text of an address or a form. Half a surrogate pair becomes the bytes that it would have alone, which no decoder takes. */
export function percentEncoded(text: string): string {
  return Array.from(text, (char) => (char.isWellFormed() ? encodeURIComponent(char) : lone(char.charCodeAt(0)))).join(
    '',
  )
}

function lone(unit: number): string {
  const bytes = [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)]
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase()}`).join('')
}
