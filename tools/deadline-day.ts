import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { deadlineDay } from '../test/load/day.ts'
import { brokenPromises } from '../test/load/kept.ts'
import { quantile } from './bench/submissions.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '20' },
    places: { type: 'string', default: '141' },
    people: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
  },
})
const dataDir = mkdtempSync(join(tmpdir(), 'icc-deadline-day-'))
const day = await deadlineDay(dataDir, {
  places: Number(values.places),
  peopleEach: Number(values.people),
  items: 250,
  thinking: 10_000,
  until: { minutes: Number(values.minutes) },
  seed: Number(values.seed),
  say: (line) => console.log(line),
})
const broken = await brokenPromises(day)
const { told, kills, seconds } = day
const ms = (share: number) => `${Math.round(quantile(told.ms, share))} ms`
console.log(
  `${values.places} places x ${values.people} people, ${Math.round(seconds)} s: ${told.saved.length} answers acknowledged ` +
    `(${(told.saved.length / seconds).toFixed(1)} a second), ${told.clashes} clashes, ${told.choices} decided, ` +
    `${told.signedOff.size} rounds signed off, ${told.late} answers told that they came too late.\n` +
    `To the acknowledgement, tries repeated during an outage included: p50 ${ms(0.5)}, p99 ${ms(0.99)}, at most ${ms(1)}.\n` +
    `kill -9: web ${kills.web}, worker ${kills.worker}, database ${kills.database}; ${told.again} requests were sent again.`,
)
for (const line of broken.slice(0, 50)) console.log(line)
console.log(
  broken.length === 0 ? 'Everything that was acknowledged is there.' : `${broken.length} promises are broken.`,
)
await day.close()
rmSync(dataDir, { recursive: true, force: true })
process.exit(broken.length === 0 ? 0 : 1)
