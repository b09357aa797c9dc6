import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#network'
import { loadNetwork } from '#network'
import { readEditions, registerEditions } from '#instruments'
import { instrumentsFolder } from '#program'
import { join } from 'node:path'
import { testDatabase } from '../../../../test/database.ts'
import { insertSurvey, insertVersion } from '../store.ts'
import { draftOf } from '../builder/draft-edition.ts'
import { openSurvey } from './actions.ts'
import { chosenFrom } from './model.ts'
import { listCandidates } from './people-store.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T09:00:00Z')
const editions = await readEditions(instrumentsFolder)
await registerEditions(db, editions, now)
await loadNetwork(db, join(import.meta.dirname, '..', '..', '..', '..', 'data'))

test('a crisis collection asks every member at once: one link and one queued mail each, or none at all', async (t) => {
  const candidates = await listCandidates(db, false, '2026-11-23')
  for (const { id } of candidates.filter(({ kind }) => kind === 'place')) {
    await sql`insert into auth_user (id, name, email) values (${id}, ${id}, ${`${id}@example.org`})`.execute(db)
    await sql`insert into mandate (id, account_id, place_id, role, from_on)
      values (${id}, ${id}, ${id}, 'place_coordinator', '2020-01-01')`.execute(db)
  }
  const edition = await editions.get('survey-crisis/2026')
  const row = { id: 'crisis', kind: 'crisis', demonstration: false, draft: draftOf(edition), letter: {} } as const
  await insertSurvey(db, { ...row, answersUntil: null, createdAt: now })
  await insertVersion(db, { surveyId: 'crisis', version: 1, editionId: edition.id, publishedAt: now })
  const actor: Actor = { accountId: candidates[0]?.id ?? '', demonstration: false, mandates: [] }
  const everybody = chosenFrom(candidates, { everybody: true, networks: [], places: [], coordinators: [] })
  assert.ok(everybody.length >= 141, `${everybody.length} members`)
  const begun = performance.now()
  const opening = { asked: everybody, letter: {}, answersUntil: null }
  const added = await openSurvey(db, { actor, now, origin: 'https://icc.example' }, 'crisis', opening)
  t.diagnostic(`${added} members asked in ${Math.round(performance.now() - begun)} ms`)
  assert.equal(added, everybody.length)
  const { rows } = await sql<{ jobs: number }>`select count(*)::integer as jobs from graphile_worker.jobs
    where task_identifier = 'survey letter'`.execute(db)
  assert.equal(rows[0]?.jobs, everybody.length)
})
