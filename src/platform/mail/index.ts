import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'

export { clearOutbox, outboxNaming, removeFromOutbox } from './outbox.ts'

export interface Message {
  to: string
  subject: string
  /** Plain text is the whole message: every client and every screen reader shows it. */
  text: string
  /** The same in HTML, for clients that prefer it. */
  html?: string
  /** Address that a mail program may post to, without a session, for its reader to get no such mail any more (RFC 8058). */
  oneClickUnsubscribe?: string
}

export interface Mailer {
  send(message: Message): Promise<void>
}

export interface OutboxEntry {
  name: string
  to: string
  subject: string
  text: string
}

/** Mail over SMTP, for instance `smtps://user:password@mail.example.org`. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url)
  return {
    async send(message) {
      await transport.sendMail(envelope(message, from))
    },
  }
}

/** Mail as files: the same bytes that a server would be given (.eml), and beside them what a reader needs (.json). */
export function fileMailer(folder: string, from: string, now: () => Date): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true })
  return {
    async send(message) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const { message: bytes, messageId } = await transport.sendMail(envelope(message, from))
      const name = `${now().toISOString().replace(/[:.]/g, '-')}-${messageId.replace(/\W/g, '').slice(0, 8)}`
      await writeFile(join(folder, `${name}.eml`), bytes as Buffer)
      const entry: OutboxEntry = { name, ...message }
      await writeFile(join(folder, `${name}.part`), JSON.stringify(entry))
      await rename(join(folder, `${name}.part`), join(folder, `${name}.json`))
    },
  }
}

/** Newest first. */
export async function listOutbox(folder: string): Promise<OutboxEntry[]> {
  const names = await readdir(folder).catch(() => [])
  const newest = names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .toReversed()
    .slice(0, 50)
  return Promise.all(newest.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as OutboxEntry))
}

function envelope(message: Message, from: string): SendMailOptions {
  return {
    from,
    to: message.to,
    subject: message.subject,
    text: message.text,
    ...(message.html !== undefined && { html: message.html }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(message.oneClickUnsubscribe !== undefined && {
        'List-Unsubscribe': `<${message.oneClickUnsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  }
}
