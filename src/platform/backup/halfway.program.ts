// A restore that stops in the middle of its rows and waits to be killed: see refused.test.ts.
import { Readable } from 'node:stream'
import { type EmbeddedDatabase, openPool } from '../database/index.ts'
import { openArchive, restore } from './index.ts'

const [connection = '', path = '', migrations = '', dataDir = ''] = process.argv.slice(2)
const pool = openPool(JSON.parse(connection) as EmbeddedDatabase['connection'])
const archive = await openArchive(path)
const read: typeof archive.read = async (file) => {
  if (file.file !== 'tables/note.copy') return archive.read(file)
  const beginning = (await (await archive.read(file)).take(1).toArray()) as Buffer[]
  return Readable.from(
    (async function* () {
      yield* beginning
      process.stdout.write('halfway\n')
      await new Promise((resolve) => setInterval(resolve, 1_000_000))
    })(),
  )
}
await restore({ pool, archive: { ...archive, read }, path, migrations, dataDir, replace: true })
