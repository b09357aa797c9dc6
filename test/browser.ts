import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

export interface FoundBrowser {
  path: string
  switches: readonly string[]
}

/** The browser of this machine, else the one that an npm package carries (Linux on x64 only); undefined where none runs. */
export async function findBrowser(): Promise<FoundBrowser | undefined> {
  const named = process.env['BROWSER_PATH']
  const path = named || installed.find((candidate) => existsSync(candidate))
  if (path) return { path, switches }
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  // The package unpacks the libraries it brings only where it believes to run in a bare function runtime.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  return { path: await packaged.executablePath(), switches: [...switches, '--no-zygote'] }
}

export async function launchBrowser(): Promise<Browser> {
  const found = await findBrowser()
  if (!found) throw new Error('No browser on this machine: install Chromium or set BROWSER_PATH.')
  return chromium.launch({ executablePath: found.path, args: [...found.switches], headless: true })
}
