import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { demonstrationAccounts, loadDemonstration, removeDemonstration } from '#demonstration'
import { loadSupport } from '#assessment'
import { loadOfficialResults } from '#insight'
import { type Editions, registerEditions } from '#instruments'
import { loadStatedFigures } from '#outreach'
import { loadEntries, loadPractices, loadSurveys } from '#library'
import { loadNetwork } from '#network'
import { type Db, together } from '#platform/database'
import { followSources, refreshAll } from '#platform/search'
import { writeTrail } from '#platform/trail'
import { searchSources } from '#site'
import { entryKinds } from './entry-kinds.ts'
import { root } from './store.ts'

const data = join(root, 'data')

type LoadedTable = {
  loaded: { name: string; hash: string; loaded_at: Date }
}

/** Registers the editions and loads what has changed since the last time. `say` hears what is being done. */
export async function loadRecord(
  db: Db,
  editions: Editions,
  now: () => Date,
  say: (line: string) => void,
): Promise<void> {
  await registerEditions(db, editions, now())
  await loadSurveys(db, editions, now())
  const sources = searchSources({ editions, entryKinds })
  await followSources(db, sources)
  const hash = hashOf(globSync(['*.{csv,json}', 'record/*.yaml'], { cwd: data }), [JSON.stringify(entryKinds)])
  if ((await loadedHash(db, 'record')) === hash) return
  say('Loading the open record: places, practices, published figures …')
  const { db: one, run } = together(db)
  await run(async () => {
    await loadNetwork(one, data)
    await loadPractices(one, data)
    await loadOfficialResults(one, data)
    await loadSupport(one, data)
    await loadEntries(one, data, entryKinds)
    await loadStatedFigures(one, data)
    await markLoaded(one, 'record', hash, now())
  })
  await refreshAll(db, sources, (error) => say(`Not found by the search: ${String(error)}`))
  await planAnew(db)
}

/** Puts the invented network in, unless this version of it stands there or somebody took it out. */
export async function loadDemonstrationOnce(
  db: Db,
  editions: Editions,
  now: () => Date,
  say: (line: string) => void,
  files?: string,
): Promise<void> {
  const texts = globSync('demonstration/*', { cwd: data })
  const hash = hashOf(texts, [...editions.list().map((edition) => edition.hash), JSON.stringify(demonstrationAccounts)])
  const loaded = await loadedHash(db, 'demonstration')
  if (loaded === hash || loaded === removed) return
  say(
    loaded
      ? 'Loading the demonstration network anew, since it has changed: what was tried out in the former one goes …'
      : 'Loading the demonstration network: invented places with three rounds each …',
  )
  const { db: one, run } = together(db)
  await run(async () => {
    await removeDemonstration(one, entryKinds)
    await loadDemonstration({ db: one, editions, now, dataFolder: data, filesFolder: files })
    await markLoaded(one, 'demonstration', hash, now())
  })
  await refreshAll(db, searchSources({ editions, entryKinds }), (error) =>
    say(`Not found by the search: ${String(error)}`),
  )
  await planAnew(db)
}

/** The server plans by what it last counted, which for tables just filled is nothing: lists then take three times as long. */
async function planAnew(db: Db): Promise<void> {
  await sql`analyze`.execute(db)
}

const removed = 'removed'
/** Told by the load that follows. */
const wanted = 'wanted'

export async function takeDemonstrationOut(db: Db): Promise<void> {
  const { db: one, run } = together(db)
  await run(async () => {
    await removeDemonstration(one, entryKinds)
    await markLoaded(one, 'demonstration', removed, new Date())
  })
}

/** Lets the next load put the invented network in again. */
export async function forgetDemonstration(db: Db): Promise<void> {
  await markLoaded(db, 'demonstration', wanted, new Date())
}

async function loadedHash(db: Db, name: string): Promise<string | undefined> {
  const row = await db
    .withTables<LoadedTable>()
    .selectFrom('loaded')
    .select('hash')
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.hash
}

async function markLoaded(db: Db, name: string, hash: string, at: Date): Promise<void> {
  const row = { name, hash, loaded_at: at }
  await db.transaction().execute(async (tx) => {
    await tx
      .withTables<LoadedTable>()
      .insertInto('loaded')
      .values(row)
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
      .execute()
    if (hash === wanted) return
    const action = hash === removed ? 'record taken out' : 'record loaded'
    await writeTrail(tx, { at, by: null, action, subject: { kind: 'record', id: name }, details: { hash } })
  })
}

function hashOf(files: readonly string[], more: readonly string[] = []): string {
  const hash = createHash('sha256')
  for (const file of [...files].sort()) hash.update(file).update(readFileSync(join(data, file)))
  for (const text of more) hash.update(text)
  return hash.digest('hex')
}
