import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { assert as holds, asyncProperty, constantFrom, oneof, string } from 'fast-check'
import { parse } from 'node-html-parser'
import { drawing } from './fixtures/drawing.ts'
import { sample } from './fixtures/sample.ts'
import { documentFile, PapersBusy, pdfOf, PdfUnavailable, UnsoundDocument, wordOf } from './index.ts'
import type { Block, Doc } from './model.ts'
import { unzipped } from './fixtures/unzipped.ts'

const lacksCompiler = await pdfOf(sample('en', 0)).then(
  () => false,
  (error: unknown) => {
    if (error instanceof PdfUnavailable) return error.message
    throw error
  },
)
const onPaper = { skip: lacksCompiler }

/** Everything that a PDF says in its objects, also in those that it packs. */
function inside(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes).toString('latin1')
  const packed = [...raw.matchAll(/stream\r?\n([^]*?)\r?\nendstream/g)].map(([, content = '']) => {
    try {
      return inflateSync(Buffer.from(content, 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  return [raw, ...packed].join('\n')
}

/** How often each kind of tag stands in the tree. */
function tags(bytes: Uint8Array): Readonly<Record<string, number>> {
  const counted: Record<string, number> = {}
  for (const [, tag = ''] of inside(bytes).matchAll(/\/Type\s*\/StructElem\s*\/S\s*\/(\w+)/g)) {
    counted[tag] = (counted[tag] ?? 0) + 1
  }
  return counted
}

for (const lang of ['en', 'fr'] as const) {
  test(
    `a PDF in ${lang} can be read by a machine that reads aloud: tags, language, title, names of pictures`,
    onPaper,
    async () => {
      const doc = sample(lang)
      const { bytes, pages } = await pdfOf(doc)
      const content = inside(bytes)
      assert.match(content, /pdfuaid:part>1</, 'it says that it is PDF/UA-1')
      assert.match(content, /\/Marked true/)
      assert.match(content, /\/StructTreeRoot/)
      assert.match(content, new RegExp(`/Lang\\s*\\(${lang}`))
      assert.match(content, /\/DisplayDocTitle true/)
      assert.ok(pages > 7, `${pages} pages`)
      const found = tags(bytes)
      const tables = doc.sections.flatMap(({ sections = [] }) => sections.flatMap(({ blocks }) => blocks))
      assert.equal(found['Table'], tables.filter(({ kind }) => kind === 'table').length)
      assert.equal(found['Figure'], 6, 'a figure a chart, and the ornament of the cover is none')
      assert.equal(
        content.match(/\/S \/Figure\s+\/P \d+ 0 R\s+\/Alt\s*[(<]/g)?.length,
        6,
        'each figure has a text in its place',
      )
      for (const tag of ['H1', 'H2', 'TOCI', 'TH', 'L', 'LBody', 'Link', 'BlockQuote', 'Caption'])
        assert.ok(found[tag], `it has ${tag}`)
      assert.match(content, /\/Outlines/, 'it has bookmarks')
    },
  )
}

test('every typeface of a PDF is inside it', onPaper, async () => {
  const content = inside((await pdfOf(sample('en'))).bytes)
  const described = content.match(/\/Type\s*\/FontDescriptor/g)?.length ?? 0
  assert.ok(described >= 5, `${described} typefaces`)
  assert.equal(content.match(/\/FontFile[23]?\s/g)?.length, described)
})

test('what somebody would not get by ear is refused, in every format', async () => {
  const holding = (block: Block): Doc => ({ ...sample('en', 0), sections: [{ key: 'a', title: 'A', blocks: [block] }] })
  const svg = drawing(['a'])
  const unsound: readonly [string, Doc][] = [
    ['no text in its place', holding({ kind: 'figure', svg, alt: ' ', caption: ['Bars'] })],
    [
      'runs something',
      holding({ kind: 'figure', svg: svg.replace('</svg>', '<script>1</script></svg>'), alt: 'x', caption: [] }),
    ],
    [
      'runs something',
      holding({ kind: 'figure', svg: svg.replace('<rect', '<rect onclick="x()"'), alt: 'x', caption: [] }),
    ],
    [
      'fetches',
      holding({
        kind: 'figure',
        svg: svg.replace('<rect', '<use href="https://example.org/x"/><rect'),
        alt: 'x',
        caption: [],
      }),
    ],
    ['no drawing', holding({ kind: 'figure', svg: 'bars', alt: 'x', caption: [] })],
    ['another width', holding({ kind: 'table', caption: 'C', head: [{ runs: ['a'] }], rows: [[]] })],
    ['no title', { ...sample('en', 0), title: ' ' }],
    ['Two sections', { ...sample('en', 0), sections: [...sample('en', 0).sections, ...sample('en', 0).sections] }],
  ]
  for (const [why, doc] of unsound) {
    const refusal = (error: unknown) => error instanceof UnsoundDocument && error.message.includes(why)
    await assert.rejects(pdfOf(doc), refusal, why)
    await assert.rejects(wordOf(doc), refusal, why)
    assert.throws(() => documentFile(doc, { sheet: '', origin: '' }), refusal, why)
  }
})

/** Texts that mean something to one of the languages a document passes through, and texts of every writing system. */
const hostile = oneof(
  constantFrom(
    '#pagebreak()',
    '= Heading\n\n#link("https://evil.example")[x]',
    '$ integral $ @label <label> *bold* _it_ `raw` \\ \\u{41} // comment /* */',
    '#import "@preview/x:1.0.0"',
    '#read("/etc/passwd")',
    '"; #panic("x")',
    '</w:t></w:r><script>alert(1)</script>&amp;&lt;',
    ']]>--><!--',
    '👩‍👩‍👧 🏻 🇫🇷',
    'نعيش معًا שלום \u202e ab \u202c',
    '한국어 日本語 ไทย a\u0651\u0300',
    '\u0000\u0007\ud800 \ufffe',
    '- item\n+ item\n/ term: x\n\n\n|a|b|',
    'x'.repeat(10_000),
    'é ' + 'word '.repeat(2_000),
  ),
  string({ unit: 'binary', maxLength: 60 }),
  string({ unit: 'grapheme', maxLength: 60 }),
)

const everywhere = (text: string): Doc => ({
  lang: 'en',
  title: `T ${text}`,
  subtitle: text,
  description: text,
  author: `A ${text}`,
  mark: text,
  identifier: text,
  date: null,
  sections: [
    {
      key: 'a',
      title: `S ${text}`,
      blocks: [
        { kind: 'paragraph', runs: ['p', text, { text: `b${text}`, bold: true, italic: true }] },
        { kind: 'list', items: [[`l${text}`]] },
        { kind: 'facts', facts: [{ label: `f${text}`, value: [`v${text}`] }] },
        { kind: 'quote', runs: [`q${text}`], source: [`s${text}`] },
        { kind: 'callout', title: `c${text}`, blocks: [{ kind: 'paragraph', runs: [`i${text}`] }] },
        { kind: 'table', caption: `t${text}`, head: [{ runs: [`h${text}`] }], rows: [[{ runs: [`r${text}`] }]] },
        { kind: 'figure', svg: drawing(['a']), alt: `alt ${text}`, caption: [`k${text}`] },
      ],
    },
  ],
})

/** Without what follows the length of a text: lines and the pieces of one. */
const shape = (bytes: Uint8Array) => {
  const { Span: _, P: _paragraphs, Div: _parts, Strong: _bold, Em: _italic, Link, ...counted } = tags(bytes)
  return { ...counted, Link: Link ?? 0 }
}

test('no text changes what a PDF is made of: it is set as it is, whatever signs it holds', onPaper, async () => {
  const plain = shape((await pdfOf(everywhere('x'))).bytes)
  await holds(
    asyncProperty(hostile, async (text) => {
      assert.deepEqual(shape((await pdfOf(everywhere(text))).bytes), plain)
    }),
    { numRuns: 120, seed: 5 },
  )
})

test('no text leaves its place in a page or in a Word file', async () => {
  await holds(
    asyncProperty(hostile, async (text) => {
      const page = parse(documentFile(everywhere(text), { sheet: '', origin: '' }))
      assert.equal(page.querySelectorAll('script').length, 0)
      assert.equal(
        page.querySelectorAll('main *').length,
        parse(documentFile(everywhere('x'), { sheet: '', origin: '' })).querySelectorAll('main *').length,
      )
      const xml = (await unzipped(await wordOf(everywhere(text)))).get('word/document.xml') ?? ''
      assert.doesNotMatch(xml, /<script|(?![\n\t])\p{Cc}|\p{Cn}|\p{Cs}/u)
      assert.equal(xml.match(/<w:tbl>/g)?.length, 3)
    }),
    { numRuns: 40, seed: 5 },
  )
})

test('where too many wait, others are told to come back, and whoever is patient gets the file', async () => {
  const small: Doc = { ...sample('en', 0), sections: [] }
  const hasty = Array.from({ length: 40 }, () => wordOf(small))
  const patient = Array.from({ length: 3 }, () => wordOf(small, undefined, { patient: true }))
  const refused = (await Promise.allSettled(hasty)).flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  assert.ok(refused.length > 0 && refused.every((reason) => reason instanceof PapersBusy))
  for (const bytes of await Promise.all(patient)) assert.equal(Buffer.from(bytes).subarray(0, 2).toString(), 'PK')
})

test('narrow drawings stand beside each other and beside a paragraph, and keep their tags', onPaper, async () => {
  const narrow = { kind: 'figure', svg: drawing(['a']), alt: 'Bars', caption: ['Bars'], narrow: true } as const
  const paragraph = { kind: 'paragraph', runs: ['Words before a drawing.'] } as const
  const blocks: Block[] = [paragraph, narrow, paragraph, narrow, narrow, narrow]
  const { bytes } = await pdfOf({ ...sample('en', 0), sections: [{ key: 'a', title: 'A', blocks }] })
  assert.equal(tags(bytes)['Figure'], 4)
  assert.equal(tags(bytes)['Table'], undefined, 'side by side is no table')
})

test('a link leads where a reader may be led, and nowhere else', async () => {
  const hrefs = [
    'https://example.org/',
    '/en/places',
    '#a',
    '#none',
    'javascript:alert(1)',
    '//evil.example',
    'data:text/html,x',
  ]
  const runs = hrefs.map((href) => ({ text: href, href }))
  const doc: Doc = { ...sample('en', 0), sections: [{ key: 'a', title: 'A', blocks: [{ kind: 'paragraph', runs }] }] }
  const links = parse(documentFile(doc, { sheet: '', origin: 'https://index.example' })).querySelectorAll('p a')
  assert.deepEqual(
    links.map((link) => link.getAttribute('href')),
    ['https://example.org/', 'https://index.example/en/places', '#a'],
  )
})

test('a Word file opens: its parts are there, with real headings, languages, heads of tables and texts for pictures', async () => {
  const parts = await unzipped(await wordOf(sample('fr')))
  for (const name of ['[Content_Types].xml', 'word/document.xml', 'word/styles.xml', 'word/numbering.xml'])
    assert.ok(parts.has(name), name)
  const xml = parts.get('word/document.xml') ?? ''
  assert.match(xml, /<w:pStyle w:val="Heading1"\/>/)
  assert.match(xml, /<w:pStyle w:val="Heading2"\/>/)
  assert.match(xml, /<w:lang w:val="fr-FR"/)
  assert.match(xml, /<w:lang w:val="en-GB"/, 'a paragraph in another language says so')
  assert.equal(xml.match(/<w:tblHeader\/>/g)?.length, 5)
  const pictures = [...xml.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, alt = '']) => alt)
  assert.equal(pictures.length, 6)
  assert.ok(pictures.every((alt) => alt.startsWith('Barres de cinq domaines')))
})

test('a sheet as a Word file begins with its title: no contents, and no page that begins anew for them', async () => {
  const [book = '', sheet = ''] = await Promise.all(
    (['book', 'sheet'] as const).map(async (form) =>
      (await unzipped(await wordOf(sample('fr'), undefined, { form }))).get('word/document.xml'),
    ),
  )
  const anew = (xml: string) => xml.match(/<w:pageBreakBefore\/>/g)?.length ?? 0
  assert.match(book, /ContentsTitle/)
  assert.doesNotMatch(sheet, /ContentsTitle/)
  assert.equal(anew(book) - anew(sheet), 2)
})
