import { Agent, request } from 'node:http'

export interface Sent {
  status: number
  text: string
  location: string | undefined
}

export interface Sending {
  method: 'GET' | 'PUT' | 'POST'
  body?: string
  headers: Record<string, string>
}

const patience = 15_000

export const manyConnections = () => new Agent({ keepAlive: true, maxSockets: 1000 })

/** With less work of its own than fetch: the sender shares the machine with what it measures. Rejects when nothing is answered. */
export function send(agent: Agent, address: string, { body, ...options }: Sending): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const sent = request(address, { agent, timeout: patience, ...options }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const { statusCode: status = 0, headers } = answer
        resolve({ status, text: Buffer.concat(parts).toString(), location: headers.location })
      })
    })
    sent.on('timeout', () => sent.destroy(new Error('no answer in time')))
    sent.on('error', reject)
    sent.end(body)
  })
}

/** What somebody sends by script. */
export const asJson = (cookie: string, origin: string): Record<string, string> => ({
  cookie,
  origin,
  accept: 'application/json',
  'content-type': 'application/json',
})
