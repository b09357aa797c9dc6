import * as fc from 'fast-check'
import type { Sent } from './sent.ts'
import { percentEncoded } from './values.ts'

export type Pairs = readonly (readonly [name: string, value: string])[]

type Body = Pick<Sent, 'headers' | 'body'>

const boundary = 'between'

export const asQuery = (pairs: Pairs): string =>
  pairs.map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(value)}`).join('&')

export const asForm = (pairs: Pairs): Body => ({
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: asQuery(pairs),
})

/** `files` are sent as files, as are, now and then, fields that are none. */
export function asParts(pairs: Pairs, files: ReadonlySet<string>, cut = false): Body {
  const parts = pairs.map(([name, value]) => {
    const quoted = name.replace(/[\r\n"]/g, (char) => encodeURIComponent(char))
    const file = files.has(name) ? '; filename="table.csv"\r\ncontent-type: text/csv' : ''
    return `--${boundary}\r\ncontent-disposition: form-data; name="${quoted}"${file}\r\n\r\n${value}\r\n`
  })
  const whole = `${parts.join('')}--${boundary}--\r\n`
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: cut ? whole.slice(0, Math.floor(whole.length * 0.7)) : whole,
  }
}

const typed = (type: string, body: string): Body => ({ headers: { 'content-type': type }, body })

/** The same fields in another dress than a form's, or no fields at all. */
export function misdressed(pairs: Pairs): fc.Arbitrary<Body> {
  const json = JSON.stringify(Object.fromEntries(pairs))
  const xml = pairs.map(([name, value]) => `<f n="${name}">${value}</f>`).join('')
  return fc.oneof(
    fc.constantFrom(
      typed('application/json', json),
      typed('application/json', json.slice(0, -2)),
      typed('application/json', 'null'),
      typed('application/json', '['.repeat(5000)),
      typed('application/xml', `<?xml version="1.0"?><!DOCTYPE f SYSTEM "file:///etc/passwd"><f>${xml}</f>`),
      typed('text/plain', asQuery(pairs)),
      typed('application/octet-stream', '\0\u0001\u0002'),
      typed('multipart/form-data', asQuery(pairs)),
      typed('multipart/form-data; boundary=', asQuery(pairs)),
      typed('application/x-www-form-urlencoded; charset=utf-16', asQuery(pairs)),
      typed('nonsense', asQuery(pairs)),
      asParts(pairs, new Set(), true),
      asParts(pairs, new Set(pairs.map(([name]) => name))),
      { headers: {} },
      typed('application/x-www-form-urlencoded', ''),
      typed('application/x-www-form-urlencoded', '&&&=&=x&%=%&%zz=%E0%A4%A&+='),
    ),
    fc.json().map((text) => typed('application/json', text)),
  )
}
