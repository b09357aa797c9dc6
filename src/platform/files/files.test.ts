import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import { sql } from 'kysely'
import { ZipFile } from 'yazl'
import { testDatabase } from '../../../test/database.ts'
import { deleteUnusedFiles, fileTypes, findFile, keepFile } from './index.ts'
import { inspect } from './inspect.ts'
import { largestFile, namedAs } from './types.ts'

const { db } = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'icc-files-'))
after(() => rmSync(folder, { recursive: true, force: true }))

type Parts = readonly (readonly [name: string, content: string | Buffer])[]

async function zip(parts: Parts, comment = ''): Promise<Buffer> {
  const file = new ZipFile()
  for (const [name, content] of parts) file.addBuffer(Buffer.from(content), name, { compress: name !== 'mimetype' })
  file.end({ comment } as Parameters<typeof file.end>[0])
  const written: Buffer[] = []
  for await (const part of file.outputStream as AsyncIterable<Buffer>) written.push(part)
  return Buffer.concat(written)
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const listing = (type: string) => `<Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`
const document: Parts = [
  ['[Content_Types].xml', listing(`${word}.main+xml`)],
  ['word/document.xml', '<w:document/>'],
]
const openText: Parts = [
  ['mimetype', 'application/vnd.oasis.opendocument.text'],
  ['content.xml', '<office/>'],
  ['META-INF/manifest.xml', '<manifest/>'],
]

const chunk = (type: string, content = Buffer.alloc(0)) => {
  const body = Buffer.concat([Buffer.from(type), content])
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(content.byteLength)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([size, body, sum])
}
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
  chunk('IEND'),
])
const jpeg = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffc0000b080001000101011100ffda000801010000003f0037ffd9',
  'hex',
)
const webp = Buffer.from('524946461a000000574542505650384c0d0000002f00000010071011118888fe0700', 'hex')
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
const docx = await zip(document)
const odt = await zip(openText)
const bomb = Buffer.alloc(160_000_000)
const small = await zip([...document, ['word/media/a.bin', bomb.subarray(0, 1_000_000)]])

describe('files that are taken, told by their bytes', () => {
  const good: readonly (readonly [string, Buffer])[] = [
    ['application/pdf', pdf],
    [word, docx],
    ['application/vnd.oasis.opendocument.text', odt],
    ['image/png', png],
    ['image/jpeg', jpeg],
    ['image/webp', webp],
  ]
  for (const [type, content] of good) {
    test(type, async () => assert.deepEqual(await inspect(content), { type }))
  }
})

describe('files that are not', () => {
  const hostile: readonly (readonly [string, Buffer | Promise<Buffer>, string])[] = [
    ['nothing at all', Buffer.alloc(0), 'empty'],
    ['16 MB', Buffer.concat([pdf, Buffer.alloc(16_000_000), pdf]), 'size'],
    ['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'type'],
    ['a page', Buffer.from('<!doctype html><title>a.pdf</title>'), 'type'],
    ['a page inside a PDF', Buffer.from('%PDF-1.7 <html><script>1</script>\n%%EOF'), 'type'],
    [
      'a PDF behind a picture’s head',
      Buffer.concat([png.subarray(0, 33), chunk('tEXt', pdf), png.subarray(33)]),
      'type',
    ],
    ['an archive behind a picture', Buffer.concat([png, docx]), 'type'],
    ['an archive behind a photograph', Buffer.concat([jpeg, docx]), 'type'],
    ['an archive behind a PDF', Buffer.concat([pdf, docx, Buffer.from('%%EOF')]), 'type'],
    ['a PDF in the first part of an archive', zip([['mimetype', pdf], ...document]), 'type'],
    ['a page in the comment of an archive', zip(document, '<script>1</script>'), 'type'],
    ['an archive that is no document', zip([['readme.txt', 'hello']]), 'type'],
    ['two documents in one', zip([...openText, ...document]), 'type'],
    ['a program', Buffer.from('MZ\u0090\0\u0003\0\0\0'), 'type'],
    ['half a PDF', pdf.subarray(0, 20), 'damaged'],
    ['half a document', docx.subarray(0, docx.byteLength / 2), 'damaged'],
    ['half a picture', png.subarray(0, 40), 'damaged'],
    ['bytes behind a picture', Buffer.concat([png, Buffer.from('more')]), 'damaged'],
    ['half a photograph', jpeg.subarray(0, 24), 'damaged'],
    ['a picture longer than it says', Buffer.concat([webp, Buffer.from('more')]), 'damaged'],
    [
      'a document with a program by its type',
      zip([
        ['[Content_Types].xml', listing('application/vnd.ms-word.document.macroEnabled.main+xml')],
        ['word/document.xml', '<w:document/>'],
      ]),
      'macros',
    ],
    ['a document with a program by its parts', zip([...document, ['word/vbaProject.bin', 'x']]), 'macros'],
    ['an open document with a program', zip([...openText, ['Basic/Standard/Module1.xml', 'x']]), 'macros'],
    ['a bomb', zip([...document, ['word/media/a.bin', bomb]]), 'type'],
    ['a bomb that says it is small', lying(small), 'damaged'],
  ]
  for (const [what, content, fault] of hostile) {
    test(what, async () => assert.deepEqual(await inspect(await content), { fault }))
  }

  /** The size of the last part as the list at the end of an archive tells it. */
  function lying(archive: Buffer): Buffer {
    const at = archive.lastIndexOf(Buffer.from('PK\x01\x02'))
    archive.writeUInt32LE(10, at + 24)
    return archive
  }
})

test('the name of a file ends as its bytes want', () => {
  assert.equal(namedAs('application/pdf', 'plan.PDF'), 'plan.PDF')
  assert.equal(namedAs('application/pdf', 'plan.html'), 'plan.html.pdf')
  assert.equal(namedAs('image/jpeg', 'photo.jpeg'), 'photo.jpeg')
})

test('a kind that was not asked for is not kept, and leaves no file behind', async () => {
  const refused = await keepFile(db, folder, png, { now: new Date(), accepts: ['application/pdf'] })
  assert.deepEqual(refused, { fault: 'type' })
  assert.equal(readdirSync(folder).length, 0)
  assert.ok(png.byteLength < largestFile)
})

test('a file goes with its bytes when nothing refers to it any more, and not before a day has passed', async () => {
  const monday = new Date('2026-11-23T09:00:00Z')
  const [kept, loose] = await Promise.all(
    [pdf, png].map((content) => keepFile(db, folder, content, { now: monday, accepts: fileTypes })),
  )
  assert.ok(kept && 'id' in kept && loose && 'id' in loose)
  await sql`insert into official_entry (id, name, country, created_at) values ('e', 'E', 'QM', now())`.execute(db)
  await sql`insert into official_version (entry_id, version, variant, basis, figures, file_id, file_name, origin, entered_at)
    values ('e', 1, 'core', 'own_result', '[]', ${kept.id}, 'a.pdf', 'form', now())`.execute(db)
  assert.equal(await deleteUnusedFiles(db, folder, monday), 0)
  assert.equal(await deleteUnusedFiles(db, folder, new Date('2026-11-24T09:00:00Z')), 1)
  assert.equal(await findFile(db, folder, loose.id), undefined)
  assert.equal(existsSync(join(folder, loose.id.slice(0, 2), loose.id)), false)
  assert.deepEqual(Buffer.from((await findFile(db, folder, kept.id))?.content ?? []), pdf)
})
