import { AsyncLocalStorage } from 'node:async_hooks'
import { inspect } from 'node:util'

/** An answered request, without anything that tells who asked or for what exactly. */
export interface Seen {
  id: string
  method: string
  /** The pattern of the address, such as /:lang/places/:id: never the address, which may hold a token. */
  route: string
  status: number
  ms: number
  /** The page promises that nothing tells when it was used: it is counted and leaves no line. */
  unlogged?: true
}

/** A job that was tried. */
export interface Tried {
  job: string
  attempt: number
  failed: boolean
}

export interface Log {
  /** A sentence about the program itself. */
  say(sentence: string): void
  request(seen: Seen): void
  job(tried: Tried): void
  error(error: unknown): void
}

/** The request that is being answered, by its id: an error found on the way is written with it. */
export const currentRequest = new AsyncLocalStorage<string>()

interface Out {
  stdout(line: string): void
  stderr(line: string): void
}

const streams: Out = {
  stdout: (line) => void process.stdout.write(`${line}\n`),
  stderr: (line) => void process.stderr.write(`${line}\n`),
}

/** For a machine: one JSON object a line, and no value of a row or address of a person. */
export function jsonLog(out: Out = streams, now: () => Date = () => new Date()): Log {
  const line = (level: 'info' | 'error', event: string, fields: object) =>
    JSON.stringify({ time: now().toISOString(), level, event, ...fields })
  return {
    say: (sentence) => out.stdout(line('info', 'program', { sentence: sentence.trim() })),
    request: (seen) => {
      if (!isUntold(seen)) out.stdout(line(seen.status >= 500 ? 'error' : 'info', 'request', seen))
    },
    job: (tried) => out.stdout(line(tried.failed ? 'error' : 'info', 'job', tried)),
    error: (error) => out.stderr(line('error', 'error', { id: currentRequest.getStore(), ...told(error) })),
  }
}

/** For a person at a terminal. */
export function plainLog(out: Out = streams): Log {
  return {
    say: out.stdout,
    request: (seen) => {
      const { method, route, status, ms } = seen
      if (!isUntold(seen) && !route.startsWith('/assets/')) out.stdout(`${method} ${route} ${status} ${ms} ms`)
    },
    job: ({ job, attempt, failed }) => out.stdout(`job ${job}: ${failed ? `failed (attempt ${attempt})` : 'done'}`),
    // inspect, not the stack: some libraries throw errors without one.
    error: (error) => out.stderr(inspect(error)),
  }
}

/** Also what is asked every few seconds by whatever watches the program. */
function isUntold({ route, status, unlogged }: Seen): boolean {
  if (unlogged) return true
  return status < 400 && ['/healthz', '/readyz', '/metrics'].includes(route)
}

/** Not the whole error: PostgreSQL's details quote rows, a mail server's answer names the recipient. */
function told(error: unknown): object {
  if (!(error instanceof Error)) return { message: withoutAddresses(inspect(error)) }
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return {
    name: error.name,
    message: withoutAddresses(error.message),
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    stack: withoutAddresses(frames(error.stack)),
    ...(error.cause !== undefined && { cause: told(error.cause) }),
  }
}

function frames(stack = ''): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .join('\n')
}

function withoutAddresses(text: string): string {
  return text.replace(/[^\s"'<>(),;:@]+@[^\s"'<>(),;:@]+\.[^\s"'<>(),;:@]+/g, '<address>')
}
