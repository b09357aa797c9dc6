import { type Agent, type IncomingMessage, request } from 'node:http'
import type { Item } from '#instruments'

interface Answered {
  status: number
  text: string
  location: string
  cookie: string
}

/** One request of a browser, over a connection that is kept. */
export function ask(
  agent: Agent,
  address: string,
  { cookie = '', accept = 'text/html', form }: { cookie?: string; accept?: string; form?: URLSearchParams } = {},
): Promise<Answered> {
  const headers = {
    accept,
    cookie,
    ...(form && { origin: new URL(address).origin, 'content-type': 'application/x-www-form-urlencoded' }),
  }
  return new Promise((resolve, reject) => {
    const sent = request(address, { agent, method: form ? 'POST' : 'GET', headers, timeout: 30_000 }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const { statusCode: status = 0, headers: got } = answer
        const set = [...new Set((got['set-cookie'] ?? []).map((one) => one.split(';')[0] ?? ''))].join('; ')
        resolve({ status, text: Buffer.concat(parts).toString(), location: got.location ?? '', cookie: set })
      })
    })
    sent.on('timeout', () => sent.destroy(new Error('no answer in time')))
    sent.on('error', reject)
    sent.end(form?.toString())
  })
}

export interface Event {
  key?: string
  board?: string
}

/** Hears of a round for as long as the connection stands; a connection of its own, as every phone has. */
export function hear(address: string, cookie: string, told: (event: Event) => void): { close(): void } {
  let rest = ''
  const read = (answer: IncomingMessage) => {
    answer.setEncoding('utf8')
    answer.on('error', () => {})
    answer.on('data', (text: string) => {
      const events = (rest + text).split('\n\n')
      rest = events.pop() ?? ''
      for (const event of events) {
        const data = event.split('\ndata: ')[1]
        if (data) told(JSON.parse(data) as Event)
      }
    })
  }
  const headers = { accept: 'text/event-stream', cookie }
  const open = request(address, { agent: false, headers }, read).on('error', () => {})
  open.end()
  return { close: () => void open.destroy() }
}

/** What somebody answers; another each time. */
export function valuesFor(item: Item, nth: number): string[] {
  if (item.kind === 'text') return [`What I would say, number ${nth}.`]
  if (!('options' in item)) return [String(Math.max(item.min, 1))]
  const codes = item.options.map(({ code }) => code)
  return [codes[nth % codes.length] ?? '']
}
