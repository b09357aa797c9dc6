import type { Config } from '#config'
import { isVersion, packages, releaseData, releaseFirst, type Releasing } from '#insight'
import { readEditions, withRegistered } from '#instruments'
import type { Db } from '#platform/database'
import { openTables } from '#site'
import { instrumentsFolder } from './deps.ts'

type Given = { db: Db; config: Pick<Config, 'publicUrl' | 'demonstration'> }

interface Output {
  say(line: string): void
  warn(line: string): void
}

async function releasingOf({ db, config }: Given, now: Date): Promise<Releasing> {
  const editions = withRegistered(db, await readEditions(instrumentsFolder), () => now)
  return { tables: openTables({ editions }), origin: config.publicUrl, now }
}

/** The first data packages, where there are none yet. */
export async function releaseFirstData(given: Given, now: Date, say: Output['say']): Promise<void> {
  const releasing = { ...(await releasingOf(given, now)), demonstration: given.config.demonstration }
  const made = await releaseFirst(given.db, releasing)
  if (made.length > 0) say(`Released the first data packages: ${made.join(', ')}.`)
}

/** `release-data VERSION`: packs what is public now under a version that then never changes. */
export async function releaseDataCommand(given: Given, [version, ...rest]: readonly string[], output: Output) {
  if (version === undefined || rest.length > 0 || !isVersion(version)) {
    output.warn('Say under which version, as digits, dots and hyphens: icc release-data 2027.1')
    return 2
  }
  const releasing = await releasingOf(given, new Date())
  for (const name of packages) {
    if (name === 'demonstration' && !given.config.demonstration) continue
    const hash = await releaseData(given.db, name, version, releasing)
    if (hash === undefined) {
      output.warn(`Version ${version} of the package "${name}" is released already and never changes: choose another.`)
      return 1
    }
    output.say(`${name} ${version}: SHA-256 ${hash}`)
  }
  return 0
}
