import { sql } from 'kysely'
import { demonstrationAccounts, demonstrationCoordinator } from '#demonstration'
import { releaseFirst } from '#insight'
import { filesFolder, keepFile } from '#platform/files'
import { href } from '#routes'
import { openTables } from '#site'
import { permissions } from '../../src/permissions.ts'
import type { TestApp } from '../app.ts'
import { type Samples, samples } from '../permission-samples.ts'
import { type Person, signInHalfway, signInRealSecretariat, signInRoles } from './people.ts'
import { readingRoutes } from './routes.ts'

export interface Prepared {
  known: Samples
  /** Everybody but the stranger. */
  signedIn: Person[]
  /** Where a crawl begins: an address of every route, and what only mails and files lead to. */
  starts: string[]
}

/** The demonstration network with whatever it takes for every page and form to be there. */
export async function prepare(tested: TestApp): Promise<Prepared> {
  const { deps, post, signIn, linkFor, forgetTries } = tested
  const known = await samples(deps.db)
  // From two browsers, so that there is a session to end.
  await signIn(demonstrationCoordinator.email)
  const roles = await signInRoles(tested, ['place_coordinator', 'network_coordinator', 'secretariat', 'expert'])
  const signedIn = [...roles, await signInRealSecretariat(tested), await signInHalfway(tested)]
  const setsUp = roles.find(({ role }) => role === 'expert')
  await post(href('secondFactorSetUp', { lang: 'en' }), {}, setsUp?.cookie)
  const waits = demonstrationAccounts.find(({ role }) => role === 'deputy')
  const link = await linkFor(waits?.email ?? '')
  const addresses = readingRoutes.map(({ key, pattern }) => known.address(pattern, permissions.get(key)?.rule.target))
  await forgetTries()
  return {
    known,
    signedIn,
    starts: [...addresses, link, known.invitation, await keptFile(tested), ...(await released(tested))],
  }
}

async function keptFile({ deps: { db, config, now } }: TestApp): Promise<string> {
  const report = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
  const accepts = ['application/pdf'] as const
  const file = await keepFile(db, filesFolder(config.dataDir), report, { now: now(), accepts })
  if ('fault' in file) throw new Error('The report is no PDF.')
  await sql`insert into official_entry (id, name, country, created_at)
    values ('fedcbafedcba', 'Elsewhere', 'QM', ${now()})`.execute(db)
  await sql`insert into official_version (entry_id, version, variant, basis, figures, file_id, file_name, origin, entered_at)
    values ('fedcbafedcba', 1, 'core', 'own_result', '[]', ${file.id}, 'report.pdf', 'form', ${now()})`.execute(db)
  return href('file', { id: file.id })
}

async function released({ deps, request }: TestApp): Promise<string[]> {
  const { db, config, now } = deps
  await releaseFirst(db, { tables: openTables(deps), origin: config.publicUrl, now: now(), demonstration: true })
  const page = await (await request(href('data', { lang: 'en' }))).text()
  return [...page.matchAll(/href="(\/data\/[^"]+)"/g)].flatMap(([, address]) => address ?? [])
}
