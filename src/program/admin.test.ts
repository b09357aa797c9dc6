import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../test/database.ts'
import { readConfig } from '#config'
import { adminCommand } from './admin.ts'

const { db } = await testDatabase()
const config = readConfig({ PUBLIC_URL: 'https://icc.example' })

async function admin(...argv: string[]) {
  const said: string[] = []
  const code = await adminCommand({ db, config }, argv, {
    say: (line) => said.push(line),
    warn: (line) => said.push(line),
  })
  return { code, said: said.join('\n') }
}

const secretariat = async () =>
  (
    await sql<{ email: string; name: string; language: string }>`
      select email, name, language from mandate join auth_user on auth_user.id = account_id
      where role = 'secretariat' order by email`.execute(db)
  ).rows

test('the first administrator is made by a command, which says where to sign in', async () => {
  const { code, said } = await admin('Anna.First@Example.org', '--name', 'Anna First', '--lang', 'fr')
  assert.equal(code, 0)
  assert.match(said, /https:\/\/icc\.example\/fr\/sign-in/)
  assert.deepEqual(await secretariat(), [{ email: 'anna.first@example.org', name: 'Anna First', language: 'fr' }])
})

test('a second one is refused unless it is meant', async () => {
  const refused = await admin('second@example.org')
  assert.equal(refused.code, 1)
  assert.match(refused.said, /--another/)
  assert.equal((await secretariat()).length, 1)
  assert.equal((await admin('second@example.org', '--another')).code, 0)
  assert.equal((await secretariat()).length, 2)
})

test('given twice it changes nothing', async () => {
  const again = await admin('anna.first@example.org', '--another')
  assert.equal(again.code, 1)
  assert.match(again.said, /already/)
  assert.equal((await secretariat()).length, 2)
})

for (const argv of [
  [],
  ['nobody'],
  ['a@example.org', 'b@example.org'],
  ['a@example.org', '--lang', 'xx'],
  ['a@example.org', '--force'],
]) {
  test(`"icc admin ${argv.join(' ')}" is answered with a sentence and does nothing`, async () => {
    const { code, said } = await admin(...argv)
    assert.equal(code, 2)
    assert.match(said, /icc admin EMAIL|does not speak/)
    assert.equal((await secretariat()).length, 2)
  })
}

test('an address that no mail reaches is refused', async () => {
  assert.match((await admin('me@demonstration.example', '--another')).said, /No mail reaches/)
})
