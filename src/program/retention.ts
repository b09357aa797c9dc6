import type { Config } from '#config'
import type { Db } from '#platform/database'
import { runRetention } from '#site'

/** `icc retention`: what the job does every night, now, and says what went. */
export async function retentionCommand(parts: { db: Db; config: Config }, say: (line: string) => void): Promise<void> {
  const gone = Object.entries(await runRetention({ ...parts, now: () => new Date() }))
  for (const [store, count] of gone) say(`${store}: ${count} taken out`)
  say(
    gone.length === 0
      ? 'Nothing has reached the end of its period.'
      : 'The rest has not reached the end of its period.',
  )
}
