import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { type Doc, type Form, pdfOf, wordOf } from '#platform/document'
import type { Env } from '#platform/http'
import { keptFiles } from './kept-files.ts'

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The name of a file, without what file systems and headers mind. */
export const fileName = (...parts: readonly string[]): string =>
  parts
    .join('-')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gi, '-')

const kept = keptFiles()

/** What a document says and where its links lead, whoever asks; of its date only the day is printed. */
function keyOf(kind: 'pdf' | 'docx', form: Form, doc: Doc, origin: string): string {
  const said = JSON.stringify([kind, form, origin, { ...doc, date: doc.date && doc.date.toISOString().slice(0, 10) }])
  return createHash('sha256').update(said).digest('hex')
}

/** A document as a tagged PDF, made once while it is remembered; a sheet has no cover. Throws Refusal unavailable. */
export async function sendPdf(c: Context<Env>, doc: Doc, name: string, form: Form = 'book'): Promise<Response> {
  const { origin, speech } = c.var.view
  const key = keyOf('pdf', form, doc, origin)
  const bytes = await kept(key, speech, async () => (await pdfOf(doc, { form, origin })).bytes)
  return sent(c, bytes, 'application/pdf', `${name}.pdf`)
}

export async function sendWord(c: Context<Env>, doc: Doc, name: string, form: Form = 'book'): Promise<Response> {
  const { origin, speech } = c.var.view
  const bytes = await kept(keyOf('docx', form, doc, origin), speech, () => wordOf(doc, origin, { form }))
  return sent(c, bytes, wordType, `${name}.docx`)
}

export const sendCalendar = (c: Context<Env>, file: string, name: string): Response =>
  sent(c, file, 'text/calendar; charset=utf-8', `${name}.ics`)

function sent(c: Context<Env>, body: string | Uint8Array<ArrayBuffer>, type: string, name: string): Response {
  return c.body(body, 200, { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` })
}
