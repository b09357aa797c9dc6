import { fork } from 'node:child_process'
import { join } from 'node:path'
import { after } from 'node:test'

export interface RunningProvider {
  issuer: string
  /**
   * Signs in at the provider as a browser would, from the address the program redirected to: resolves to where the
   * provider sends the browser back, path and query. The name 'refuse' breaks off instead.
   */
  answerTo(url: string, name: string): Promise<string>
}

/** A real provider in its own process, on a port of its own. Call it at the top of a file. */
export async function startProvider(redirectUri: string): Promise<RunningProvider> {
  const child = fork(join(import.meta.dirname, 'provider.program.ts'), [redirectUri], {
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    // Not those of this process, which may be a test runner's.
    execArgv: [],
  })
  after(() => void child.kill())
  const issuer = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (said: Buffer) => resolve(said.toString().trim()))
    child.once('exit', () => reject(new Error('The provider ended by itself.')))
  })
  return { issuer, answerTo: (url, name) => walk(issuer, redirectUri, url, name) }
}

async function walk(issuer: string, redirectUri: string, url: string, name: string): Promise<string> {
  const cookies = new Map<string, string>()
  const visit = async (address: string, form?: Record<string, string>) => {
    const cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join('; ')
    const body = form && new URLSearchParams(form)
    const answer = await fetch(new URL(address, issuer), {
      redirect: 'manual',
      headers: { cookie },
      ...(body && { method: 'POST', body }),
    })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      const [key = '', ...value] = pair.split('=')
      cookies.set(key, value.join('='))
    }
    return answer
  }
  let next = url
  for (let steps = 0; steps < 20; steps += 1) {
    const answer = await visit(next)
    const location = answer.headers.get('location')
    if (location?.startsWith(redirectUri)) return location.slice(new URL(redirectUri).origin.length)
    if (location) {
      next = location
      continue
    }
    const page = await answer.text()
    const action = /action="([^"]+)"/.exec(page)?.[1]
    if (!action) throw new Error(`The provider shows no form: ${page}`)
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ''
    if (name === 'refuse') next = `${action}/abort`
    else next = (await visit(action, { prompt, login: name, password: 'any' })).headers.get('location') ?? ''
    if (next.startsWith(redirectUri)) return next.slice(new URL(redirectUri).origin.length)
  }
  throw new Error('The provider does not come to an end.')
}
