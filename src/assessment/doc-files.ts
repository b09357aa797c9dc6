import type { Context } from 'hono'
import { type Doc, pdfOf, PdfUnavailable, wordOf } from '#platform/document'
import { type Env, Refusal } from '#platform/http'

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The name of a file, without what file systems and headers mind. */
export const fileName = (...parts: readonly string[]): string => parts.join('-').replace(/[^a-z0-9-]/gi, '-')

/** A document as a tagged PDF. Throws Refusal unavailable where this machine has no compiler. */
export async function sendPdf(c: Context<Env>, doc: Doc, name: string): Promise<Response> {
  const pdf = await pdfOf(doc, { origin: c.var.view.origin }).catch((error: unknown) => {
    if (!(error instanceof PdfUnavailable)) throw error
    throw new Refusal('unavailable', c.var.view.speech.words('strategy')('pdf.unavailable'))
  })
  return sent(c, pdf.bytes, 'application/pdf', `${name}.pdf`)
}

export async function sendWord(c: Context<Env>, doc: Doc, name: string): Promise<Response> {
  return sent(c, await wordOf(doc, c.var.view.origin), wordType, `${name}.docx`)
}

export const sendCalendar = (c: Context<Env>, file: string, name: string): Response =>
  sent(c, file, 'text/calendar; charset=utf-8', `${name}.ics`)

function sent(c: Context<Env>, body: string | Uint8Array<ArrayBuffer>, type: string, name: string): Response {
  return c.body(body, 200, { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` })
}
