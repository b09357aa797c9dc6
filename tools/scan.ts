// Attacks a program of its own with wapiti, signed out and signed in; fails on a high finding and on an error of the server.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { demonstrationCoordinator } from '../src/demonstration/index.ts'
import { listOutbox } from '../src/platform/mail/index.ts'
import { href } from '../src/routes.ts'
import { type RunningProgram, startProgram } from '../test/program.ts'
import { type Finding, hasWapiti, type Scan, scan } from './scan/wapiti.ts'

const short = process.argv.includes('--short')
if (!hasWapiti()) {
  process.stderr.write('The scan needs wapiti: on Debian, apt-get install wapiti.\n')
  process.exit(1)
}
const bounds = short ? { crawl: 20, attack: 5, each: 5, fields: 4 } : { crawl: 120, attack: 45, each: 12, fields: 8 }
const high = 3
const scans: Record<string, Scan> = {}
let answered = { total: 0, failed: [] as string[] }
const room = mkdtempSync(join(tmpdir(), 'icc-scan-'))
const program = await startProgram()
try {
  // Before the attacks, which ask for links to other addresses until no more are sent.
  const cookie = await signIn(program, demonstrationCoordinator.email)
  scans['signed out'] = await attack(program, 'out')
  scans['signed in'] = await attack(program, 'in', cookie)
  answered = await answers(program)
} finally {
  await program.stop()
  rmSync(room, { recursive: true, force: true })
}

const folder = join(import.meta.dirname, '..', 'var')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'scan.json'), `${JSON.stringify(scans, null, 2)}\n`)
for (const [who, { findings, pages, seconds }] of Object.entries(scans)) {
  console.log(`\n${who}: ${pages} pages and forms, ${seconds} s, ${findings.length} findings`)
  for (const line of summary(findings)) console.log(`- ${line}`)
}
console.log('\nEvery finding with its request: var/scan.json')
console.log(`\n${answered.total} requests were answered, ${answered.failed.length} kinds of them with a 5xx.`)
for (const line of answered.failed) console.log(`- ${line}`)
const all = Object.values(scans)
const serious = all.flatMap(({ findings }) => findings).filter(isSerious)
if (serious.length > 0) console.log(`${serious.length} of them are high, or errors of the server.`)
const few = all.some(({ pages }) => pages < 20)
if (few) console.log('Too few pages were found: the scan has shown nothing.')
process.exitCode = serious.length > 0 || answered.failed.length > 0 || few ? 1 : 0

function attack({ origin }: RunningProgram, name: string, cookie?: string): Promise<Scan> {
  const notes = join(room, name)
  mkdirSync(notes)
  return scan({
    origin,
    room: notes,
    // As a browser sends them with a form of ours: without, every form is refused as a stranger's and nothing is tried.
    headers: { Origin: origin, ...(cookie && { Cookie: cookie }) },
    // Leaving would end the session that the rest of the scan needs; the outbox and the assets are no pages.
    leaveOut: ['/en/sign-out*', '/fr/sign-out*', '/dev/*', '/assets/*'],
    ...bounds,
  })
}

/** What the program itself counted. */
async function answers({ origin }: RunningProgram): Promise<typeof answered> {
  const figures = await (await fetch(`${origin}/metrics`)).text()
  const lines = figures.split('\n').filter((line) => line.startsWith('icc_requests_total{'))
  const total = lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
  return { total, failed: lines.filter((line) => line.includes('status="5')) }
}

/** Through the mail, as everybody signs in. Resolves to the cookie. */
async function signIn({ origin, dataDir }: RunningProgram, email: string): Promise<string> {
  await post(origin + href('signIn', { lang: 'en' }), { email })
  const outbox = join(dataDir, 'outbox')
  for (let tries = 0; (await listOutbox(outbox)).length === 0; tries += 1) {
    if (tries > 300) throw new Error(`No sign-in link was mailed to ${email}.`)
    await delay(100)
  }
  const [mail] = await listOutbox(outbox)
  const link = /https?:\/\/\S+/.exec(mail?.text ?? '')?.[0] ?? ''
  const answer = await post(link, {})
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  if (cookies.length === 0) throw new Error('The sign-in link opened no session.')
  return cookies.join('; ')
}

function post(address: string, form: Record<string, string>): Promise<Response> {
  const { origin } = new URL(address)
  return fetch(address, { method: 'POST', redirect: 'manual', headers: { origin }, body: new URLSearchParams(form) })
}

function isSerious({ level, anomaly, info }: Finding): boolean {
  return anomaly ? /HTTP 5|500/.test(info) : level >= high
}

/** One line a kind, with its worst level and one example. */
function summary(findings: readonly Finding[]): string[] {
  const kinds = new Map<string, Finding[]>()
  for (const finding of findings) kinds.set(finding.category, [...(kinds.get(finding.category) ?? []), finding])
  return [...kinds].map(([category, list]) => {
    const level = Math.max(...list.map((finding) => finding.level))
    const [first] = list
    return `${category} (level ${level}, ${list.length} times): ${first?.info} at ${first?.method} ${first?.path}`
  })
}
