import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { describe, test } from 'node:test'
import { filesFolder } from '#platform/files'
import type { Endpoint } from '../surface/endpoints.ts'
import { endpoints, tested } from '../surface/world.ts'

const withFiles = endpoints.filter(({ fields }) => fields.some(({ type }) => type === 'file'))

const kept = () => readdirSync(filesFolder(tested.deps.config.dataDir), { recursive: true }).length
const before = kept()

const zip = Buffer.from('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==', 'base64')
const wrong: Readonly<Record<string, { name: string; type: string; content: Buffer }>> = {
  'a drawing with a script in it': file(
    'a.pdf',
    'application/pdf',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  ),
  'a page that calls itself a report': file(
    'a.pdf',
    'application/pdf',
    '<!doctype html><script>alert(1)</script>%PDF-1.7 %%EOF',
  ),
  'a program': file('a.csv', 'text/csv', 'MZ\u0090\0\u0003\0\0\0'),
  'an archive': { name: 'a.csv', type: 'text/csv', content: zip },
  'the test of virus scanners': file(
    'a.csv',
    'text/csv',
    String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`,
  ),
  'half a report': file('a.pdf', 'application/pdf', '%PDF-1.7\n1 0 obj\n<<>>'),
  'bytes that are no text': { name: '../../a.csv', type: 'text/csv', content: Buffer.from([0xff, 0xfe, 0x00, 0xd8]) },
  'a table with a zero byte': file('a.csv', 'text/csv', 'place,year\r\nbrannoreth-qn,20\x0024\r\n'),
  'two million bytes of nothing': { name: 'a.csv', type: 'text/csv', content: Buffer.alloc(2_000_000) },
  'sixteen million bytes': { name: 'a.pdf', type: 'application/pdf', content: Buffer.alloc(16_000_000, '%PDF-1.7 ') },
}

function file(name: string, type: string, text: string) {
  return { name, type, content: Buffer.from(text) }
}

describe('what is no file for it is refused with a sentence, and not kept', () => {
  for (const endpoint of withFiles) {
    for (const [what, { name, type, content }] of Object.entries(wrong)) {
      test(`${endpoint.name}: ${what}`, async () => {
        const answer = await send(endpoint, new File([new Uint8Array(content)], name, { type }))
        const body = await answer.text()
        assert.ok([413, 422].includes(answer.status), `answered ${answer.status}`)
        assert.match(body, /class="(error|notice error)[^>]*>\s*\S|<h1>[^<]+<\/h1>\s*<p/)
      })
    }
  }
})

async function send({ addresses, fields, people }: Endpoint, sent: File): Promise<Response> {
  const body = new FormData()
  for (const { name, type, value, choices } of fields) {
    if (type === 'file') body.set(name, sent)
    else body.set(name, value ?? choices[0] ?? '')
  }
  const [person] = people
  const headers = { origin: tested.deps.config.publicUrl }
  return tested.request(addresses[0] ?? '', {
    method: 'POST',
    body,
    headers,
    ...(person?.cookie && { cookie: person.cookie }),
  })
}

test('forms with files were found, and the folder of files is as it was', () => {
  assert.ok(withFiles.length >= 3)
  assert.equal(kept(), before)
  assert.deepEqual(tested.reported, [])
})
