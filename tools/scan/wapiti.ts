import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

export interface Finding {
  category: string
  level: number
  method: string
  path: string
  parameter: string
  info: string
  /** What the server did when it was attacked: an error of its own, a time-out. */
  anomaly: boolean
}

export interface Scan {
  findings: Finding[]
  pages: number
  seconds: number
}

type Entry = Omit<Finding, 'category' | 'anomaly'>
type Entries = Record<string, Entry[]>

/** Left out: ssrf, xxe, wapp and nikto ask hosts elsewhere; buster, brute_login_form and the rest look for other programs. */
const modules = [
  'csp',
  'cookieflags',
  'http_headers',
  'csrf',
  'crlf',
  'redirect',
  'methods',
  'htaccess',
  'exec',
  'file',
  'sql',
  'blindsql',
  'xss',
  'permanentxss',
  'backup',
]

export interface ScanOptions {
  origin: string
  /** A folder of its own for wapiti's notes and its report. */
  room: string
  headers: Record<string, string>
  /** Addresses, with * as a wildcard. */
  leaveOut: readonly string[]
  /** Seconds for finding pages, and for each module, which ends the page it is at. */
  crawl: number
  attack: number
  /** Pages of one folder; and fields of an address or form, whose every field is attacked with every payload. */
  each: number
  fields: number
}

// The release in Debian 12 cannot leave addresses out on the Python beside it: the one function that fails is replaced.
const start = `
import fnmatch, re
from wapitiCore.net import crawler
from wapitiCore.main.wapiti import wapiti_main
crawler.wildcard_translate = lambda pattern: re.compile(fnmatch.translate(pattern))
wapiti_main()`
const python = '/usr/bin/python3'

export function hasWapiti(): boolean {
  return spawnSync(python, ['-c', 'import wapitiCore'], { stdio: 'ignore' }).status === 0
}

export async function scan({ origin, room, headers, leaveOut, ...bounds }: ScanOptions): Promise<Scan> {
  const report = join(room, 'report.json')
  const began = performance.now()
  const fixed = `-u ${origin}/ --scope folder -s ${origin}/en/ -s ${origin}/fr/ -m ${modules.join(',')} -f json -o ${report}
    --store-session ${room} --max-scan-time ${bounds.crawl} --max-attack-time ${bounds.attack} -t 10
    --max-files-per-dir ${bounds.each} --max-parameters ${bounds.fields} --no-bugreport --flush-session -v 1`
  const given = [
    ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]),
    ...leaveOut.flatMap((address) => ['-x', origin + address]),
  ]
  const said = await wapiti([...fixed.split(/\s+/), ...given], room)
  const found = JSON.parse(readFileSync(report, 'utf8')) as {
    vulnerabilities: Entries
    anomalies: Entries
  }
  return {
    findings: [...flat(found.vulnerabilities, false), ...flat(found.anomalies, true)],
    pages: said.split('\n').filter((line) => /^\[\+\] (GET|POST) /.test(line)).length,
    seconds: Math.round((performance.now() - began) / 1000),
  }
}

/** Without blocking this process, which has to read what the attacked program says. */
async function wapiti(args: readonly string[], home: string): Promise<string> {
  const child = spawn(python, ['-c', start, ...args], {
    env: { ...process.env, HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  await ended
  if (child.exitCode !== 0) throw new Error(`wapiti ended with ${child.exitCode}:\n${stdout.slice(-2000)}\n${stderr}`)
  return stdout
}

function flat(entries: Entries, anomaly: boolean): Finding[] {
  return Object.entries(entries).flatMap(([category, list]) =>
    list.map((entry) => Object.assign({}, entry, { category, anomaly })),
  )
}
